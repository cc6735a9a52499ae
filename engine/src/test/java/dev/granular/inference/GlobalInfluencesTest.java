package dev.granular.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.Method;
import dev.granular.Ratings;
import dev.granular.global.GlobalFigures;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Influences over a whole set against figures that are computed anew without each unit. */
class GlobalInfluencesTest {
    @ParameterizedTest(name = "{0} images, {1} to a cluster, {2} levels")
    @CsvSource({"60, 1, 1000000", "61, 1, 7", "120, 5, 1000000", "121, 10, 9", "40, 4, 3"})
    void influencesAreThoseOfLeavingUnitsOut(int n, int each, int levels) {
        var random = new SplittableRandom(n);
        double[] mos = random.doubles(n).map(s -> Math.rint(s * levels)).toArray();
        double[] scores = Arrays.stream(mos)
                .map(s -> Math.rint(s + levels * random.nextDouble(-0.6, 0.6)) + 1e6)
                .toArray();
        Units units = each == 1
                ? Units.images(new Ratings(Column.of(mos), Column.of(mos)))
                : Units.clusters(IntStream.range(0, n)
                        .mapToObj(i -> "" + i * 7 % n / each)
                        .toList());
        var influences = new GlobalInfluences(Column.of(mos), units);
        GlobalFigures all = GlobalFigures.of(Column.of(mos), Column.of(scores));
        compare(influences.of(Method.PLCC, Column.of(scores)), all.plcc(), units, mos, scores, Method.PLCC, 1e-9);
        compare(influences.of(Method.KRCC, Column.of(scores)), all.krcc(), units, mos, scores, Method.KRCC, 1e-9);
        // Ranks of those that stay move, which the derivative heeds to first order.
        double tolerance = each == 1 ? 0.08 : 0.3;
        compare(influences.of(Method.SRCC, Column.of(scores)), all.srcc(), units, mos, scores, Method.SRCC, tolerance);
    }

    private static void compare(
            GlobalInfluences.Figure figure,
            double value,
            Units units,
            double[] mos,
            double[] scores,
            Method method,
            double tolerance) {
        assertEquals(value, figure.value(), 1e-12, method.name());
        double[] without = new double[units.count()];
        for (int u = 0; u < without.length; u++) {
            int left = u;
            int[] rows = IntStream.range(0, mos.length)
                    .filter(i -> units.ofRow()[i] != left)
                    .toArray();
            GlobalFigures some = GlobalFigures.of(some(mos, rows), some(scores, rows));
            without[u] = method == Method.PLCC ? some.plcc() : method == Method.SRCC ? some.srcc() : some.krcc();
        }
        double mean = Arrays.stream(without).average().orElseThrow();
        double scale = Math.sqrt((without.length - 1.0) / without.length);
        double largest = 0;
        for (int u = 0; u < without.length; u++) {
            without[u] = scale * (mean - without[u]);
            largest = Math.max(largest, Math.abs(without[u]));
        }
        assertArrayEquals(without, figure.influences(), tolerance * largest, method.name());
        double se = Spread.of(without).se();
        assertEquals(se, Spread.of(figure.influences()).se(), Math.min(tolerance, 0.1) * se, method.name());
    }

    private static Column some(double[] all, int[] rows) {
        return Column.of(Arrays.stream(rows).mapToDouble(row -> all[row]).toArray());
    }

    @Test
    void concordanceIsThatOfAPlainLoop() {
        var random = new SplittableRandom(4);
        int checked = 0;
        for (int n = 1; n < 60; n += 7) {
            double[] x = random.doubles(n).map(v -> Math.rint(v * 9)).toArray();
            double[] s = random.doubles(n).map(v -> Math.rint(v * 5)).toArray();
            double[] rows = ConcordanceRows.of(x, s);
            for (int i = 0; i < n; i++) {
                double expected = 0;
                for (int j = 0; j < n; j++) {
                    expected += Math.signum(x[i] - x[j]) * Math.signum(s[i] - s[j]);
                }
                assertEquals(expected, rows[i]);
                checked++;
            }
        }
        assertTrue(checked > 200);
    }

    @Test
    void aConstantModelIsUndefined() {
        double[] mos = {1, 2, 3, 4};
        var influences =
                new GlobalInfluences(Column.of(mos), Units.images(new Ratings(Column.of(mos), Column.of(mos))));
        for (Method method : Method.values()) {
            GlobalInfluences.Figure figure = influences.of(method, Column.of(2, 2, 2, 2));
            assertTrue(Double.isNaN(figure.value()));
            assertEquals(0, figure.influences().length);
        }
    }
}
