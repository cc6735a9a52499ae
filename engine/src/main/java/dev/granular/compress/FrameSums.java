package dev.granular.compress;

/**
 * Sums over ordered pairs of images, by columns of a frame.
 *
 * @param sums for each statistic, then mass and squared mass: pair (u, v) of columns in {@code u·stride + v}
 */
record FrameSums(Frame frame, double[][] sums, int stride) {
    /** No pairs yet. */
    static FrameSums of(Frame frame, int statistics) {
        int stride = MatrixProduct.padded(frame.columns());
        return new FrameSums(frame, new double[statistics][stride * stride], stride);
    }

    /** Adds another's statistic {@code t}, whose interval lies within this one's. */
    void addRaised(FrameSums part, int t, Raising raising) {
        raising.addPairs(part.sums[t], part.frame.columns(), part.stride, sums[t], stride);
    }

    /** Adds a matrix over columns that this frame has, too. */
    void add(int t, double[] block, int blockStride, int[] rows, int firstColumn, int columns, int[] place) {
        double[] to = sums[t];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < columns; c++) {
                to[rows[r] * stride + place[firstColumn + c]] += block[r * blockStride + c];
            }
        }
    }
}
