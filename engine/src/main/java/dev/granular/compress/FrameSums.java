package dev.granular.compress;

/**
 * Sums over ordered pairs of images, by columns of a frame.
 *
 * @param weight of the images
 * @param sums for each statistic, then mass and squared mass: pair (u, v) of columns in {@code u·stride + v}
 */
record FrameSums(Frame frame, double weight, double[][] sums, int stride) {
    /** No pairs yet. */
    static FrameSums of(Frame frame, int statistics, double weight) {
        int stride = MatrixProduct.padded(frame.columns());
        return new FrameSums(frame, weight, new double[statistics][stride * stride], stride);
    }

    /** Adds another's sums, whose interval lies within this one's. */
    void addRaised(FrameSums part, Raising raising) {
        for (int t = 0; t < sums.length; t++) {
            raising.addPairs(part.sums[t], part.frame.columns(), part.stride, sums[t], stride);
        }
    }

    /** Adds another's sums, of the same interval and in some of the columns. */
    void add(FrameSums few) {
        int[] place = few.frame.columnsIn(frame);
        for (int t = 0; t < sums.length; t++) {
            for (int r = 0; r < place.length; r++) {
                for (int c = 0; c < place.length; c++) {
                    sums[t][place[r] * stride + place[c]] += few.sums[t][r * few.stride + c];
                }
            }
        }
    }

    /**
     * Adds the sums between all columns of a smaller frame of the same interval and those of one of its bands.
     *
     * @param ofBand sums, by the band's columns and then by all
     * @param firstColumn the band's first
     * @param columns of the band
     * @param place for each of the smaller frame's columns, its number here
     */
    void add(int t, GatheredRows ofBand, int firstColumn, int columns, int[] place) {
        double[] to = sums[t];
        double[] from = ofBand.sums();
        for (int c = 0; c < columns; c++) {
            int column = place[firstColumn + c];
            for (int r = 0; r < place.length; r++) {
                to[place[r] * stride + column] += from[c * ofBand.stride() + r];
            }
        }
    }
}
