package dev.granular.bench;

import dev.granular.Accuracy;
import dev.granular.Computation;
import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.SurfacePoint;
import dev.granular.evaluation.Evaluation;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What came of one random profile: the compressed sum against the direct one at every point of a grid.
 *
 * @param profile the kinds that it is made of
 * @param superPoints 0 where every pair was summed
 * @param values that rest on enough pairs to be accurate and are defined
 * @param wrong that are marked accurate and are not: off by more than the tolerance, undefined, or with effective pairs off
 *     by more than {@link #PAIRS}
 * @param lost of the values, those that are not marked accurate
 * @param understated of the values, those with an error that is known and more than {@link #UNDERSTATED} times too small
 * @param worst largest difference of a value that is marked accurate
 */
record ProfileCheck(
        String profile,
        int superPoints,
        long values,
        long wrong,
        long lost,
        long understated,
        double worst,
        double exactSeconds,
        double closeSeconds) {
    private static final double PAIRS = 0.01;
    private static final double UNDERSTATED = 3;

    /**
     * Compares at points of a grid.
     *
     * @param step 1 for all points, 3 for each third of those that are evaluated: direct sums take the longer part
     */
    static ProfileCheck of(RandomProfile profile, Points.Grid grid, int step, double tolerance) {
        var evaluation =
                Evaluation.of(profile.ratings()).regulator(profile.regulator()).points(grid);
        Measured<Correlations> close = Measured.of(
                () -> evaluation.accuracy(new Accuracy.Within(tolerance)).correlations(profile.models()));
        List<SurfacePoint> all = close.result().points();
        List<SurfacePoint> some = IntStream.range(0, Math.ceilDiv(all.size(), step))
                .mapToObj(k -> all.get(k * step))
                .toList();
        Measured<Correlations> exact = Measured.of(() -> evaluation
                .points(new Points.Given(some))
                .accuracy(new Accuracy.Exact())
                .correlations(profile.models()));
        return compared(profile.name(), exact, close, step, tolerance);
    }

    private static ProfileCheck compared(
            String name, Measured<Correlations> exact, Measured<Correlations> close, int step, double tolerance) {
        Correlations there = exact.result();
        Correlations here = close.result();
        long values = 0;
        long wrong = 0;
        long lost = 0;
        long understated = 0;
        double worst = 0;
        for (int point = 0; point < there.points().size(); point++) {
            int same = point * step;
            boolean accurate = here.accurateAt(same);
            boolean supported = there.effectivePairs(point) >= Computation.SUPPORT;
            double pairs = Math.abs(here.effectivePairs(same) / there.effectivePairs(point) - 1);
            for (int model = 0; model < there.models().size(); model++) {
                for (Method method : there.methods()) {
                    double expected = there.value(model, method, point);
                    double off = difference(expected, here.value(model, method, same));
                    if (accurate) {
                        wrong += off <= tolerance && pairs <= PAIRS ? 0 : 1;
                        worst = Math.max(worst, off);
                    }
                    if (supported && !Double.isNaN(expected)) {
                        values++;
                        lost += accurate ? 0 : 1;
                        // Direct sums err by rounding, which nothing is said of.
                        understated += off > UNDERSTATED * Math.max(here.errorAt(same), 1e-12) ? 1 : 0;
                    }
                }
            }
        }
        return new ProfileCheck(
                name,
                here.computation().superPoints(),
                values,
                wrong,
                lost,
                understated,
                worst,
                exact.wall(),
                close.wall());
    }

    /** Returns the difference; infinite where only one of the two is undefined. */
    private static double difference(double expected, double actual) {
        if (Double.isNaN(expected) && Double.isNaN(actual)) {
            return 0;
        }
        double off = Math.abs(expected - actual);
        return Double.isNaN(off) ? Double.POSITIVE_INFINITY : off;
    }

    /** Returns one line for people. */
    String line(long seed) {
        return String.format(
                Locale.ROOT,
                "seed %d: %d of %d values wrong, worst %.1e, %d lost, %d understated; %s; %.1f s, exact %.1f s; %s",
                seed,
                wrong,
                values,
                worst,
                lost,
                understated,
                superPoints == 0 ? "summed directly" : superPoints + " super points",
                closeSeconds,
                exactSeconds,
                profile);
    }
}
