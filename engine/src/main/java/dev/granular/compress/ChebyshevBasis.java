package dev.granular.compress;

/** Lagrange polynomials on the n Chebyshev nodes of the first kind in [−1, 1]. Immutable. */
final class ChebyshevBasis {
    private final double[] nodes;
    /** Product of each node's distances to the others, inverted. */
    private final double[] weights;

    ChebyshevBasis(int size) {
        nodes = new double[size];
        weights = new double[size];
        for (int u = 0; u < size; u++) {
            nodes[u] = size == 1 ? 0 : -Math.cos(Math.PI * (2 * u + 1) / (2 * size));
        }
        for (int u = 0; u < size; u++) {
            double product = 1;
            for (int v = 0; v < size; v++) {
                product *= v == u ? 1 : nodes[u] - nodes[v];
            }
            weights[u] = 1 / product;
        }
    }

    int size() {
        return nodes.length;
    }

    /** Node u, ascending. */
    double node(int u) {
        return nodes[u];
    }

    /** Values at {@code t} of all polynomials, into {@code out} from {@code offset}: no division, so no special places. */
    void evaluate(double t, double[] out, int offset) {
        int n = nodes.length;
        double below = 1;
        for (int u = 0; u < n; u++) {
            out[offset + u] = below * weights[u];
            below *= t - nodes[u];
        }
        double above = 1;
        for (int u = n - 1; u >= 0; u--) {
            out[offset + u] *= above;
            above *= t - nodes[u];
        }
    }
}
