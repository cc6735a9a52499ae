package dev.granular.kernel;

/**
 * Part of a matrix that is stored by rows.
 *
 * @param values of the whole matrix
 * @param from place of the part's first element
 * @param stride distance from one row to the next
 */
public record Block(double[] values, int from, int stride) {
    /** Returns a whole matrix. */
    public static Block of(double[] values, int stride) {
        return new Block(values, 0, stride);
    }

    /**
     * The same in single precision.
     *
     * @param values of the whole matrix
     * @param from place of the part's first element
     * @param stride distance from one row to the next
     */
    public record Single(float[] values, int from, int stride) {
        /** Returns a whole matrix. */
        public static Single of(float[] values, int stride) {
            return new Single(values, 0, stride);
        }
    }
}
