package dev.granular.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Accuracy;
import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreparedRatingsTest {
    private static final double TOLERANCE = 1e-6;
    private static final SimulatedRatings DATA = new Simulation(4000, 3, 8).run();
    private static final List<Predictions> MODELS = DATA.predictions();

    private static Evaluation evaluation(Accuracy accuracy) {
        return Evaluation.of(DATA.ratings())
                .points(new Points.Grid(20, 20))
                .accuracy(accuracy)
                .threads(2);
    }

    @Test
    void directSumsAreTheSame() {
        Evaluation evaluation = evaluation(new Accuracy.Exact()).points(new Points.LatinHypercube(20, 1));
        PreparedRatings prepared = evaluation.prepare();
        for (Predictions model : MODELS) {
            ModelResult expected = evaluation.run(List.of(model)).models().getFirst();
            ModelResult actual = prepared.run(List.of(model)).models().getFirst();
            for (Method method : Method.values()) {
                assertEquals(expected.gmc(method), actual.gmc(method));
                assertEquals(expected.global(method), actual.global(method));
            }
        }
    }

    @Test
    void modelsThatComeLaterAreWithinTheTolerance() {
        PreparedRatings prepared = evaluation(new Accuracy.Within(TOLERANCE)).prepare();
        Correlations exact = evaluation(new Accuracy.Exact()).correlations(MODELS);
        for (int m = 0; m < MODELS.size(); m++) {
            assertWithin(exact, m, prepared.correlations(List.of(MODELS.get(m))));
        }
    }

    private static void assertWithin(Correlations exact, int model, Correlations close) {
        assertTrue(close.computation().superPoints() > 0, close.computation().note());
        int accurate = 0;
        for (int point = 0; point < exact.points().size(); point++) {
            if (close.accurateAt(point)) {
                accurate++;
                for (Method method : Method.values()) {
                    assertEquals(exact.value(model, method, point), close.value(0, method, point), TOLERANCE);
                }
            }
        }
        assertTrue(accurate > exact.points().size() / 2, accurate + " are accurate");
    }

    /** What was evaluated before must not matter. */
    @Test
    void valuesDoNotDependOnTheOrderOfModels() {
        PreparedRatings one = evaluation(new Accuracy.Within(TOLERANCE)).prepare();
        PreparedRatings other = evaluation(new Accuracy.Within(TOLERANCE)).prepare();
        Correlations first = one.correlations(MODELS.subList(0, 1));
        other.correlations(MODELS.subList(2, 3));
        other.correlations(MODELS.subList(1, 2));
        Correlations last = other.correlations(MODELS.subList(0, 1));
        for (int point = 0; point < first.points().size(); point++) {
            assertEquals(first.value(0, Method.KRCC, point), last.value(0, Method.KRCC, point));
            assertEquals(first.errorAt(point), last.errorAt(point));
        }
    }

    @Test
    void otherPointsMayBeAskedFor() {
        PreparedRatings prepared = evaluation(new Accuracy.Exact()).prepare();
        Correlations there = prepared.points(new Points.LatinHypercube(5, 3)).correlations(MODELS);
        Correlations expected = evaluation(new Accuracy.Exact())
                .points(new Points.LatinHypercube(5, 3))
                .correlations(MODELS);
        assertEquals(expected.points(), there.points());
        assertEquals(expected.value(1, Method.PLCC, 4), there.value(1, Method.PLCC, 4));
    }
}
