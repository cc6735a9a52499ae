package dev.granular;

import java.io.Serializable;
import java.util.List;

/** The points at which a surface is evaluated. */
public sealed interface Points extends Serializable {
    /** Largest number of points. */
    int MOST = 1 << 28;

    /**
     * A Latin hypercube over Q in [min, max] MOS and Qd in [0, max − min]: one point in each of {@code samples} equal
     * strips along either axis.
     *
     * @param samples number of points, 1 or more
     * @param seed the same seed gives the same points on every machine
     */
    record LatinHypercube(int samples, long seed) implements Points {
        /** Refuses an empty sample. */
        public LatinHypercube {
            if (samples < 1) {
                throw new InputException("a Latin hypercube of " + samples + " points: it needs at least 1");
            }
            if (samples > MOST) {
                throw new InputException("a Latin hypercube of " + samples + " points: there may be " + MOST);
            }
        }
    }

    /**
     * A regular grid over the same rectangle, ends included; the Q index runs slowest.
     *
     * @param qSteps values of Q, 2 or more
     * @param qdSteps values of Qd, 2 or more; no more than {@link #MOST} points in all
     */
    record Grid(int qSteps, int qdSteps) implements Points {
        /** Refuses a grid without area. */
        public Grid {
            if (qSteps < 2 || qdSteps < 2) {
                throw new InputException("a grid of " + qSteps + "x" + qdSteps + ": it needs at least 2x2");
            }
            if ((long) qSteps * qdSteps > MOST) {
                throw new InputException("a grid of " + qSteps + "x" + qdSteps + " has " + (long) qSteps * qdSteps
                        + " points: there may be " + MOST);
            }
        }
    }

    /**
     * Points from elsewhere.
     *
     * @param points in the order in which results are wanted, at least one
     */
    record Given(List<SurfacePoint> points) implements Points {
        /** Refuses an empty list. */
        public Given {
            points = List.copyOf(points);
            if (points.isEmpty()) {
                throw new InputException("no surface points given");
            }
        }
    }
}
