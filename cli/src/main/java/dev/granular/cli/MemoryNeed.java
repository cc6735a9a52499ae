package dev.granular.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.granular.InputException;
import dev.granular.Points;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What a command will hold in Java's heap at once, measured roughly, so that too much is refused before it is begun.
 *
 * @param what is counted
 * @param count of points or images
 * @param bytes bytes for each
 * @param longest elements of the longest array for each
 */
record MemoryNeed(String what, long count, long bytes, long longest) {
    private static final long MEGABYTE = 1 << 20;

    private static final long GIGABYTE = 1 << 30;

    /** The program itself. */
    private static final long PROGRAM = 16 * MEGABYTE;

    /** A place, its turn, its effective pairs and its error. */
    private static final long POINT = 124;

    /** Of every value in a report, as text: copied about four times while the text grows. */
    private static final long REPORT_TEXT = 11;

    private static final long REPORT_COPIES = 4;

    /** True quality and scene of a simulated image, beside its columns. */
    private static final long SIMULATED_IMAGE = 9;

    /** Returns an evaluation; {@code report} says whether a report is written of it. */
    static MemoryNeed of(Study study, Plan plan, boolean report) {
        long models = study.models().size();
        long values = models * plan.methods().size();
        long sums = 4 + 2 * values;
        boolean grid = plan.points() instanceof Points.Grid;
        // A grid is a surface, too: its values are kept and reported twice, and errors kept with each.
        long kept = grid ? 4 : 2;
        long text = report ? REPORT_TEXT * ((grid ? 2 : 1) * values + 1) : 0;
        long summing = Double.BYTES * (sums + 2 * values);
        long writing = Double.BYTES * kept * values + REPORT_COPIES * text;
        return new MemoryNeed(
                "points with " + models + " model(s) and " + plan.methods().size() + " method(s)",
                count(plan.points()),
                POINT + Math.max(summing, writing),
                Math.max(sums, text));
    }

    private static long count(Points points) {
        return switch (points) {
            case Points.LatinHypercube(int samples, long _) -> samples;
            case Points.Grid(int qSteps, int qdSteps) -> (long) qSteps * qdSteps;
            case Points.Given(var given) -> given.size();
        };
    }

    /** Returns a table of made-up data. */
    static MemoryNeed ofSimulation(int images, int models) {
        long image = SIMULATED_IMAGE + Double.BYTES * (2L + models);
        return new MemoryNeed("images with " + models + " model(s)", images, image, 1);
    }

    /** Refuses what is too much for this process. */
    void requireRoom() {
        requireRoom(Runtime.getRuntime().maxMemory(), machineBytes());
    }

    private static long machineBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? machine.getTotalMemorySize()
                : 0;
    }

    /**
     * Refuses what is too much for the heap or for Java's arrays.
     *
     * @param machine bytes that the heap could grow to
     * @throws InputException naming the largest count that will do
     */
    void requireRoom(long heap, long machine) {
        long inArrays = Integer.MAX_VALUE / longest;
        long most = Math.min(inArrays, Math.max(heap - PROGRAM, heap / 2) / bytes);
        if (count <= most) {
            return;
        }
        boolean larger = count <= inArrays && gigabytes() * GIGABYTE < machine;
        throw new InputException(String.format(
                Locale.ROOT,
                "%,d %s need more than the %,d MB of memory that Java may take: ask for at most %,d%s",
                count,
                what,
                heap / MEGABYTE,
                most,
                larger ? ", or allow more with JAVA_TOOL_OPTIONS=-Xmx" + gigabytes() + "g" : ""));
    }

    /** Returns a heap that will do. */
    private long gigabytes() {
        return Math.ceilDiv(PROGRAM + count * bytes, GIGABYTE);
    }
}
