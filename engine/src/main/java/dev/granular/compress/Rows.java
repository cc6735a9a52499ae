package dev.granular.compress;

/** Where a walk over images finds each one's regulator weight, spread over the columns of its band. */
interface Rows {
    /** Columns of all bands. */
    int columns();

    /** First column of a band. */
    int firstColumn(int band);

    /** Columns of a band. */
    int columns(int band);

    /** The array in which the image's values stand; good until the next call. */
    double[] values(int image);

    /** Where in {@link #values} they begin. */
    int offset(int image);
}
