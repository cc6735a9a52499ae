package dev.granular.pair;

/**
 * What is summed over: points of the (MOS, σ) plane, and the statistics of their ordered pairs. Either images, or what
 * stands for them: classes of images or super points. The partners of a row are all columns from {@link #firstPartner} to {@link #endPartner}.
 */
public interface PairSource {
    /** Returns the number of points, n. */
    int size();

    /** Returns the quality of each point, MOS units, length n; not to be changed. */
    double[] mos();

    /** Returns the σ² of each point, length n, above 0; not to be changed. */
    double[] variance();

    /**
     * Returns the σ² of each point's window on Q, length n, above 0; infinite for a window that is open everywhere. Not to be changed.
     */
    default double[] windowVariance() {
        return variance();
    }

    /** Returns the base-2 logarithm of each point's weight, length n; not to be changed. */
    double[] logWeight();

    /** Returns the first column with which {@code row} makes a pair; does not fall from row to row. */
    int firstPartner(int row);

    /** Returns the first column behind those with which {@code row} makes a pair; does not fall from row to row. */
    default int endPartner(int row) {
        return size();
    }

    /** Returns whether pairs have masses of their own, by which weights are multiplied before they are added up. */
    boolean hasMasses();

    /** Returns a reader of the pairs' statistics, for one thread. */
    PairReader reader();
}
