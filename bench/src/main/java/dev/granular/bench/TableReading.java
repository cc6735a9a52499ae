package dev.granular.bench;

import dev.granular.Column;
import dev.granular.Predictions;
import dev.granular.arrow.RatingSet;
import dev.granular.arrow.RatingTables;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.MissingValues;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.arrow.memory.RootAllocator;

/**
 * One reading of a table, in a process that does nothing else.
 *
 * @param wall seconds until the columns are there and known to be complete, which is when a kernel can start
 * @param processor seconds of processor time until then
 * @param heap MB of Java's heap, the most that was in use at a time, garbage included
 * @param buffers MB outside the heap: the most that Arrow held, mapped files included, and what Java's direct buffers
 *     hold in the end
 * @param sumSeconds to add up all columns afterwards
 * @param sum of all columns
 */
record TableReading(double wall, double processor, double heap, double buffers, double sumSeconds, double sum) {
    private static final double BYTES = 1 << 20;

    /** Returns what reading {@code file} took, {@code times} times in a new process with these flags beside this one's own. */
    static List<TableReading> of(Path file, int times, String... flags) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(flags));
        command.addAll(List.of(TableReading.class.getName(), file.toString(), Integer.toString(times)));
        return Command.output(command)
                .lines()
                .filter(line -> line.startsWith("["))
                .map(TableReading::parse)
                .toList();
    }

    /** Runs as the process. */
    public static void main(String[] arguments) {
        for (int time = 0; time < Integer.parseInt(arguments[1]); time++) {
            System.out.println(take(Path.of(arguments[0])).line());
        }
    }

    private static TableReading take(Path file) {
        try (var allocator = new RootAllocator()) {
            Measured<RatingSet> read = Measured.of(
                    () -> RatingTables.read(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL, allocator));
            try (RatingSet set = read.result()) {
                long start = System.nanoTime();
                double sum = sum(set);
                double seconds = (System.nanoTime() - start) * 1e-9;
                double buffers = (allocator.getPeakMemoryAllocation() + directBytes()) / BYTES;
                return new TableReading(read.wall(), read.processor(), read.heap(), buffers, seconds, sum);
            }
        }
    }

    private static long directBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    /** Sums all columns. */
    static double sum(RatingSet set) {
        double sum = sum(set.mos()) + set.std().map(TableReading::sum).orElse(0.0);
        for (Predictions model : set.predictions()) {
            sum += sum(model.scores());
        }
        return sum;
    }

    private static double sum(Column column) {
        double sum = 0;
        for (int row = 0; row < column.size(); row++) {
            sum += column.get(row);
        }
        return sum;
    }

    /** Returns MB on the heap and outside, together. */
    double memory() {
        return heap + buffers;
    }

    private String line() {
        return Arrays.toString(new double[] {wall, processor, heap, buffers, sumSeconds, sum});
    }

    private static TableReading parse(String line) {
        double[] values = Arrays.stream(line.substring(1, line.length() - 1).split(", "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new TableReading(values[0], values[1], values[2], values[3], values[4], values[5]);
    }

    /** Returns the median of something over several readings. */
    static double median(List<TableReading> readings, ToDoubleFunction<TableReading> what) {
        return Median.of(readings.stream().mapToDouble(what).boxed().toList());
    }
}
