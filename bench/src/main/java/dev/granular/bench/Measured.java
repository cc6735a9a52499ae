package dev.granular.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.function.Supplier;

/**
 * A result and what it took.
 *
 * @param wall seconds
 * @param processor seconds of processor time, all threads, compiler and garbage collector included
 * @param heap MB, what was in use at most, garbage included: peaks of all parts of the heap, which need not coincide, so that
 *     the sum may exceed the heap
 */
record Measured<T>(T result, double wall, double processor, double heap) {
    private static final double NANOSECONDS = 1e9;
    private static final double BYTES = 1 << 20;

    /** Does {@code work} once, on a heap without garbage of earlier work. */
    static <T> Measured<T> of(Supplier<T> work) {
        System.gc();
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        double processor = processorSeconds();
        long start = System.nanoTime();
        T result = work.get();
        double wall = (System.nanoTime() - start) / NANOSECONDS;
        double heap =
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / BYTES;
        return new Measured<>(result, wall, processorSeconds() - processor, heap);
    }

    /** Returns the processor time of this process so far; the system counts hundredths of a second. */
    static double processorSeconds() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / NANOSECONDS;
    }
}
