package dev.granular.compress;

import java.util.Arrays;

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

    /**
     * Chooses columns until no element of what is left exceeds {@code tolerance}.
     *
     * @param matrix the columns, each an array of its own; used up
     */
    static InterpolativeDecomposition of(double[][] matrix, double tolerance) {
        int columns = matrix.length;
        int rows = columns == 0 ? 0 : matrix[0].length;
        int most = Math.min(rows, columns);
        int[] chosen = new int[most];
        boolean[] taken = new boolean[columns];
        // R by rows: how much of each chosen direction a column has.
        double[][] triangle = new double[most][];
        int rank = 0;
        while (rank < most) {
            int pivot = largest(matrix, taken, tolerance);
            if (pivot < 0 && rank > 0) {
                break;
            }
            pivot = Math.max(pivot, 0);
            double[] direction = matrix[pivot].clone();
            double norm = Math.sqrt(dot(direction, direction));
            double[] along = new double[columns];
            for (int r = 0; r < rows; r++) {
                direction[r] = norm > 0 ? direction[r] / norm : 0;
            }
            for (int c = 0; c < columns; c++) {
                if (!taken[c]) {
                    along[c] = dot(direction, matrix[c]);
                    for (int r = 0; r < rows; r++) {
                        matrix[c][r] -= along[c] * direction[r];
                    }
                }
            }
            along[pivot] = norm > 0 ? norm : 1;
            taken[pivot] = true;
            chosen[rank] = pivot;
            triangle[rank++] = along;
        }
        return solve(Arrays.copyOf(chosen, rank), triangle, columns);
    }

    private static int largest(double[][] matrix, boolean[] taken, double tolerance) {
        int pivot = -1;
        double best = 0;
        for (int c = 0; c < matrix.length; c++) {
            if (!taken[c]) {
                double highest = 0;
                for (double value : matrix[c]) {
                    highest = Math.max(highest, Math.abs(value));
                }
                double square = highest > tolerance ? dot(matrix[c], matrix[c]) : 0;
                if (square > best) {
                    best = square;
                    pivot = c;
                }
            }
        }
        return pivot;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int r = 0; r < a.length; r++) {
            sum += a[r] * b[r];
        }
        return sum;
    }

    /** Back substitution: the chosen columns' part of R times P is R. */
    private static InterpolativeDecomposition solve(int[] chosen, double[][] triangle, int columns) {
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
