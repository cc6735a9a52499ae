package dev.granular.compress;

import java.util.Arrays;

/**
 * A few columns of a matrix, and how every other column follows from them: Gram–Schmidt with column pivoting, stopped
 * when no column's remainder is longer than a tolerance (Cheng, Gimbutas, Martinsson and Rokhlin, "On the compression of
 * low rank matrices", 2005). Immutable.
 */
final class InterpolativeDecomposition {
    private final int[] chosen;
    /** Column j is the sum over k of {@code coefficients[j·rank + k]} times chosen column k. */
    private final double[] coefficients;

    /**
     * Decomposes a matrix.
     *
     * @param matrix by rows; overwritten
     * @param rows number of rows
     * @param columns number of columns
     * @param tolerance length (2-norm) of the remainders that are let go
     */
    InterpolativeDecomposition(double[] matrix, int rows, int columns, double tolerance) {
        int most = Math.min(rows, columns);
        double[] lengths = new double[columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                lengths[c] += matrix[r * columns + c] * matrix[r * columns + c];
            }
        }
        boolean[] taken = new boolean[columns];
        int[] pivots = new int[most];
        double[][] triangle = new double[most][];
        double[] direction = new double[rows];
        int rank = 0;
        while (rank < most) {
            int pivot = longest(lengths, taken);
            // Lengths are kept by subtraction: take the candidate's anew before believing it.
            lengths[pivot] = length(matrix, rows, columns, pivot);
            if (lengths[pivot] < lengths[longest(lengths, taken)]) {
                continue;
            }
            if (!(Math.sqrt(lengths[pivot]) > tolerance)) {
                break;
            }
            triangle[rank] = eliminate(matrix, columns, pivot, Math.sqrt(lengths[pivot]), direction);
            for (int c = 0; c < columns; c++) {
                lengths[c] = Math.max(0, lengths[c] - triangle[rank][c] * triangle[rank][c]);
            }
            taken[pivot] = true;
            pivots[rank++] = pivot;
        }
        chosen = Arrays.copyOf(pivots, rank);
        coefficients = solve(triangle, columns);
    }

    private static int longest(double[] lengths, boolean[] taken) {
        int longest = -1;
        for (int c = 0; c < lengths.length; c++) {
            if (!taken[c] && (longest < 0 || lengths[c] > lengths[longest])) {
                longest = c;
            }
        }
        return longest;
    }

    /** Square of a column's length. */
    private static double length(double[] matrix, int rows, int columns, int column) {
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            sum += matrix[r * columns + column] * matrix[r * columns + column];
        }
        return sum;
    }

    /** Takes the pivot's direction out of every column; returns how much of it each had. */
    private static double[] eliminate(double[] matrix, int columns, int pivot, double length, double[] direction) {
        double[] parts = new double[columns];
        for (int r = 0; r < direction.length; r++) {
            direction[r] = matrix[r * columns + pivot] / length;
            double d = direction[r];
            for (int c = 0; c < columns; c++) {
                parts[c] += d * matrix[r * columns + c];
            }
        }
        for (int r = 0; r < direction.length; r++) {
            double d = direction[r];
            for (int c = 0; c < columns; c++) {
                matrix[r * columns + c] -= d * parts[c];
            }
        }
        return parts;
    }

    /** Back substitution, column after column. */
    private double[] solve(double[][] triangle, int n) {
        int rank = chosen.length;
        double[] solved = new double[n * rank];
        int[] place = new int[n];
        Arrays.fill(place, -1);
        for (int k = 0; k < rank; k++) {
            place[chosen[k]] = k;
        }
        for (int j = 0; j < n; j++) {
            if (place[j] >= 0) {
                solved[j * rank + place[j]] = 1;
                continue;
            }
            for (int k = rank - 1; k >= 0; k--) {
                double rest = triangle[k][j];
                for (int l = k + 1; l < rank; l++) {
                    rest -= triangle[k][chosen[l]] * solved[j * rank + l];
                }
                solved[j * rank + k] = rest / triangle[k][chosen[k]];
            }
        }
        return solved;
    }

    int rank() {
        return chosen.length;
    }

    /** Number of the k-th chosen column. */
    int chosen(int k) {
        return chosen[k];
    }

    /** Share of chosen column k in column j. */
    double coefficient(int j, int k) {
        return coefficients[j * chosen.length + k];
    }
}
