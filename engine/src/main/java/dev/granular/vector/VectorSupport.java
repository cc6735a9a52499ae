package dev.granular.vector;

/** The decision, made once, whether vector kernels run in this process. */
public final class VectorSupport {
    /** System property: {@code scalar} runs the plain loops where vectors would run, for comparisons. */
    static final String PROPERTY = "granular.kernel";

    private static final String MODULE = "jdk.incubator.vector";

    private static final int TRIALS = 5;
    private static final int MULTIPLY_ADDS = 32;
    /** Nanoseconds. */
    private static final long LONGEST_MULTIPLY_ADD = 100;

    private VectorSupport() {}

    private static final class Holder {
        static final boolean AVAILABLE = decide();
    }

    /** Returns true if kernels may use the Vector API; where it cannot serve, the first call warns once, and says what helps. */
    public static boolean available() {
        return Holder.AVAILABLE;
    }

    private static boolean decide() {
        if ("scalar".equals(System.getProperty(PROPERTY))) {
            return false;
        }
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            warn(
                    "the Vector API is not available, so evaluation runs on slow scalar loops; start Java with --add-modules="
                            + MODULE);
            return false;
        }
        if (!multiplyAddIsAnInstruction()) {
            warn("this processor has no fused multiply-add, so evaluation runs on slow scalar loops");
            return false;
        }
        return true;
    }

    /**
     * Java computes what the processor lacks with big decimals, a thousand times slower, and has no portable way to ask. The
     * shortest of several trials tells: even interpreted, one multiply-add takes a fifth of the bound, without the
     * instruction a multiple of it.
     */
    private static boolean multiplyAddIsAnInstruction() {
        long shortest = Long.MAX_VALUE;
        double sum = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            long start = System.nanoTime();
            for (int k = 0; k < MULTIPLY_ADDS; k++) {
                sum = Math.fma(sum, 0.7, k / 3.0);
            }
            shortest = Math.min(shortest, System.nanoTime() - start);
        }
        return shortest < MULTIPLY_ADDS * LONGEST_MULTIPLY_ADD && sum > 0;
    }

    private static void warn(String message) {
        System.getLogger("dev.granular").log(System.Logger.Level.WARNING, message);
    }
}
