package dev.granular.fit;

import dev.granular.parallel.TaskPool;

/**
 * Weighted sums over points, for many places at once, from which the local plane at each place follows by the normal
 * equations. Many times quicker than {@link LocalPlane}, and as exact wherever the points determine a plane well; where
 * they do not, it says so instead of answering.
 */
final class PlaneSums {
    /**
     * A column counts as well determined if what its predecessors leave of it has more than this share of its squared
     * length. The normal equations lose as many digits as the share has zeros: four of sixteen.
     */
    static final double WELL_DETERMINED = 1e-4;
    /** Weights below this might have lost digits to underflow, or are the least that a kernel gives. */
    private static final double LEAST_WEIGHT = 1e-200;

    /** Places, a multiple of any kernel's lanes. */
    private static final int BETWEEN_CHECKPOINTS = 1 << 10;

    private final int row;
    private final double[] sums;

    private PlaneSums(Positions places, Positions points, double[] heights, double[] exponents, PlaneKernel kernel) {
        row = places.count();
        sums = new double[PlaneKernel.SUMS * row];
        for (int p = 0; p < row; p += kernel.lanes()) {
            if (p % BETWEEN_CHECKPOINTS == 0) {
                TaskPool.checkpoint();
            }
            kernel.add(places, p, points, heights, exponents, sums);
        }
    }

    /** Sums at each place over all points, which have values {@code heights}. */
    static PlaneSums at(Positions places, Positions points, double[] heights, PlaneKernel kernel) {
        Positions padded = places.padded(kernel.lanes());
        return new PlaneSums(padded, points, heights, new double[padded.count() + points.count()], kernel);
    }

    /** Sums at each point over all others, which have values {@code heights}. */
    static PlaneSums leavingOneOut(Positions points, double[] heights, PlaneKernel kernel) {
        Positions places = points.padded(kernel.lanes());
        double[] exponents = new double[places.count() + points.count()];
        // A point's weight for itself, which has no number but its own, is too small to count.
        exponents[points.count()] = PlaneKernel.FLOOR;
        return new PlaneSums(places, points, heights, exponents, kernel);
    }

    /** Returns the height of the plane at a place; NaN where points do not determine it well. */
    double height(int place) {
        double w = sum(0, place);
        double u = sum(1, place);
        double v = sum(2, place);
        double uu = sum(3, place);
        double uv = sum(4, place);
        double vv = sum(5, place);
        double z = sum(6, place);
        double uz = sum(7, place);
        double vz = sum(8, place);
        double varianceU = uu - u * u / w;
        double covariance = uv - u * v / w;
        double slope = covariance / varianceU;
        double varianceV = vv - v * v / w - slope * covariance;
        if (!(w > LEAST_WEIGHT && varianceU > WELL_DETERMINED * uu && varianceV > WELL_DETERMINED * vv)) {
            return Double.NaN;
        }
        double alongU = uz - u * z / w;
        double alongV = vz - v * z / w - slope * alongU;
        double slopeV = alongV / varianceV;
        double slopeU = (alongU - covariance * slopeV) / varianceU;
        return (z - slopeU * u - slopeV * v) / w;
    }

    private double sum(int number, int place) {
        return sums[number * row + place];
    }
}
