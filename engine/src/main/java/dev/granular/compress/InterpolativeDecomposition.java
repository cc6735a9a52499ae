package dev.granular.compress;

/**
 * Some columns of a matrix, chosen so that all others are combinations of them: {@code A ≈ A[:, chosen] · P}. By QR with
 * column pivoting (Gu and Eisenstat 1996; Cheng, Gimbutas, Martinsson and Rokhlin 2005). Immutable.
 *
 * @param chosen numbers of the chosen columns, length r, in the order of choice
 * @param weights P by rows: r × columns
 */
record InterpolativeDecomposition(int[] chosen, double[] weights) {

    /** Number of chosen columns, r. */
    int rank() {
        return chosen.length;
    }

    /** Number of columns that they stand for. */
    int columns() {
        return chosen.length == 0 ? 0 : weights.length / chosen.length;
    }

    /** How much of chosen column {@code k} there is in {@code column}. */
    double weight(int k, int column) {
        return weights[k * columns() + column];
    }

    /**
     * Chooses columns until no element of what is left exceeds {@code tolerance}.
     *
     * @param matrix the columns, each an array of its own
     */
    static InterpolativeDecomposition of(double[][] matrix, double tolerance) {
        return new ColumnPivoting(matrix, tolerance).decompose();
    }

    /** Back substitution: the chosen columns' part of R times P is R. */
    static InterpolativeDecomposition solve(int[] chosen, double[][] triangle, int columns) {
        int rank = chosen.length;
        double[] weights = new double[rank * columns];
        for (int k = rank - 1; k >= 0; k--) {
            for (int c = 0; c < columns; c++) {
                double value = triangle[k][c];
                for (int later = k + 1; later < rank; later++) {
                    value -= triangle[k][chosen[later]] * weights[later * columns + c];
                }
                weights[k * columns + c] = value / triangle[k][chosen[k]];
            }
        }
        for (int k = 0; k < rank; k++) {
            for (int other = 0; other < rank; other++) {
                weights[other * columns + chosen[k]] = other == k ? 1 : 0;
            }
        }
        return new InterpolativeDecomposition(chosen, weights);
    }
}
