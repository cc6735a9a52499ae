package dev.granular.compress.nodes;

/** Nodes that are enough for evaluation, and how all others follow from them. */
public interface ChosenNodes {
    /** Returns the number of nodes that are enough. */
    int size();

    /** Returns the MOS of each. */
    double[] mos();

    /** Returns the σ² of each. */
    double[] variance();

    /** Returns all nodes as combinations of those that are enough. */
    InterpolativeDecomposition all();

    /** Returns the same by the first of them, as many as there are until the longest left out is no longer than {@code norm}. */
    InterpolativeDecomposition few(double norm);
}
