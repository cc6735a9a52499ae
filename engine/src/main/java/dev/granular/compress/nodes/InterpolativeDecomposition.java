package dev.granular.compress.nodes;

/**
 * Some columns of a matrix, chosen so that all others are combinations of them: {@code A ≈ A[:, chosen] · P}. By QR with
 * column pivoting (Gu and Eisenstat 1996; Cheng, Gimbutas, Martinsson and Rokhlin 2005). Immutable.
 *
 * @param chosen numbers of the chosen columns, length r, in the order of choice
 * @param weights P by rows: r × columns
 * @param columns number of columns that they stand for
 */
public record InterpolativeDecomposition(int[] chosen, double[] weights, int columns) {

    /** Returns the number of chosen columns, r. */
    public int rank() {
        return chosen.length;
    }

    /** Returns how much of chosen column {@code k} there is in {@code column}. */
    public double weight(int k, int column) {
        return weights[k * columns + column];
    }
}
