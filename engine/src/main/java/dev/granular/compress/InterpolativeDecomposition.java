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
     * @param columns the matrix, one array for each column; overwritten
     * @param tolerance length (2-norm) of the remainders that are let go
     */
    InterpolativeDecomposition(double[][] columns, double tolerance) {
        int n = columns.length;
        int most = n == 0 ? 0 : Math.min(n, columns[0].length);
        double[] lengths = new double[n];
        Arrays.setAll(lengths, j -> dot(columns[j], columns[j]));
        boolean[] taken = new boolean[n];
        int[] pivots = new int[most];
        double[][] triangle = new double[most][];
        int rank = 0;
        while (rank < most) {
            int pivot = longest(lengths, taken);
            // Lengths are kept by subtraction: take the candidate's anew before believing it.
            lengths[pivot] = dot(columns[pivot], columns[pivot]);
            if (lengths[pivot] < lengths[longest(lengths, taken)]) {
                continue;
            }
            if (!(Math.sqrt(lengths[pivot]) > tolerance)) {
                break;
            }
            triangle[rank] = eliminate(columns, lengths, taken, pivot);
            taken[pivot] = true;
            pivots[rank++] = pivot;
        }
        chosen = Arrays.copyOf(pivots, rank);
        coefficients = solve(triangle, n);
    }

    private static int longest(double[] lengths, boolean[] taken) {
        int longest = -1;
        for (int j = 0; j < lengths.length; j++) {
            if (!taken[j] && (longest < 0 || lengths[j] > lengths[longest])) {
                longest = j;
            }
        }
        return longest;
    }

    /** Takes the pivot's direction out of every column; returns how much of it each had. */
    private static double[] eliminate(double[][] columns, double[] lengths, boolean[] taken, int pivot) {
        double[] direction = columns[pivot];
        double scale = 1 / Math.sqrt(lengths[pivot]);
        for (int r = 0; r < direction.length; r++) {
            direction[r] *= scale;
        }
        double[] parts = new double[columns.length];
        parts[pivot] = 1 / scale;
        for (int j = 0; j < columns.length; j++) {
            if (j != pivot && !taken[j]) {
                double part = dot(direction, columns[j]);
                subtract(columns[j], part, direction);
                parts[j] = part;
                lengths[j] = Math.max(0, lengths[j] - part * part);
            }
        }
        return parts;
    }

    private static void subtract(double[] column, double part, double[] direction) {
        for (int r = 0; r < column.length; r++) {
            column[r] -= part * direction[r];
        }
    }

    private static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int r = 0;
        for (; r <= a.length - 4; r += 4) {
            s0 += a[r] * b[r];
            s1 += a[r + 1] * b[r + 1];
            s2 += a[r + 2] * b[r + 2];
            s3 += a[r + 3] * b[r + 3];
        }
        for (; r < a.length; r++) {
            s0 += a[r] * b[r];
        }
        return s0 + s1 + (s2 + s3);
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
