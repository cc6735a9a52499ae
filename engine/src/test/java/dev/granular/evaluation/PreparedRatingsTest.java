package dev.granular.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Accuracy;
import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.point.SurfacePoints;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
        assertWithin(exact, model, 0, close);
    }

    private static void assertWithin(Correlations exact, int model, int there, Correlations close) {
        assertTrue(close.computation().superPoints() > 0, close.computation().note());
        int accurate = 0;
        for (int point = 0; point < exact.points().size(); point++) {
            if (close.accurateAt(point)) {
                accurate++;
                for (Method method : Method.values()) {
                    assertEquals(exact.value(model, method, point), close.value(there, method, point), TOLERANCE);
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

    /** Models are kept with their super points: other points cost sums alone, and are as accurate as they say. */
    @ParameterizedTest
    @MethodSource
    void modelsThatAreKeptServeOtherPoints(Points points) {
        PreparedRatings prepared = evaluation(new Accuracy.Within(TOLERANCE)).prepare();
        prepared.correlations(MODELS);
        long kept = prepared.keptBytes();
        assertTrue(kept > 0, "models are kept");
        Correlations close = prepared.points(points).correlations(MODELS);
        assertEquals(kept, prepared.keptBytes());
        Correlations exact = evaluation(new Accuracy.Exact()).points(points).correlations(MODELS);
        for (int m = 0; m < MODELS.size(); m++) {
            assertWithin(exact, m, m, close);
        }
        Correlations afresh = evaluation(new Accuracy.Within(TOLERANCE))
                .prepare()
                .points(points)
                .correlations(MODELS);
        assertSameBits(afresh, close);
    }

    static Stream<Points> modelsThatAreKeptServeOtherPoints() {
        return Stream.of(new Points.Grid(22, 21), new Points.LatinHypercube(200, 4));
    }

    /** Neither company nor what came before changes a bit of a value. */
    @Test
    void modelsThatCameApartAreThoseThatCameTogether() {
        PreparedRatings apart = evaluation(new Accuracy.Within(TOLERANCE)).prepare();
        MODELS.forEach(model -> apart.correlations(List.of(model)));
        Correlations together =
                evaluation(new Accuracy.Within(TOLERANCE)).prepare().correlations(MODELS);
        assertSameBits(together, apart.correlations(MODELS));
    }

    @Test
    void anotherModelOfTheSameNameIsAnotherModel() {
        PreparedRatings prepared = evaluation(new Accuracy.Within(TOLERANCE)).prepare();
        prepared.run(MODELS.subList(0, 1));
        var other = new Predictions(
                MODELS.get(0).model(), MODELS.get(1).scores(), MODELS.get(1).direction());
        ModelResult expected = prepared.run(MODELS.subList(1, 2)).models().getFirst();
        ModelResult actual = prepared.run(List.of(other)).models().getFirst();
        for (Method method : Method.values()) {
            assertEquals(expected.gmc(method), actual.gmc(method));
            assertEquals(expected.global(method), actual.global(method));
        }
    }

    /** An answer that is known is given again; another question is another. */
    @Test
    void theSameQuestionIsAnsweredOnce() {
        PreparedRatings prepared = evaluation(new Accuracy.Exact()).prepare().points(new Points.LatinHypercube(9, 1));
        EvaluationResult answer = prepared.run(MODELS);
        assertSame(answer, prepared.points(new Points.LatinHypercube(9, 1)).run(MODELS));
        assertNotSame(answer, prepared.run(MODELS.subList(0, 2)));
        EvaluationResult elsewhere =
                prepared.points(new Points.LatinHypercube(9, 2)).run(MODELS);
        assertEquals(
                SurfacePoints.of(new Points.LatinHypercube(9, 2), prepared.range()),
                elsewhere.correlations().points());
        var renamed =
                new Predictions("other", MODELS.get(0).scores(), MODELS.get(0).direction());
        prepared.run(MODELS.subList(0, 1));
        assertEquals(
                List.of("other"), prepared.run(List.of(renamed)).correlations().models());
    }

    private static void assertSameBits(Correlations expected, Correlations actual) {
        for (int point = 0; point < expected.points().size(); point++) {
            assertEquals(expected.errorAt(point), actual.errorAt(point));
            for (int m = 0; m < MODELS.size(); m++) {
                for (Method method : Method.values()) {
                    assertEquals(expected.value(m, method, point), actual.value(m, method, point));
                }
            }
        }
    }
}
