package dev.granular.bench.coverage;

import dev.granular.Method;
import dev.granular.inference.Band;
import dev.granular.inference.Confidence;
import dev.granular.inference.Interval;
import dev.granular.inference.SurfaceComparison;
import dev.granular.inference.SurfaceInference;
import dev.granular.inference.Verdict;
import java.util.stream.IntStream;

/**
 * What bands of the first model, comparisons of the first two, and tests of all scores promise.
 *
 * @param truth correlations of the population at the points of the same grid
 * @param steps of the grid, along either axis
 */
record SurfacePromises(PopulationSurface truth, int steps) {
    /** Models that differ less are equal but for rounding. */
    private static final double EQUAL = 1e-6;

    /** Returns 1 if the band holds the whole surface; NaN if there is none. */
    double band(SurfaceInference surface, Method method) {
        return covers(surface.band(surface.models().getFirst(), method), truth.values(0, method));
    }

    /** Returns 1 if the interval of the mean height covers. */
    double meanHeight(SurfaceInference surface, Method method) {
        double[] expected = truth.values(0, method);
        double mean = 0;
        for (int k = 0; k < expected.length; k++) {
            mean += expected[k] * share(k / steps) * share(k % steps);
        }
        Confidence interval = surface.meanHeights()
                .orElseThrow()
                .estimate(surface.models().getFirst(), method)
                .interval();
        return interval instanceof Interval given ? given.contains(mean) ? 1 : 0 : Double.NaN;
    }

    /** Returns the share of a line of points in the mean, by the trapezoid rule. */
    private double share(int line) {
        double inside = 1.0 / (steps - 1);
        return line == 0 || line == steps - 1 ? inside / 2 : inside;
    }

    /** Returns 1 if the band of the difference holds it everywhere; NaN if there is none. */
    double differenceBand(SurfaceInference surface, Method method) {
        return covers(compared(surface, method).band(), differences(method));
    }

    /** Returns the share of tested points that have a verdict. */
    double marked(SurfaceInference surface, Method method) {
        SurfaceComparison compared = compared(surface, method);
        double tested = 1 - compared.share(Verdict.NOT_TESTED);
        return (tested - compared.share(Verdict.UNDECIDED)) / tested;
    }

    /** Returns 1 if any verdict is wrong. */
    double anyWrong(SurfaceInference surface, Method method) {
        SurfaceComparison compared = compared(surface, method);
        double[] expected = differences(method);
        for (int k = 0; k < expected.length; k++) {
            boolean equal = Math.abs(expected[k]) < EQUAL;
            boolean wrong = switch (compared.verdict(k)) {
                case FIRST_BETTER -> equal || expected[k] < 0;
                case SECOND_BETTER -> equal || expected[k] > 0;
                case UNDECIDED, NOT_TESTED -> false;
            };
            if (wrong) {
                return 1;
            }
        }
        return 0;
    }

    /** Returns 1 if the scores of any two models are found different. */
    double anyDifferentScores(SurfaceInference surface, Method method) {
        double level = 1 - surface.confidence();
        return surface.meanHeights().orElseThrow().compareAll(method).stream()
                        .anyMatch(pair -> pair.adjustedP() <= level)
                ? 1
                : 0;
    }

    private static SurfaceComparison compared(SurfaceInference surface, Method method) {
        return surface.compare(surface.models().get(0), surface.models().get(1), method);
    }

    private double[] differences(Method method) {
        double[] first = truth.values(0, method);
        double[] second = truth.values(1, method);
        return IntStream.range(0, first.length)
                .mapToDouble(k -> first[k] - second[k])
                .toArray();
    }

    private static double covers(Band band, double[] expected) {
        boolean isAny = false;
        for (int k = 0; k < expected.length; k++) {
            if (band.intervals().get(k) instanceof Interval interval) {
                if (!interval.contains(expected[k])) {
                    return 0;
                }
                isAny = true;
            }
        }
        return isAny ? 1 : Double.NaN;
    }
}
