package dev.granular.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.SurfacePoint;
import dev.granular.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainerTest {
    private static final SurfacePoint POINT = new SurfacePoint(60, 12);
    private static final int N = 90;

    private final double[] mos = new double[N];
    private final double[] std = new double[N];
    private final double[] good = new double[N];
    private final double[] poor = new double[N];

    ExplainerTest() {
        var random = new SplittableRandom(3);
        for (int i = 0; i < N; i++) {
            mos[i] = random.nextDouble(0, 100);
            std[i] = random.nextDouble(5, 15);
            good[i] = mos[i] + random.nextDouble(-10, 10);
            poor[i] = mos[i] + random.nextDouble(-60, 60);
        }
    }

    private Ratings ratings() {
        return new Ratings(Column.of(mos), Column.of(std));
    }

    private List<Predictions> models() {
        return List.of(new Predictions("good", Column.of(good)), new Predictions("poor", Column.of(poor)));
    }

    /** Value without an image: its window is emptied by σ = 0, so that ranks and weights of others stay. */
    private double without(int row, int model, Method method) {
        double[] emptied = std.clone();
        if (row >= 0) {
            emptied[row] = 0;
        }
        return Evaluation.of(new Ratings(Column.of(mos), Column.of(emptied)))
                .regulator(new Regulator.Uniform())
                .points(new Points.Given(List.of(POINT)))
                .fit(false)
                .correlations(models())
                .value(model, method, 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"PLCC", "KRCC"})
    void effectsAreWhatLeavingOutAnImageChanges(Method method) {
        var inference = Inference.of(ratings()).regulator(new Regulator.Uniform());
        Explanation found = Explainer.of(inference, models()).at(POINT, "poor", method, N);
        assertEquals(without(-1, 1, method), found.value(), 1e-12);
        double mean = IntStream.range(0, N)
                .mapToDouble(row -> without(row, 1, method))
                .average()
                .orElseThrow();
        double scale = Math.sqrt((N - 1.0) / N);
        assertEquals(N, found.effects().deciding().size());
        for (Explanation.Effect effect : found.effects().deciding()) {
            assertEquals(scale * (mean - without(effect.row(), 1, method)), effect.effect(), 1e-12);
        }
        assertEquals(
                1,
                found.effects().deciding().stream()
                        .mapToDouble(Explanation.Effect::share)
                        .sum(),
                1e-12);
        assertTrue(found.effects().hurting().getFirst().effect() < 0);
        assertTrue(found.effects().helping().getFirst().effect() > 0);
        assertEquals(
                N, found.effects().hurting().size() + found.effects().helping().size());
    }

    @Test
    void aDifferenceHasTheDifferenceOfEffects() {
        Explainer explainer = Explainer.of(Inference.of(ratings()), models());
        Explanation both = explainer.difference(POINT, "good", "poor", Method.SRCC, N);
        Explanation one = explainer.at(POINT, "good", Method.SRCC, N);
        Explanation other = explainer.at(POINT, "poor", Method.SRCC, N);
        assertEquals(one.value() - other.value(), both.value(), 1e-14);
        for (int k = 0; k < N; k++) {
            double expected = one.effects().deciding().get(k).effect()
                    - other.effects().deciding().get(k).effect();
            assertEquals(expected, both.effects().deciding().get(k).effect(), 1e-14);
        }
        for (Explanation.WrongPair pair : both.pairs().pairs()) {
            assertTrue(good[pair.lower()] > good[pair.higher()] && poor[pair.lower()] < poor[pair.higher()]);
        }
        assertThrows(InputException.class, () -> explainer.difference(POINT, "good", "good", Method.SRCC, 3));
        assertThrows(InputException.class, () -> explainer.at(POINT, "best", Method.SRCC, 3));
    }

    @Test
    void placesBesideTheSurfaceAreRefused() {
        var explainer = Explainer.of(Inference.of(ratings()), models());
        double low = ratings().range().min();
        double high = ratings().range().max();
        for (SurfacePoint beside : List.of(
                new SurfacePoint(low - 1, 10),
                new SurfacePoint(high + 1, 10),
                new SurfacePoint(50, high - low + 1),
                new SurfacePoint(50, -1))) {
            InputException refusal =
                    assertThrows(InputException.class, () -> explainer.at(beside, "poor", Method.SRCC, 3));
            assertTrue(refusal.getMessage().contains("Q goes from " + low + " to " + high), refusal.getMessage());
        }
        var end = new SurfacePoint(high + 1e-4 * (high - low), 0);
        assertTrue(explainer.at(end, "poor", Method.SRCC, 3).effects().hurting().size() > 0, "rounded digits");
    }

    @Test
    void wrongPairsAreTheHeaviest() {
        Explanation found = Explainer.of(Inference.of(ratings()).regulator(new Regulator.Uniform()), models())
                .at(POINT, "poor", Method.KRCC, 5);
        var weights = new ArrayList<Double>();
        double heaviest = 0;
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < N; j++) {
                if (mos[i] < mos[j]) {
                    double a = (60 - mos[i]) / std[i];
                    double b = (60 - mos[j]) / std[j];
                    double off = 12 - (mos[j] - mos[i]);
                    double c = off * off / (std[i] * std[i] + std[j] * std[j]);
                    double weight = Math.exp(-(a * a + b * b + c) / 2);
                    heaviest = Math.max(heaviest, weight);
                    if (poor[i] > poor[j]) {
                        weights.add(weight);
                    }
                }
            }
        }
        weights.sort(Comparator.reverseOrder());
        assertTrue(found.pairs().isComplete());
        for (int k = 0; k < 5; k++) {
            assertEquals(weights.get(k) / heaviest, found.pairs().pairs().get(k).weight(), 1e-9);
        }
    }

    @Test
    void clustersCountWholeAndSamplesSaySo() {
        List<String> names = IntStream.range(0, N).mapToObj(i -> "c" + i % 15).toList();
        Explanation clustered =
                Explainer.of(Inference.of(ratings()).clusters(names), models()).at(POINT, "good", Method.SRCC, 100);
        assertEquals(15, clustered.effects().deciding().size());
        assertTrue(
                clustered.effects().deciding().stream().allMatch(effect -> effect.images() == 6 && effect.row() < 15));
        assertTrue(clustered.sample().isWhole());
        Explanation sampled = Explainer.of(Inference.of(ratings()).sampling(new Sampling(50, 40, 5)), models())
                .at(POINT, "good", Method.SRCC, 100);
        assertFalse(sampled.sample().isWhole());
        assertEquals(40, sampled.effects().deciding().size());
    }
}
