package dev.granular.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Accuracy;
import dev.granular.Column;
import dev.granular.Correlations;
import dev.granular.Direction;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.fit.SurfaceFit;
import dev.granular.global.GlobalFigures;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationResultTest {
    private static final SimulatedRatings DATA = new Simulation(300, 3, 5).run();
    private static final List<Predictions> MODELS = DATA.predictions();

    private static Evaluation evaluation() {
        return Evaluation.of(DATA.ratings()).points(new Points.LatinHypercube(30, 2));
    }

    @Test
    void aFitsMeanHeightIsTheScore() {
        EvaluationResult result = evaluation().run(MODELS);
        Correlations correlations = result.correlations();
        int checked = 0;
        for (int m = 0; m < MODELS.size(); m++) {
            int number = m;
            ModelResult model = result.model(MODELS.get(m).model());
            assertEquals(MODELS.get(m).model(), model.name());
            GlobalFigures figures =
                    GlobalFigures.of(DATA.ratings().mos(), MODELS.get(m).scores());
            for (Method method : Method.values()) {
                double[] values = new double[30];
                Arrays.setAll(values, point -> correlations.value(number, method, point));
                SurfaceFit fit = SurfaceFit.of(correlations.points(), values);
                double height = fit.surface(result.range(), 100, 100).meanHeight();
                assertEquals(height, model.gmc(method));
                assertEquals(height, model.surface(method).orElseThrow().meanHeight());
                assertEquals(fit.bandwidthQ(), model.fit(method).orElseThrow().bandwidthQ());
                assertEquals(figures.of(method), model.global(method));
                assertEquals(values[7], model.value(method, 7));
                checked++;
            }
        }
        assertEquals(9, checked);
        assertEquals(9, result.scores().size());
        assertSame(result.models().get(1).score(Method.KRCC), result.scores().get(5));
    }

    @Test
    void aGridIsASurfaceWithoutAFit() {
        EvaluationResult result = evaluation().points(new Points.Grid(4, 5)).run(MODELS.subList(0, 1));
        ModelResult model = result.models().getFirst();
        assertTrue(model.fit(Method.PLCC).isEmpty());
        assertEquals(
                model.value(Method.PLCC, 7),
                model.surface(Method.PLCC).orElseThrow().height(1, 2));
        assertTrue(evaluation()
                .fit(false)
                .run(MODELS)
                .models()
                .getFirst()
                .surface(Method.SRCC)
                .isEmpty());
    }

    @Test
    void aModelOfWhichLowerIsBetterAgreesPositively() {
        Predictions model = MODELS.getFirst();
        double[] negated = model.scores().toArray();
        Arrays.setAll(negated, i -> -negated[i]);
        var lower = new Predictions("lower", Column.of(negated), Direction.LOWER_IS_BETTER);
        ModelResult expected = evaluation().run(MODELS).model(model.model());
        ModelResult actual = evaluation().run(List.of(lower)).model("lower");
        for (Method method : Method.values()) {
            assertEquals(expected.gmc(method), actual.gmc(method));
            assertEquals(expected.global(method), actual.global(method));
        }
        assertEquals(
                expected.value(Method.SRCC, 3),
                evaluation().correlations(List.of(lower)).value(0, Method.SRCC, 3));
    }

    @Test
    void whatIsNotThereIsNamed() {
        EvaluationResult result = evaluation().methods(Set.of(Method.SRCC)).run(MODELS);
        var refusal = assertThrows(InputException.class, () -> result.model("niqe"));
        assertTrue(refusal.getMessage().startsWith("no model is called niqe: there are "), refusal.getMessage());
        ModelResult model = result.models().getFirst();
        assertThrows(IllegalArgumentException.class, () -> model.gmc(Method.PLCC));
        assertThrows(NullPointerException.class, () -> result.model(null));
        assertEquals(0.0, model.global(Method.PLCC), 1);
        assertThrows(UnsupportedOperationException.class, () -> result.models().clear());
    }

    @Test
    void nullsAreRefusedAtOnce() {
        Evaluation evaluation = evaluation();
        assertThrows(NullPointerException.class, () -> evaluation.points(null));
        assertThrows(NullPointerException.class, () -> evaluation.methods(null));
        assertThrows(NullPointerException.class, () -> evaluation.run(null));
        assertThrows(NullPointerException.class, () -> evaluation.run(Arrays.asList(MODELS.get(0), null)));
    }

    @Test
    void aChoiceLeavesTheEvaluationAsItIs() {
        Evaluation evaluation = evaluation();
        Set<Method> methods = EnumSet.of(Method.SRCC);
        Evaluation other = evaluation.methods(methods).points(new Points.Grid(2, 2));
        methods.add(Method.KRCC);
        assertEquals(30, evaluation.correlations(MODELS).points().size());
        assertEquals(3, evaluation.correlations(MODELS).methods().size());
        assertEquals(List.of(Method.SRCC), other.correlations(MODELS).methods());
    }

    /** Both sums, with a fit after them. */
    @ParameterizedTest
    @ValueSource(strings = {"exact", "within"})
    void progressGoesFromNothingToAllAndNeverBack(String accuracy) {
        SimulatedRatings many = new Simulation(20_000, 2, 3).run();
        List<Double> seen = new ArrayList<>();
        List<String> stages = new ArrayList<>();
        var listener = new Progress() {
            @Override
            public synchronized boolean advanced(long done, long total) {
                seen.add((double) done / total);
                return true;
            }

            @Override
            public void entered(String stage) {
                stages.add(stage);
            }
        };
        Evaluation.of(many.ratings())
                .points(new Points.LatinHypercube(accuracy.equals("exact") ? 8 : 200, 1))
                .accuracy(accuracy.equals("exact") ? new Accuracy.Exact() : new Accuracy.Within(1e-4))
                .threads(2)
                .progress(listener)
                .run(many.predictions());
        assertTrue(seen.size() > 10, seen.size() + " calls");
        for (int k = 1; k < seen.size(); k++) {
            assertTrue(seen.get(k) >= seen.get(k - 1), seen.get(k - 1) + " then " + seen.get(k));
        }
        assertTrue(seen.getFirst() < 0.5);
        assertEquals(1, seen.getLast());
        assertEquals(List.of("evaluate", "global figures", "surfaces"), stages);
    }
}
