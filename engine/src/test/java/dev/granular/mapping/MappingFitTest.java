package dev.granular.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.parallel.TaskPool;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingFitTest {
    private static FittedMapping fit(Mapping mapping, double[] x, double[] y) {
        return MappingFit.of(mapping, x, y, TaskPool.ONE);
    }

    private static double[] random(int n, long seed) {
        var random = new SplittableRandom(seed);
        return random.doubles(n).map(v -> 4 * v - 1).toArray();
    }

    @Test
    void findsTheLogisticCurveThatDataLieOn() {
        double[] x = random(300, 1);
        double[] y = Arrays.stream(x)
                .map(v -> 20 + 60 / (1 + Math.exp(-(v - 1.2) / 0.3)))
                .toArray();
        FittedMapping fitted = fit(Mapping.LOGISTIC_4, x, y);
        assertEquals(Minimiser.FINITE, fitted.minimiser());
        assertParameters(List.of(80.0, 20.0, 1.2, 0.3), fitted.parameters(), 1e-6);
        assertEquals(0, fitted.largestDrop());
    }

    @Test
    void findsTheLogisticCurveWithALineThatDataLieOn() {
        double[] x = random(300, 2);
        double[] y = Arrays.stream(x)
                .map(v -> 50 * (0.5 - 1 / (1 + Math.exp(3 * (v - 0.7)))) + 4 * v + 30)
                .toArray();
        FittedMapping fitted = fit(Mapping.LOGISTIC_5, x, y);
        assertEquals(Minimiser.FINITE, fitted.minimiser());
        assertParameters(List.of(50.0, 3.0, 0.7, 4.0, 30.0), fitted.parameters(), 1e-5);
    }

    @Test
    void marksAFallingLogisticCurve() {
        double[] x = random(200, 3);
        double[] y = Arrays.stream(x).map(v -> -Math.tanh(v)).toArray();
        FittedMapping fitted = fit(Mapping.LOGISTIC_4, x, y);
        assertTrue(fitted.falls());
        assertTrue(fitted.parameters().get(0) < fitted.parameters().get(1));
    }

    /** The textbook formulas at the parameters give the curve. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void parametersDescribeTheCurve(long seed) {
        var random = new SplittableRandom(seed);
        double[] x = random(80, seed);
        double[] y = Arrays.stream(x)
                .map(v -> Math.tanh(v - 1) + random.nextGaussian() * 0.3)
                .toArray();
        int compared = 0;
        for (Mapping mapping : List.of(Mapping.LOGISTIC_4, Mapping.LOGISTIC_5, Mapping.MONOTONE_CUBIC)) {
            FittedMapping fitted = fit(mapping, x, y);
            if (fitted.minimiser() == Minimiser.FINITE) {
                compared++;
                for (double score : x) {
                    assertEquals(
                            textbook(mapping, fitted.parameters(), score),
                            fitted.curve().at(score),
                            1e-6);
                }
            }
        }
        assertTrue(compared > 0, "no fit has a finite best");
    }

    private static double textbook(Mapping mapping, List<Double> b, double x) {
        return switch (mapping) {
            case LOGISTIC_4 -> b.get(1) + (b.get(0) - b.get(1)) / (1 + Math.exp(-(x - b.get(2)) / Math.abs(b.get(3))));
            case LOGISTIC_5 ->
                b.get(0) * (0.5 - 1 / (1 + Math.exp(b.get(1) * (x - b.get(2))))) + b.get(3) * x + b.get(4);
            case MONOTONE_CUBIC -> b.get(0) + x * (b.get(1) + x * (b.get(2) + x * b.get(3)));
            case NONE, LINEAR -> throw new IllegalArgumentException(mapping.toString());
        };
    }

    /** At the optimum of a family with free scale and offset, PLCC² is the share of explained variance. */
    @ParameterizedTest
    @CsvSource({"20, 1", "60, 2", "200, 3", "2000, 4"})
    void explainedVarianceIsSquaredCorrelation(int n, long seed) {
        var random = new SplittableRandom(seed);
        double[] x = random(n, seed);
        double[] y =
                Arrays.stream(x).map(v -> v * v * v + 3 * random.nextGaussian()).toArray();
        for (Mapping mapping : Mapping.values()) {
            if (mapping != Mapping.NONE) {
                FittedMapping fitted = fit(mapping, x, y);
                double[] f = fitted.of(x);
                double r = pearson(f, y);
                double mean = MappingFit.mean(y);
                double total =
                        Arrays.stream(y).map(v -> (v - mean) * (v - mean)).sum();
                assertEquals(1 - fitted.sse() / total, r * r, 1e-9, mapping.toString());
            }
        }
    }

    /** No cubic of a random search that rises is better. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noRisingCubicIsBetter(long seed) {
        var random = new SplittableRandom(seed);
        double[] x = random(40, seed);
        double[] y = Arrays.stream(x)
                .map(v -> (seed % 2 == 0 ? v * v : Math.sin(3 * v)) + random.nextGaussian())
                .toArray();
        FittedMapping fitted = fit(Mapping.MONOTONE_CUBIC, x, y);
        assertEquals(0, fitted.largestDrop(), 1e-12);
        double low = Arrays.stream(x).min().orElseThrow();
        double width = Arrays.stream(x).max().orElseThrow() - low;
        int rising = 0;
        for (int trial = 0; trial < 20_000; trial++) {
            double[] c = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            // c1 + 2 c2 t + 3 c3 t² at or above 0 on a fine grid; the best offset follows.
            boolean rises = true;
            for (int k = 0; k <= 50; k++) {
                double t = k / 50.0;
                rises &= c[0] + 2 * c[1] * t + 3 * c[2] * t * t >= 0;
            }
            if (rises) {
                rising++;
                double[] f = Arrays.stream(x)
                        .map(v -> (v - low) / width)
                        .map(t -> t * (c[0] + t * (c[1] + t * c[2])))
                        .toArray();
                double offset = MappingFit.mean(y) - MappingFit.mean(f);
                double sse = 0;
                for (int i = 0; i < f.length; i++) {
                    sse += (y[i] - f[i] - offset) * (y[i] - f[i] - offset);
                }
                assertTrue(sse >= fitted.sse() * (1 - 1e-4), "a random cubic has " + sse);
            }
        }
        assertTrue(rising > 1000);
    }

    @Test
    void aCubicAgainstTheScoresIsTheMean() {
        double[] x = random(50, 9);
        double[] y = Arrays.stream(x).map(v -> -v).toArray();
        FittedMapping fitted = fit(Mapping.MONOTONE_CUBIC, x, y);
        assertEquals(Minimiser.CONSTANT, fitted.minimiser());
        assertEquals(MappingFit.mean(y), fitted.curve().at(3), 1e-12);
    }

    @ParameterizedTest
    @EnumSource(Mapping.class)
    void equalScoresOrMosGiveTheMean(Mapping mapping) {
        double[] equal = {2, 2, 2, 2, 2, 2};
        double[] other = {1, 2, 3, 4, 5, 9};
        if (mapping != Mapping.NONE) {
            assertEquals(Minimiser.CONSTANT, fit(mapping, equal, other).minimiser());
            assertEquals(4, fit(mapping, equal, other).curve().at(7), 1e-15);
            assertEquals(2, fit(mapping, other, equal).curve().at(7), 1e-15);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Mapping.class,
            names = {"LOGISTIC_4", "LOGISTIC_5", "MONOTONE_CUBIC"})
    void twoImagesGiveTheLineAndSaySo(Mapping mapping) {
        FittedMapping fitted = fit(mapping, new double[] {1, 2}, new double[] {3, 7});
        assertEquals(Minimiser.TOO_FEW_SCORES, fitted.minimiser());
        assertEquals(5, fitted.curve().at(1.5), 1e-14);
        assertEquals(2, fitted.freeParameters());
    }

    @Test
    void aStraightLineIsSaid() {
        double[] x = random(100, 4);
        double[] y = Arrays.stream(x).map(v -> 3 * v + 1).toArray();
        assertEquals(Minimiser.STRAIGHT_LINE, fit(Mapping.LOGISTIC_4, x, y).minimiser());
    }

    @Test
    void anExponentialHasNoFiniteMinimiser() {
        double[] x = random(100, 5);
        double[] y = Arrays.stream(x).map(v -> Math.exp(2 * v)).toArray();
        FittedMapping fitted = fit(Mapping.LOGISTIC_4, x, y);
        assertEquals(Minimiser.EXPONENTIAL_LIMIT, fitted.minimiser());
        assertTrue(fitted.parameters().isEmpty());
        assertEquals(Math.exp(3), fitted.curve().at(1.5), 1e-6);
    }

    @Test
    void aStepHasNoFiniteMinimiser() {
        double[] x = random(100, 6);
        double[] y = Arrays.stream(x).map(v -> v < 1 ? 0 : 1).toArray();
        assertEquals(Minimiser.STEP_LIMIT, fit(Mapping.LOGISTIC_4, x, y).minimiser());
    }

    /** No step between two scores, tried one by one, is better than the fit. */
    @ParameterizedTest
    @CsvSource({"30, 1000000, 1", "60, 12, 2", "200, 40, 3"})
    void noStepIsBetter(int n, int steps, long seed) {
        var random = new SplittableRandom(seed);
        double[] x = random.doubles(n).map(v -> Math.rint(v * steps) / steps).toArray();
        double[] y = Arrays.stream(x)
                .map(v -> (v > 0.4 ? 1 : 0) + 0.3 * random.nextGaussian())
                .toArray();
        double fitted = fit(Mapping.LOGISTIC_4, x, y).sse();
        double best = Double.POSITIVE_INFINITY;
        for (double edge : x) {
            double[] above = IntStream.range(0, n)
                    .filter(i -> x[i] >= edge)
                    .mapToDouble(i -> y[i])
                    .toArray();
            double[] below = IntStream.range(0, n)
                    .filter(i -> x[i] < edge)
                    .mapToDouble(i -> y[i])
                    .toArray();
            best = Math.min(best, squaresWithin(above) + squaresWithin(below));
        }
        assertTrue(fitted <= best * (1 + 1e-12), fitted + " above " + best);
    }

    private static double squaresWithin(double[] values) {
        double mean = values.length == 0 ? 0 : MappingFit.mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    }

    /** The images at one score may be mapped between both levels of a step. */
    @Test
    void aStepAtAScore() {
        double[] x = {1, 2, 3, 4, 5, 6, 7};
        double[] y = {0, 0, 0, 0.3, 1, 1, 1};
        FittedMapping fitted = fit(Mapping.LOGISTIC_4, x, y);
        assertEquals(0, fitted.sse(), 1e-20);
        assertEquals(Minimiser.STEP_LIMIT, fitted.minimiser());
        assertEquals(0.3, fitted.curve().at(4), 1e-10);
    }

    @Test
    void anEverWiderLogisticPartTendsToACubic() {
        double[] x = random(100, 11);
        double[] y = Arrays.stream(x).map(v -> 5 * v - v * v * v / 10).toArray();
        FittedMapping fitted = fit(Mapping.LOGISTIC_5, x, y);
        assertEquals(Minimiser.FLAT_LIMIT, fitted.minimiser());
        assertEquals(5 * 1.5 - 1.5 * 1.5 * 1.5 / 10, fitted.curve().at(1.5), 1e-10);
        assertTrue(fitted.parameters().isEmpty());
    }

    @Test
    void threadsDoNotMatter() {
        double[] x = random(3000, 7);
        var random = new SplittableRandom(8);
        double[] y =
                Arrays.stream(x).map(v -> Math.tanh(v) + random.nextGaussian()).toArray();
        for (Mapping mapping : Mapping.values()) {
            FittedMapping alone = fit(mapping, x, y);
            for (int threads : new int[] {2, 3, 7}) {
                try (var pool = new TaskPool(threads)) {
                    assertEquals(alone, MappingFit.of(mapping, x, y, pool));
                }
            }
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        double[] two = {1, 2};
        assertThrows(IllegalArgumentException.class, () -> fit(Mapping.LINEAR, two, new double[] {1}));
        assertThrows(NullPointerException.class, () -> fit(null, two, two));
        assertFalse(fit(Mapping.NONE, two, two).falls());
    }

    private static double pearson(double[] a, double[] b) {
        double meanA = MappingFit.mean(a);
        double meanB = MappingFit.mean(b);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static void assertParameters(List<Double> expected, List<Double> actual, double tolerance) {
        assertEquals(expected.size(), actual.size());
        for (int k = 0; k < expected.size(); k++) {
            assertEquals(1, actual.get(k) / expected.get(k), tolerance);
        }
    }
}
