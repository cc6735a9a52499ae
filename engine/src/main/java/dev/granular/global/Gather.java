package dev.granular.global;

/** Columns in another order. */
final class Gather {
    private Gather() {}

    /** Copies values at the rows of {@code order}. */
    static double[] of(double[] values, int[] order) {
        double[] gathered = new double[order.length];
        for (int k = 0; k < order.length; k++) {
            gathered[k] = values[order[k]];
        }
        return gathered;
    }
}
