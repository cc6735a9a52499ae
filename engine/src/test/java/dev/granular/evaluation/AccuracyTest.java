package dev.granular.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Accuracy;
import dev.granular.Column;
import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccuracyTest {
    private static final SimulatedRatings DATA = new Simulation(4000, 2, 3).run();

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-6})
    void superPointsKeepTheToleranceAndSaySo(double tolerance) {
        Correlations exact = run(DATA.ratings(), DATA.predictions(), new Accuracy.Exact());
        Correlations close = run(DATA.ratings(), DATA.predictions(), new Accuracy.Within(tolerance));
        assertEquals(0, exact.computation().superPoints());
        assertTrue(close.computation().superPoints() > 0, close.computation().note());
        assertTrue(close.computation().largestDifference() <= tolerance);
        assertTrue(largestDifference(exact, close) <= tolerance);
    }

    @Test
    void definiteOpinionsAreSummedPairByPair() {
        double[] std = new double[DATA.ratings().size()];
        Arrays.fill(std, 0.05);
        var ratings = new Ratings(DATA.ratings().mos(), Column.of(std));
        Correlations exact = run(ratings, DATA.predictions(), new Accuracy.Exact());
        Correlations close = run(ratings, DATA.predictions(), new Accuracy.Within(1e-6));
        assertEquals(0, close.computation().superPoints(), close.computation().note());
        assertEquals(0, largestDifference(exact, close));
    }

    @Test
    void aShortSumIsExactByItself() {
        assertEquals(
                0,
                run(DATA.ratings(), DATA.predictions(), new Accuracy.Automatic())
                        .computation()
                        .superPoints());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-11, 0.01, Double.NaN})
    void tolerancesThatCannotBeKeptAreRefused(double tolerance) {
        assertThrows(InputException.class, () -> new Accuracy.Within(tolerance));
    }

    private static Correlations run(Ratings ratings, List<Predictions> models, Accuracy accuracy) {
        return Evaluation.of(ratings)
                .points(new Points.LatinHypercube(30, 2))
                .accuracy(accuracy)
                .threads(2)
                .run(models);
    }

    private static double largestDifference(Correlations exact, Correlations close) {
        double largest = 0;
        for (int point = 0; point < exact.points().size(); point++) {
            for (int model = 0; model < exact.models().size(); model++) {
                for (Method method : exact.methods()) {
                    double difference = Math.abs(exact.value(model, method, point) - close.value(model, method, point));
                    largest = close.accurateAt(point) ? Math.max(largest, difference) : largest;
                }
            }
        }
        return largest;
    }
}
