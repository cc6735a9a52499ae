package dev.granular.vector;

/** Whether vector kernels run in this process, decided once. */
public final class VectorSupport {
    /** System property: {@code scalar} runs the plain loops where vectors would run, for comparisons. */
    static final String PROPERTY = "granular.kernel";

    private static final String MODULE = "jdk.incubator.vector";

    private VectorSupport() {}

    private static final class Holder {
        static final boolean AVAILABLE = decide();
    }

    /** True if kernels may use the Vector API; where it is missing, the first call warns once how to get it. */
    public static boolean available() {
        return Holder.AVAILABLE;
    }

    private static boolean decide() {
        if ("scalar".equals(System.getProperty(PROPERTY))) {
            return false;
        }
        boolean present = ModuleLayer.boot().findModule(MODULE).isPresent();
        if (!present) {
            System.getLogger("dev.granular")
                    .log(
                            System.Logger.Level.WARNING,
                            "the Vector API is not available, so evaluation runs on slow scalar loops; start Java with"
                                    + " --add-modules=" + MODULE);
        }
        return present;
    }
}
