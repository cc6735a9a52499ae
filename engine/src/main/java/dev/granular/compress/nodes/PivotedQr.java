package dev.granular.compress.nodes;

import java.util.Arrays;

/**
 * The R of a QR decomposition with column pivoting. Its first rows are those of a decomposition that stopped earlier, so
 * one does for all tolerances that are not smaller.
 *
 * @param chosen numbers of the pivot columns, in the order of choice
 * @param triangle R by rows, each over all columns in their own order
 * @param scale what each column had been multiplied by
 * @param tolerance what was left of each column, by element, at most
 */
record PivotedQr(int[] chosen, double[][] triangle, double[] scale, double tolerance) {
    /** Part of the tolerance below which what a chosen column contributes to another is left out. */
    private static final double NEGLIGIBLE = 1e-3;

    /** Returns how many columns were chosen while the longest that was left exceeded {@code norm}; at least one. */
    int rank(double norm) {
        int rank = 1;
        while (rank < chosen.length && triangle[rank][chosen[rank]] > norm) {
            rank++;
        }
        return Math.min(rank, chosen.length);
    }

    /** Returns all columns as combinations of those chosen first. Back substitution: the chosen columns' part of R times P is R. */
    InterpolativeDecomposition first(int rank) {
        int columns = scale.length;
        double[] weights = new double[rank * columns];
        for (int k = rank - 1; k >= 0; k--) {
            double[] row = triangle[k];
            double[] sums = row.clone();
            for (int later = k + 1; later < rank; later++) {
                double factor = row[chosen[later]];
                int at = later * columns;
                for (int c = 0; c < columns; c++) {
                    sums[c] -= factor * weights[at + c];
                }
            }
            for (int c = 0; c < columns; c++) {
                weights[k * columns + c] = sums[c] / row[chosen[k]];
            }
        }
        for (int k = 0; k < rank; k++) {
            double least = NEGLIGIBLE * tolerance / length(chosen[k], rank);
            for (int c = 0; c < columns; c++) {
                double weight = weights[k * columns + c];
                weights[k * columns + c] = Math.abs(weight) < least ? 0 : weight * (scale[chosen[k]] / scale[c]);
            }
        }
        for (int k = 0; k < rank; k++) {
            for (int other = 0; other < rank; other++) {
                weights[other * columns + chosen[k]] = other == k ? 1 : 0;
            }
        }
        return new InterpolativeDecomposition(Arrays.copyOf(chosen, rank), weights, columns);
    }

    /** Returns the length of a column, as far as it lies in the first directions. */
    private double length(int column, int rank) {
        double square = 0;
        for (int k = 0; k < rank; k++) {
            square += triangle[k][column] * triangle[k][column];
        }
        return Math.sqrt(square);
    }

    InterpolativeDecomposition all() {
        return first(chosen.length);
    }
}
