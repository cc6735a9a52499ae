package dev.granular.compress.nodes;

/** Lagrange polynomials on the n Chebyshev nodes of the first kind in [−1, 1]. Immutable. */
public final class ChebyshevBasis {
    /** Most nodes on an axis. */
    public static final int MOST_NODES = 28;

    private static final ChebyshevBasis[] SMALL = new ChebyshevBasis[MOST_NODES + 1];

    static {
        for (int size = 1; size < SMALL.length; size++) {
            SMALL[size] = new ChebyshevBasis(size);
        }
    }

    private final int size;
    private final double[] nodes;
    /** Coefficient of T_k in polynomial u: element {@code u·size + k}. */
    private final double[] coefficients;

    private ChebyshevBasis(int size) {
        this.size = size;
        nodes = new double[size];
        coefficients = new double[size * size];
        for (int u = 0; u < size; u++) {
            double angle = Math.PI * (2 * u + 1) / (2 * size);
            nodes[u] = size == 1 ? 0 : -Math.cos(angle);
            for (int k = 0; k < size; k++) {
                double value = k % 2 == 0 ? Math.cos(k * angle) : -Math.cos(k * angle);
                coefficients[u * size + k] = (k == 0 ? 1 : 2) * value / size;
            }
        }
    }

    /** Returns the basis on {@code size} nodes, at most {@link #MOST_NODES}. */
    public static ChebyshevBasis of(int size) {
        return SMALL[size];
    }

    public int size() {
        return size;
    }

    /** Returns node u, ascending. */
    public double node(int u) {
        return nodes[u];
    }

    /** Values at {@code t} of all polynomials, into {@code out} from {@code offset}. */
    void evaluate(double t, double[] out, int offset) {
        for (int u = 0; u < size; u++) {
            out[offset + u] = coefficients[u * size];
        }
        double before = 1;
        double current = t;
        for (int k = 1; k < size; k++) {
            for (int u = 0; u < size; u++) {
                out[offset + u] += coefficients[u * size + k] * current;
            }
            double next = 2 * t * current - before;
            before = current;
            current = next;
        }
    }

    /** Returns how much of T_k there is in the polynomial that is 1 at node {@code u} and 0 at all others. */
    public double coefficient(int u, int k) {
        return coefficients[u * size + k];
    }
}
