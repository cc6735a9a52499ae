package dev.granular.cli;

import dev.granular.Points;
import dev.granular.arrow.SurfacePointFile;
import java.nio.file.Path;

/** Points as asked for, before files are read and the seed is known. */
sealed interface PointsChoice {
    /** Returns the points themselves. */
    Points points(long seed);

    /** A Latin hypercube. */
    record LatinHypercube(int samples) implements PointsChoice {
        /** Refuses what the points themselves refuse, before any data are read. */
        public LatinHypercube {
            var _ = new Points.LatinHypercube(samples, 0);
        }

        @Override
        public Points points(long seed) {
            return new Points.LatinHypercube(samples, seed);
        }

        @Override
        public String toString() {
            return "lhs:" + samples;
        }
    }

    /** A regular grid. */
    record Grid(int qSteps, int qdSteps) implements PointsChoice {
        /** Refuses what the points themselves refuse, before any data are read. */
        public Grid {
            var _ = new Points.Grid(qSteps, qdSteps);
        }

        @Override
        public Points points(long seed) {
            return new Points.Grid(qSteps, qdSteps);
        }

        @Override
        public String toString() {
            return "grid:" + qSteps + "x" + qdSteps;
        }
    }

    /** Points read from a table with columns Q and Qd. */
    record FromFile(Path file) implements PointsChoice {
        @Override
        public Points points(long seed) {
            return new Points.Given(SurfacePointFile.read(file));
        }

        @Override
        public String toString() {
            return "file:" + file;
        }
    }
}
