package dev.granular.rating.density;

/**
 * Sums of Gaussians at the whole numbers 0, 1, …, count − 1. Neighbouring values of a Gaussian on a grid have ratios
 * that themselves shrink by a constant factor, so that most values cost two multiplications instead of an exp.
 */
final class GaussianDensity {
    /**
     * Values taken by multiplication before an exp starts afresh: the error of a run grows with the square of its
     * length, and stays under 1e-13 here.
     */
    private static final int RUN = 16;

    private final double[] density;

    /** Nothing yet, at {@code count} whole numbers. */
    GaussianDensity(int count) {
        density = new double[count];
    }

    /** Returns the sum at {@code number}. */
    double at(int number) {
        return density[number];
    }

    /**
     * Adds {@code exp(−(b − mean)²/2 std²)} at every b.
     *
     * @param mean from 0 to count − 1
     * @param std positive
     */
    void add(double mean, double std) {
        int above = (int) Math.ceil(mean);
        addAwayFrom(mean, std, above, 1);
        addAwayFrom(mean, std, above - 1, -1);
    }

    /** Adds another density at as many numbers. */
    void add(GaussianDensity other) {
        for (int number = 0; number < density.length; number++) {
            density[number] += other.density[number];
        }
    }

    /** Adds from {@code start} on in one direction, up to the end or where the Gaussian underflows. */
    private void addAwayFrom(double mean, double std, int start, int direction) {
        double precision = 1 / (std * std);
        double shrink = Math.exp(-precision);
        int bin = start;
        while (bin >= 0 && bin < density.length) {
            double distance = Math.abs(bin - mean);
            double value = Math.exp(-0.5 * precision * distance * distance);
            if (value == 0) {
                return;
            }
            double ratio = Math.exp(-precision * (distance + 0.5));
            for (int step = 0; step < RUN && bin >= 0 && bin < density.length; step++) {
                density[bin] += value;
                value *= ratio;
                ratio *= shrink;
                bin += direction;
            }
        }
    }
}
