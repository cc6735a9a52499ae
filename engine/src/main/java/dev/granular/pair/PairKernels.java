package dev.granular.pair;

/** Chooses the kernels once for the life of the process. */
final class PairKernels {
    /** Set to {@code scalar} to run the plain loops where vectors would run: for comparisons. */
    static final String PROPERTY = "granular.kernel";

    private static final String MODULE = "jdk.incubator.vector";

    private PairKernels() {}

    /** Initialised on first use; the class that needs the Vector API is not loaded before it is known to be there. */
    private static final class Holder {
        static final PairKernel PREFERRED = choose();
    }

    static PairKernel preferred() {
        return Holder.PREFERRED;
    }

    private static PairKernel choose() {
        if ("scalar".equals(System.getProperty(PROPERTY))) {
            return new ScalarPairKernel();
        }
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            System.getLogger("dev.granular")
                    .log(
                            System.Logger.Level.WARNING,
                            "the Vector API is not available, so evaluation runs on slow scalar loops; start Java with"
                                    + " --add-modules=" + MODULE);
            return new ScalarPairKernel();
        }
        return new VectorPairKernel();
    }
}
