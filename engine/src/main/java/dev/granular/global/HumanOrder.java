package dev.granular.global;

import java.util.Arrays;

/**
 * The verdict of people on pairs of images: similar or different. A pair is different if the squared difference of its
 * values is at least the sum of its two margins. Immutable; arrays are not to be changed.
 *
 * @param value MOS or ranks, length n
 * @param margin what an image adds to the least squared difference, length n, above 0
 */
record HumanOrder(double[] value, double[] margin) {
    /** Standard error, MOS units, that a pair of images without any has in the authors' code. */
    private static final double LEAST_ERROR = 1e-6;

    /**
     * Calls pairs of equal MOS similar.
     *
     * @param ranks dense ranks of the MOS
     */
    static HumanOrder equalMos(double[] ranks) {
        double[] margin = new double[ranks.length];
        Arrays.fill(margin, 0.25);
        return new HumanOrder(ranks, margin);
    }

    /**
     * Calls pairs different if {@code |z| ≥ quantile}, where {@code z = Δmos / sqrt(SE_i² + SE_j²)}.
     *
     * @param variance squared standard errors, as {@link #variance} gives them
     */
    static HumanOrder significant(double[] mos, double[] variance, double quantile) {
        double[] margin = new double[mos.length];
        for (int i = 0; i < margin.length; i++) {
            margin[i] = Math.max(Double.MIN_NORMAL, quantile * quantile * variance[i]);
        }
        return new HumanOrder(mos, margin);
    }

    /**
     * Computes squared standard errors of the MOS.
     *
     * @param std σ of the ratings, in some unit
     * @param raters number of raters of each image
     * @param unit MOS units to one of the unit
     */
    static double[] variance(double[] std, double[] raters, double unit) {
        double least = Math.max(Double.MIN_NORMAL, 0.5 * (LEAST_ERROR / unit) * (LEAST_ERROR / unit));
        double[] variance = new double[std.length];
        for (int i = 0; i < std.length; i++) {
            double squared = std[i] * std[i] / raters[i];
            variance[i] = squared > 0 ? squared : least;
        }
        return variance;
    }

    /** Copies in another order of images. */
    HumanOrder inOrder(int[] order) {
        return new HumanOrder(Gather.of(value, order), Gather.of(margin, order));
    }
}
