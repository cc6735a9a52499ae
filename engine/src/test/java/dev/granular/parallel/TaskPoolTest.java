package dev.granular.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskPoolTest {
    private static final List<Integer> NUMBERS = IntStream.range(0, 50).boxed().toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void resultsComeInTheOrderOfTheTasks(int threads) {
        try (var pool = new TaskPool(threads)) {
            assertEquals(NUMBERS.stream().map(n -> n * n).toList(), pool.each(NUMBERS, n -> n * n));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatATaskThrowsIsThrown(int threads) {
        try (var pool = new TaskPool(threads)) {
            var thrown = assertThrows(ArithmeticException.class, () -> pool.each(NUMBERS, n -> 1 / (n - 7)));
            assertEquals("/ by zero", thrown.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aListenerHearsOfEveryTask(int threads) {
        List<Long> heard = Collections.synchronizedList(new ArrayList<>());
        try (var pool = new TaskPool(threads)) {
            pool.each(NUMBERS, n -> n, (done, total) -> {
                assertEquals(50, total);
                return heard.add(done);
            });
        }
        assertEquals(
                IntStream.rangeClosed(1, 50).asLongStream().boxed().toList(),
                heard.stream().sorted().toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aListenerStopsTheRest(int threads) {
        var begun = new AtomicInteger();
        List<Callable<Integer>> tasks = Collections.nCopies(1000, begun::incrementAndGet);
        try (var pool = new TaskPool(threads)) {
            assertThrows(CancellationException.class, () -> pool.all(tasks, (done, total) -> done < 5));
        }
        assertTrue(begun.get() <= 5 + threads, begun + " tasks");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void workBesideMayUseThePoolToo(int threads) {
        try (var pool = new TaskPool(threads)) {
            Supplier<List<Integer>> beside = pool.beside(() -> pool.each(NUMBERS, n -> -n));
            assertEquals(NUMBERS, pool.each(NUMBERS, n -> n));
            assertEquals(NUMBERS.stream().map(n -> -n).toList(), beside.get());
            assertEquals(50, beside.get().size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatWorkBesideThrowsIsThrown(int threads) {
        try (var pool = new TaskPool(threads)) {
            assertThrows(
                    ArithmeticException.class,
                    () -> pool.beside(() -> pool.each(NUMBERS, n -> 1 / (n - 7)))
                            .get());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void errorsAreThrownAsTheyAre(int threads) {
        var error = new OutOfMemoryError("of a test");
        try (var pool = new TaskPool(threads)) {
            var thrown = assertThrows(
                    OutOfMemoryError.class,
                    () -> pool.each(NUMBERS, n -> {
                        throw error;
                    }));
            assertSame(error, thrown);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anInterruptEndsWorkThatAsks(int threads) throws InterruptedException {
        var begun = new CountDownLatch(1);
        var thrown = new AtomicReference<Throwable>();
        var interrupted = new AtomicBoolean();
        var caller = new Thread(() -> {
            try (var pool = new TaskPool(threads)) {
                pool.each(NUMBERS, n -> forever(begun));
            } catch (CancellationException e) {
                thrown.set(e);
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        begun.await();
        caller.interrupt();
        caller.join();
        assertEquals(
                "evaluation stopped: its thread was interrupted", thrown.get().getMessage());
        assertTrue(interrupted.get());
    }

    private static int forever(CountDownLatch begun) {
        begun.countDown();
        while (true) {
            TaskPool.checkpoint();
        }
    }

    @Test
    void theListenerIsAskedWhileNoTaskEnds() {
        var asked = new AtomicInteger();
        try (var pool = new TaskPool(2, (done, total) -> asked.incrementAndGet() < 3)) {
            assertThrows(CancellationException.class, () -> pool.each(NUMBERS, n -> forever(new CountDownLatch(1))));
        }
        assertEquals(3, asked.get());
    }

    @Test
    void aListenersOwnExceptionIsThrown() {
        Progress listener = (done, total) -> {
            throw new ArithmeticException("of the listener");
        };
        try (var pool = new TaskPool(2, listener)) {
            assertThrows(ArithmeticException.class, () -> pool.each(NUMBERS, n -> forever(new CountDownLatch(1))));
        }
    }
}
