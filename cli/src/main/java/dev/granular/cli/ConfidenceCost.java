package dev.granular.cli;

import dev.granular.InputException;
import dev.granular.Points;
import dev.granular.inference.Sampling;
import java.util.HashSet;
import java.util.Locale;

/**
 * What intervals cost, measured roughly and the same on every machine.
 *
 * @param pairs of images that are weighed at all places, and draws of units that take as long, each for all figures
 * @param bytes that are kept
 */
record ConfidenceCost(double pairs, double bytes) {
    /** Draws that bands and tests rest on. */
    private static final double DRAWS = 2000;

    /** Bytes that a place of one figure takes in tables and report. */
    private static final double PLACE = 200;

    /** Time of a draw of a unit, in that of a pair. */
    private static final double DRAW = 0.2;

    /** What takes about a second on two cores, with all that is made of it. */
    private static final double SMALL = 1e9;

    /** Measures what is wanted, on a grid of so many steps. */
    static ConfidenceCost of(Study study, Plan plan, ConfidencePlan wanted, int steps) {
        double images = study.ratings().size();
        double units = wanted.clusters()
                .map(names -> (double) new HashSet<>(names).size())
                .orElse(images);
        if (images > Sampling.DEFAULT.above()) {
            double most = wanted.clusters().isPresent() ? Sampling.DEFAULT.clusters() : Sampling.DEFAULT.images();
            double share = Math.min(1, most / units);
            images *= share;
            units *= share;
        }
        double places = count(ConfidenceStudy.points(plan, steps));
        double figures = (double) study.models().size() * plan.methods().size();
        double pairs = places * figures * (images * images / 2 + units * DRAWS * DRAW);
        double drawn = Double.BYTES * places * figures * DRAWS;
        return new ConfidenceCost(pairs, drawn + PLACE * count(plan.points()) * figures);
    }

    private static double count(Points points) {
        return switch (points) {
            case Points.LatinHypercube(int samples, long _) -> samples;
            case Points.Grid(int qSteps, int qdSteps) -> (double) qSteps * qdSteps;
            case Points.Given(var given) -> given.size();
        };
    }

    /** Returns whether that is about a second, and little memory. */
    boolean isSmall() {
        return pairs < SMALL && bytes < Runtime.getRuntime().maxMemory() / 4.0;
    }

    /** Refuses what is too much for the heap. */
    void requireRoom() {
        long heap = Runtime.getRuntime().maxMemory();
        if (bytes > 0.7 * heap) {
            throw new InputException(String.format(
                    Locale.ROOT,
                    "intervals need %,.0f MB of memory and Java may take %,d MB: name fewer models with --models or methods"
                            + " with --methods, or leave them out with --confidence none",
                    bytes / (1 << 20),
                    heap >> 20));
        }
    }
}
