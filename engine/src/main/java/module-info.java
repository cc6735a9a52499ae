/**
 * Granularity-modulated correlation: where on the quality scale, and at what size of difference, an image-quality model
 * ranks well. Numbers only: no input or output, no third-party code but Hipparchus for
 * distributions and least squares. The Vector API module is optional; without it the
 * scalar kernels run.
 */
module dev.granular.engine {
    requires static jdk.incubator.vector;
    requires hipparchus.core;
    requires hipparchus.optim;

    exports dev.granular;
    exports dev.granular.evaluation;
    exports dev.granular.fit;
    exports dev.granular.global;
    exports dev.granular.inference;
    exports dev.granular.point;
    exports dev.granular.rating;
    exports dev.granular.simulation;
}
