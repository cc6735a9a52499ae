package dev.granular.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.profile.Profile;
import dev.granular.rating.DenseRanks;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {
    private record Made(double[] mos, double[] std, double[] weight, double[][] scores) {
        /** @param steps different values of MOS and scores, at most */
        static Made of(int n, int steps, double spread, long seed) {
            var random = new SplittableRandom(seed);
            double[] mos = new double[n];
            double[] std = new double[n];
            double[] weight = new double[n];
            double[][] scores = new double[2][n];
            for (int i = 0; i < n; i++) {
                mos[i] = 1 + 4.0 * random.nextInt(steps) / steps;
                std[i] = i == 3 ? 0 : spread * (0.5 + random.nextInt(3));
                weight[i] = 1 + random.nextInt(2);
                for (int model = 0; model < 2; model++) {
                    double score = mos[i] + (model + 1) * random.nextGaussian();
                    scores[model][i] = Math.rint(score * steps) / steps;
                }
            }
            return new Made(mos, std, weight, scores);
        }

        Evaluation evaluation() {
            return Evaluation.of(new Ratings(Column.of(mos), Column.of(std)))
                    .regulator(new Regulator.Given(Column.of(weight)));
        }

        List<Predictions> models() {
            return List.of(new Predictions("a", Column.of(scores[0])), new Predictions("b", Column.of(scores[1])));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "QUALITY, 40, 1000, 0.3, 1",
        "QUALITY, 60, 9, 0.3, 2",
        "QUALITY, 50, 1000, 0.02, 3",
        "QUALITY, 9, 4, 1, 4",
        "DIFFERENCE, 40, 1000, 0.3, 1",
        "DIFFERENCE, 60, 9, 0.3, 2",
        "DIFFERENCE, 300, 3, 0.4, 3",
        "DIFFERENCE, 9, 4, 1, 4"
    })
    void agreesWithPlainLoops(Profile.Axis axis, int n, int steps, double spread, long seed) {
        Made made = Made.of(n, steps, spread, seed);
        Profile profile = made.evaluation().profile(axis, 13, made.models());
        assertEquals(13, profile.steps());
        int checked = 0;
        for (int step = 0; step < profile.steps(); step++) {
            for (int model = 0; model < 2; model++) {
                Map<Method, Double> slow = slow(axis, made, model, profile.place(step));
                for (Method method : Method.values()) {
                    double expected = slow.get(method);
                    // Where plain weights vanish the slow side knows nothing.
                    if (!Double.isNaN(expected)) {
                        assertEquals(
                                expected, profile.value(model, method, step).orElseThrow(), 1e-11);
                        checked++;
                    }
                }
            }
        }
        assertTrue(checked > 13, checked + " values checked");
    }

    private static Map<Method, Double> slow(Profile.Axis axis, Made made, int model, double place) {
        double[] s = made.mos;
        double[] x = made.scores[model];
        double[] sRank = DenseRanks.of(Column.of(s));
        double[] xRank = DenseRanks.of(Column.of(x));
        double[] linear = new double[3];
        double[] ranked = new double[3];
        double signs = 0;
        double weights = 0;
        for (int i = 0; i < s.length; i++) {
            for (int j = i + 1; j < s.length; j++) {
                if (made.std[i] > 0 && made.std[j] > 0) {
                    double vi = made.std[i] * made.std[i];
                    double vj = made.std[j] * made.std[j];
                    double off = place - Math.abs(s[i] - s[j]);
                    double exponent = axis == Profile.Axis.QUALITY
                            ? (place - s[i]) * (place - s[i]) / vi + (place - s[j]) * (place - s[j]) / vj
                            : off * off / (vi + vj);
                    double w = made.weight[i] * made.weight[j] * Math.exp(-exponent / 2);
                    add(linear, w, x[i] - x[j], s[i] - s[j]);
                    add(ranked, w, xRank[i] - xRank[j], sRank[i] - sRank[j]);
                    signs += w * Math.signum(x[i] - x[j]) * Math.signum(s[i] - s[j]);
                    weights += w;
                }
            }
        }
        Map<Method, Double> values = new EnumMap<>(Method.class);
        boolean vanishes = weights < 1e-200;
        values.put(Method.PLCC, vanishes ? Double.NaN : linear[0] / Math.sqrt(linear[1] * linear[2]));
        values.put(Method.SRCC, vanishes ? Double.NaN : ranked[0] / Math.sqrt(ranked[1] * ranked[2]));
        values.put(Method.KRCC, vanishes ? Double.NaN : signs / weights);
        return values;
    }

    private static void add(double[] sums, double w, double a, double b) {
        sums[0] += w * a * b;
        sums[1] += w * a * a;
        sums[2] += w * b * b;
    }

    @Test
    void threadsDoNotMatter() {
        Made made = Made.of(400, 100, 0.4, 5);
        for (Profile.Axis axis : Profile.Axis.values()) {
            Profile alone = made.evaluation().threads(1).profile(axis, 20, made.models());
            for (int threads : new int[] {2, 3, 7}) {
                Profile other = made.evaluation().threads(threads).profile(axis, 20, made.models());
                for (int step = 0; step < 20; step++) {
                    for (Method method : Method.values()) {
                        assertEquals(alone.value(1, method, step), other.value(1, method, step));
                    }
                    assertEquals(alone.effectivePairs(step), other.effectivePairs(step));
                }
            }
        }
    }

    /** Where the heaviest image outweighs all others beyond the digits of a double, its pairs decide. */
    @Test
    void oneImageMayOutweighAllOthers() {
        Made made = Made.of(30, 1000, 0.004, 6);
        Profile profile = made.evaluation().profile(Profile.Axis.QUALITY, 50, made.models());
        for (int step = 0; step < 50; step++) {
            double value = profile.value(0, Method.PLCC, step).orElseThrow();
            assertTrue(value >= -1 && value <= 1);
            assertTrue(profile.effectivePairs(step) >= 1 - 1e-9);
        }
    }

    @Test
    void undefinedIsEmpty() {
        Made made = Made.of(20, 50, 0.3, 7);
        Arrays.fill(made.scores[0], 1);
        for (Profile.Axis axis : Profile.Axis.values()) {
            Profile profile = made.evaluation().profile(axis, 5, made.models());
            assertTrue(profile.value(0, Method.PLCC, 2).isEmpty());
            assertTrue(profile.value(0, Method.SRCC, 2).isEmpty());
            assertEquals(0, profile.value(0, Method.KRCC, 2).orElseThrow());
            assertTrue(profile.value(1, Method.PLCC, 2).isPresent());
        }
    }

    @Test
    void fewerThanTwoImagesWithAWindowLeaveNothing() {
        var ratings = new Ratings(Column.of(1, 2, 3), Column.of(0, 0.5, 0));
        var model = List.of(new Predictions("a", Column.of(1, 2, 3)));
        for (Profile.Axis axis : Profile.Axis.values()) {
            Profile profile =
                    Evaluation.of(ratings).regulator(new Regulator.Uniform()).profile(axis, 3, model);
            assertTrue(profile.value(0, Method.KRCC, 1).isEmpty());
            assertEquals(0, profile.effectivePairs(1));
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        Made made = Made.of(20, 50, 0.3, 8);
        assertThrows(InputException.class, () -> made.evaluation().profile(Profile.Axis.QUALITY, 1, made.models()));
        Profile profile =
                made.evaluation().methods(Set.of(Method.PLCC)).profile(Profile.Axis.QUALITY, 2, made.models());
        assertThrows(IllegalArgumentException.class, () -> profile.value(0, Method.KRCC, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> profile.value(2, Method.PLCC, 0));
    }
}
