package dev.granular.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.evaluation.Evaluation;
import dev.granular.simulation.Simulation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Ceilings through the ordinary evaluation. */
class RaterNoiseTest {
    private static final Ratings RATINGS = new Simulation(300, 0, 1).run().ratings();
    private static final Function<List<Predictions>, Correlations> EVALUATION =
            models -> Evaluation.of(RATINGS).points(new Points.Grid(5, 5)).correlations(models);

    @Test
    void moreRatersRaiseTheCeilingAndPanelsStayBelowIt() {
        Map<Method, double[]> few = RaterNoise.of(RATINGS, 10).ceiling(EVALUATION);
        Map<Method, double[]> many = RaterNoise.of(RATINGS, 1000).ceiling(EVALUATION);
        Map<Method, double[]> panel = RaterNoise.of(RATINGS, 10).reliability(EVALUATION);
        int checked = 0;
        for (Method method : Method.values()) {
            double ofFew = Arrays.stream(few.get(method)).average().orElseThrow();
            double ofMany = Arrays.stream(many.get(method)).average().orElseThrow();
            double ofPanel = Arrays.stream(panel.get(method)).average().orElseThrow();
            assertTrue(ofPanel < ofFew && ofFew < ofMany && ofMany < 1, method + " " + ofPanel + " " + ofFew);
            assertTrue(ofMany > (method == Method.KRCC ? 0.8 : 0.98), method + " " + ofMany);
            checked++;
        }
        assertEquals(3, checked);
    }

    @Test
    void noiseHasTheVarianceOfAMeanOpinion() {
        int[] models = {0};
        RaterNoise.of(RATINGS, 25).ceiling(replicates -> {
            double squares = 0;
            for (Predictions replicate : replicates) {
                for (int i = 0; i < 300; i++) {
                    double off = (replicate.scores().get(i) - RATINGS.mos().get(i))
                            / (RATINGS.std().get(i) / 5);
                    squares += off * off;
                }
            }
            models[0] = replicates.size();
            assertEquals(1, squares / (300 * replicates.size()), 0.08);
            return EVALUATION.apply(replicates);
        });
        assertEquals(10, models[0]);
    }

    @Test
    void seedsDecide() {
        RaterNoise noise = RaterNoise.of(RATINGS, 20);
        double[] one = noise.ceiling(EVALUATION).get(Method.PLCC);
        assertArrayEquals(one, noise.seed(1).ceiling(EVALUATION).get(Method.PLCC), 0.0);
        double[] other = noise.seed(2).ceiling(EVALUATION).get(Method.PLCC);
        assertTrue(!Arrays.equals(one, other));
        assertArrayEquals(one, other, 0.03);
    }

    @Test
    void fewerThanTenRatersAreRefused() {
        assertThrows(InputException.class, () -> RaterNoise.of(RATINGS, 9));
        double[] raters = new double[300];
        Arrays.fill(raters, 30);
        raters[4] = 9.5;
        InputException refusal = assertThrows(InputException.class, () -> RaterNoise.of(RATINGS, Column.of(raters)));
        assertTrue(refusal.getMessage().contains("row 5"), refusal.getMessage());
        assertThrows(InputException.class, () -> RaterNoise.of(RATINGS, Column.of(20, 20)));
    }
}
