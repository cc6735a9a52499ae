package dev.granular.evaluation;

import dev.granular.Method;
import dev.granular.SurfacePoint;
import dev.granular.pair.DirectSum;
import dev.granular.pair.RatedImages;
import dev.granular.pair.RatingClasses;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Processor seconds that sums take, roughly. Estimates follow from the data alone: what is chosen by them must not depend
 * on the number of threads or on how busy the machine is, as results do not.
 */
final class SumCost {
    /** Images from which a direct sum's cost is estimated, and points at most. */
    private static final int TIMED_IMAGES = 20_000;

    private static final int TIMED_POINTS = 50;

    /** Compression: what it takes at least, for each image, and for each image, model and method. */
    private static final double COMPRESSION = 2;

    private static final double COMPRESSION_IMAGE = 2e-6;

    private static final double COMPRESSION_VALUE = 1.2e-6;

    /** And at each point, and for each point, model and method. */
    private static final double COMPRESSION_POINT = 1e-4;

    private static final double COMPRESSION_POINT_VALUE = 1e-5;

    private final RatedImages images;
    private final Optional<RatingClasses> classes;
    private final int models;
    private final Set<Method> methods;

    /** @param images whether or not they have the models */
    SumCost(RatedImages images, Optional<RatingClasses> classes, int models, Set<Method> methods) {
        this.images = images;
        this.classes = classes;
        this.models = models;
        this.methods = methods;
    }

    /** Returns the cost of a direct sum in which every pair counts at every point. */
    double directAtMost(int points) {
        return DirectSum.seconds(images, classes, models, methods, points);
    }

    /** Returns a direct sum. If windows are narrow, far fewer pairs count at a point than there are. */
    double direct(List<SurfacePoint> points) {
        int[] timed = EvenSample.of(points.size(), TIMED_POINTS);
        double[] shares = shares(Arrays.stream(timed).mapToObj(points::get).toList());
        return Arrays.stream(shares).average().orElse(0) * directAtMost(points.size());
    }

    /** Returns a direct sum at each of some points. */
    double[] directAtEach(List<SurfacePoint> points) {
        double each = directAtMost(points.size()) / points.size();
        return Arrays.stream(shares(points)).map(share -> share * each).toArray();
    }

    private double[] shares(List<SurfacePoint> points) {
        RatedImages some = images.select(EvenSample.of(images.size(), TIMED_IMAGES), new int[0]);
        return new DirectSum(some, Optional.empty(), methods, 1).shares(points);
    }

    /** Returns the cost of compression and evaluation, where images compress as most do. */
    double compressed(int points) {
        double values = (double) models * methods.size();
        return COMPRESSION
                + images.size() * (COMPRESSION_IMAGE + values * COMPRESSION_VALUE)
                + points * (COMPRESSION_POINT + values * COMPRESSION_POINT_VALUE);
    }
}
