/**
 * Granularity-modulated correlation: shows where on the quality scale, and at what size of difference, an image-quality
 * model ranks well. Numbers only: no input or output, and no library but Hipparchus, for distributions and least squares.
 *
 * <p>Start Java with {@code --add-modules=jdk.incubator.vector}. Without that module, the scalar kernels run, several times
 * slower. The jar's {@code META-INF/granular/kernels.options} has options for Java that make the first evaluation of a
 * process faster.
 */
module dev.granular.engine {
    requires static jdk.incubator.vector;
    requires hipparchus.core;
    requires hipparchus.optim;

    exports dev.granular;
    exports dev.granular.cluster;
    exports dev.granular.evaluation;
    exports dev.granular.fit;
    exports dev.granular.global;
    exports dev.granular.inference;
    exports dev.granular.mapping;
    exports dev.granular.point;
    exports dev.granular.profile;
    exports dev.granular.rating;
    exports dev.granular.simulation;
}
