package dev.granular.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Accuracy;
import dev.granular.Points;
import dev.granular.Progress;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evaluations that are stopped: by the listener or by an interrupt, by either sum, on one thread or several. */
class StoppingTest {
    private static final SimulatedRatings DATA = new Simulation(60_000, 2, 3).run();

    private static Evaluation evaluation(String accuracy, int threads) {
        return Evaluation.of(DATA.ratings())
                .points(new Points.Grid(40, 40))
                .accuracy(accuracy.equals("exact") ? new Accuracy.Exact() : new Accuracy.Within(1e-6))
                .threads(threads);
    }

    /** Begins to listen when it is first asked, stops when it is asked again. */
    @ParameterizedTest
    @CsvSource({"exact, 1", "exact, 3", "within, 1", "within, 3"})
    void theListenerStopsIt(String accuracy, int threads) {
        var asked = new AtomicInteger();
        var evaluation = evaluation(accuracy, threads).progress((done, total) -> asked.incrementAndGet() < 2);
        var stopped = assertThrows(CancellationException.class, () -> evaluation.correlations(DATA.predictions()));
        assertEquals("evaluation stopped by its progress listener", stopped.getMessage());
        assertEquals(List.of(), threadsLeft());
    }

    @ParameterizedTest
    @CsvSource({"exact, 1", "exact, 3", "within, 1", "within, 3"})
    void anInterruptStopsIt(String accuracy, int threads) throws InterruptedException {
        Throwable[] thrown = new Throwable[1];
        boolean[] interrupted = new boolean[1];
        var caller = new Thread(() -> {
            try {
                evaluation(accuracy, threads).correlations(DATA.predictions());
            } catch (CancellationException e) {
                thrown[0] = e;
                interrupted[0] = Thread.currentThread().isInterrupted();
            }
        });
        caller.start();
        Thread.sleep(300);
        caller.interrupt();
        caller.join();
        assertEquals("evaluation stopped: its thread was interrupted", thrown[0].getMessage());
        assertTrue(interrupted[0]);
        assertEquals(List.of(), threadsLeft());
    }

    @Test
    void aListenersExceptionIsItsOwn() {
        Progress listener = (done, total) -> {
            throw new ArithmeticException("of the listener");
        };
        var evaluation = evaluation("within", 2).progress(listener);
        assertThrows(ArithmeticException.class, () -> evaluation.correlations(DATA.predictions()));
        assertEquals(List.of(), threadsLeft());
    }

    /** A worker's last steps may come after its pool has ended. */
    private static List<String> threadsLeft() {
        long until = System.nanoTime() + 200_000_000;
        while (!working().isEmpty() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        return working();
    }

    private static List<String> working() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("granular-"))
                .toList();
    }
}
