package dev.granular.bench.coverage;

import dev.granular.Method;
import dev.granular.inference.Estimate;
import dev.granular.inference.NoInterval;
import dev.granular.inference.SurfaceInference;
import java.util.function.Predicate;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * What intervals at single points promise, over all models.
 *
 * @param truth correlations of the population at the same points
 */
record PointPromises(PopulationSurface truth) {
    private static final double TAIL = 0.975;

    /** Returns the share of points whose interval covers, computed also where none is given. */
    double coverage(SurfaceInference surface, Method method) {
        return coverage(surface, method, _ -> true);
    }

    /** Returns the same among points that have an interval. */
    double coverageWhereGiven(SurfaceInference surface, Method method) {
        return coverage(surface, method, Estimate::isGiven);
    }

    /** Returns the same among points that have none, since they lie at a sparse end. */
    double coverageAtSparseEnds(SurfaceInference surface, Method method) {
        return coverage(surface, method, estimate -> estimate.interval() == NoInterval.SPARSE_END);
    }

    /** Returns the share of points that have an interval. */
    double given(SurfaceInference surface, Method method) {
        double given = 0;
        for (String model : surface.models()) {
            for (int k = 0; k < surface.points().size(); k++) {
                given += surface.estimate(model, method, k).isGiven() ? 1 : 0;
            }
        }
        return given / surface.models().size() / surface.points().size();
    }

    private double coverage(SurfaceInference surface, Method method, Predicate<Estimate> among) {
        double all = 0;
        double covered = 0;
        for (int m = 0; m < surface.models().size(); m++) {
            double[] expected = truth.values(m, method);
            for (int k = 0; k < expected.length; k++) {
                Estimate estimate = surface.estimate(surface.models().get(m), method, k);
                if (among.test(estimate)) {
                    all++;
                    covered += covers(estimate, expected[k]) ? 1 : 0;
                }
            }
        }
        return covered / all;
    }

    private static boolean covers(Estimate estimate, double expected) {
        double value = estimate.value();
        double far = Math.abs(atanh(value) - atanh(expected)) * (1 - value * value);
        double degrees = Math.max(1, estimate.effectiveInfluences() - 1);
        return far <= new TDistribution(degrees).inverseCumulativeProbability(TAIL) * estimate.se();
    }

    private static double atanh(double value) {
        return 0.5 * Math.log((1 + value) / (1 - value));
    }
}
