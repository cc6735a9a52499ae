package dev.granular.compress.nodes;

/**
 * Nodes that were chosen before. Immutable.
 *
 * @param mos of each node that is enough
 * @param variance σ² of each
 * @param all all nodes as combinations of these
 * @param few all nodes as combinations of the first of these
 * @param norm of the longest that {@code few} leaves out, at most
 */
public record KeptNodes(
        double[] mos, double[] variance, InterpolativeDecomposition all, InterpolativeDecomposition few, double norm)
        implements ChosenNodes {
    /** Takes over what a choice says. */
    static KeptNodes of(ChosenNodes choice, double norm) {
        return new KeptNodes(choice.mos(), choice.variance(), choice.all(), choice.few(norm), norm);
    }

    @Override
    public int size() {
        return mos.length;
    }

    @Override
    public InterpolativeDecomposition few(double other) {
        if (other != norm) {
            throw new IllegalArgumentException("nodes were chosen for " + norm + ", not " + other);
        }
        return few;
    }
}
