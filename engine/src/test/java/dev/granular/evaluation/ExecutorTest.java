package dev.granular.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Accuracy;
import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Evaluations on an executor of the caller's. */
class ExecutorTest {
    private static final SimulatedRatings DATA = new Simulation(4000, 2, 3).run();
    private static final SimulatedRatings FEW = new Simulation(1000, 2, 3).run();

    private static SimulatedRatings data(boolean exact) {
        return exact ? FEW : DATA;
    }

    private static Evaluation evaluation(boolean exact) {
        return Evaluation.of(data(exact).ratings())
                .points(new Points.Grid(20, 20))
                .accuracy(exact ? new Accuracy.Exact() : new Accuracy.Within(1e-4));
    }

    private static ExecutorService executor(String kind) {
        return kind.equals("virtual") ? Executors.newVirtualThreadPerTaskExecutor() : Executors.newFixedThreadPool(2);
    }

    @ParameterizedTest
    @CsvSource({"virtual, true", "virtual, false", "fixed, true", "fixed, false"})
    void theResultIsThatOfOneThread(String kind, boolean exact) {
        try (ExecutorService executor = executor(kind)) {
            Correlations there = evaluation(exact)
                    .executor(executor, 3)
                    .correlations(data(exact).predictions());
            Correlations here =
                    evaluation(exact).threads(1).correlations(data(exact).predictions());
            assertEquals(exact, there.computation().superPoints() == 0);
            assertArrayEquals(values(here), values(there));
            assertFalse(executor.isShutdown());
            if (executor instanceof ThreadPoolExecutor pool) {
                assertTrue(pool.getTaskCount() > 0);
            }
        }
    }

    private static double[] values(Correlations correlations) {
        double[] values = new double[2 * 3 * 400];
        int next = 0;
        for (int model = 0; model < 2; model++) {
            for (Method method : Method.values()) {
                for (int point = 0; point < 400; point++) {
                    values[next++] = correlations.value(model, method, point);
                }
            }
        }
        return values;
    }

    /** Its only thread waits for the evaluation, so that the evaluation cannot wait for it. */
    @Test
    void aThreadOfTheExecutorMayEvaluate() throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(1)) {
            Callable<Correlations> work =
                    () -> evaluation(true).executor(executor, 2).correlations(FEW.predictions());
            Correlations there = executor.submit(work).get(60, TimeUnit.SECONDS);
            assertArrayEquals(values(evaluation(true).threads(1).correlations(FEW.predictions())), values(there));
        }
    }

    /** No task is left when the evaluation has thrown, and the executor goes on. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsStoppedLeavesNothingBehind(boolean exact) throws Exception {
        try (var executor = (ThreadPoolExecutor) Executors.newFixedThreadPool(2)) {
            var evaluation = evaluation(exact).executor(executor, 2).progress((done, total) -> false);
            assertThrows(
                    CancellationException.class,
                    () -> evaluation.correlations(data(exact).predictions()));
            assertFalse(executor.isShutdown());
            assertEquals(7, executor.submit(() -> 7).get(3, TimeUnit.SECONDS));
            assertFalse(executor.submit(() -> Thread.currentThread().isInterrupted())
                    .get());
        }
    }

    @Test
    void noTasksAreRefused() {
        try (ExecutorService executor = Executors.newFixedThreadPool(1)) {
            var evaluation = evaluation(true);
            assertThrows(InputException.class, () -> evaluation.executor(executor, 0));
            assertThrows(NullPointerException.class, () -> evaluation.executor(null, 1));
        }
    }
}
