package dev.granular.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Ceilings through the ordinary evaluation. */
class RaterNoiseTest {
    private static final Ratings RATINGS = new Simulation(300, 0, 1).run().ratings();
    private static final Function<List<Predictions>, Correlations> EVALUATION =
            models -> Evaluation.of(RATINGS).points(new Points.Grid(5, 5)).correlations(models);

    @Test
    void moreRatersRaiseTheCeilingAndPanelsStayBelowIt() {
        RaterLimits few = RaterNoise.of(RATINGS, 10).limits(EVALUATION);
        RaterLimits many = RaterNoise.of(RATINGS, 1000).limits(EVALUATION);
        assertEquals(25, few.points().size());
        int checked = 0;
        for (Method method : Method.values()) {
            double ofFew = few.ceiling(method).meanHeight();
            double ofMany = many.ceiling(method).meanHeight();
            double ofPanel = few.reliability(method).meanHeight();
            assertEquals(few.ceiling(method, 13), few.ceiling(method).height(2, 3));
            assertTrue(ofPanel < ofFew && ofFew < ofMany && ofMany < 1, method + " " + ofPanel + " " + ofFew);
            assertTrue(ofMany > (method == Method.KRCC ? 0.8 : 0.98), method + " " + ofMany);
            checked++;
        }
        assertEquals(3, checked);
    }

    @Test
    void noiseHasTheVarianceOfAMeanOpinion() {
        var models = new ArrayList<Predictions>();
        RaterNoise.of(RATINGS, 25).limits(replicates -> {
            models.addAll(replicates);
            return EVALUATION.apply(replicates);
        });
        assertEquals(20, models.size());
        assertEquals(1, variance(models.subList(0, 10)), 0.08);
        assertEquals(2, variance(models.subList(10, 20)), 0.16);
    }

    /** Of what replicates are off the MOS, in variances of a mean of 25 opinions. */
    private static double variance(List<Predictions> replicates) {
        double squares = 0;
        for (Predictions replicate : replicates) {
            for (int i = 0; i < 300; i++) {
                double off = (replicate.scores().get(i) - RATINGS.mos().get(i))
                        / (RATINGS.std().get(i) / 5);
                squares += off * off;
            }
        }
        return squares / (300 * replicates.size());
    }

    @Test
    void scatteredPointsAreNoSurface() {
        RaterLimits limits = RaterNoise.of(RATINGS, 20)
                .limits(models -> Evaluation.of(RATINGS)
                        .fit(false)
                        .points(new Points.LatinHypercube(9, 1))
                        .methods(Set.of(Method.PLCC))
                        .correlations(models));
        assertThrows(IllegalStateException.class, () -> limits.ceiling(Method.PLCC));
        assertThrows(IllegalArgumentException.class, () -> limits.ceiling(Method.KRCC, 0));
    }

    @Test
    void seedsDecide() {
        RaterNoise noise = RaterNoise.of(RATINGS, 20);
        double one = noise.limits(EVALUATION).ceiling(Method.PLCC, 12);
        assertEquals(one, noise.seed(1).limits(EVALUATION).ceiling(Method.PLCC, 12));
        double other = noise.seed(2).limits(EVALUATION).ceiling(Method.PLCC, 12);
        assertNotEquals(one, other);
        assertEquals(one, other, 0.03);
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
