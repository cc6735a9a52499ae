package dev.granular.compress.nodes;

/** Chebyshev nodes on an interval. Immutable. */
public final class Axis {
    private final double middle;
    private final double half;
    private final ChebyshevBasis basis;

    /** Nodes on [low, high]; a single one where the interval is a point. */
    Axis(double low, double high, ChebyshevBasis basis) {
        middle = 0.5 * (low + high);
        half = 0.5 * (high - low);
        this.basis = basis;
    }

    /** Nodes around {@code middle}, up to {@code half} to either side. */
    static Axis around(double middle, double half, ChebyshevBasis basis) {
        return new Axis(basis, middle, half);
    }

    private Axis(ChebyshevBasis basis, double middle, double half) {
        this.basis = basis;
        this.middle = middle;
        this.half = half;
    }

    double middle() {
        return middle;
    }

    double half() {
        return half;
    }

    public int size() {
        return basis.size();
    }

    double low() {
        return middle - half;
    }

    double node(int u) {
        return middle + half * basis.node(u);
    }

    /** Values at {@code x}, within the interval, of the Lagrange polynomials, into {@code out} from {@code offset}. */
    void evaluate(double x, double[] out, int offset) {
        basis.evaluate(coordinate(x), out, offset);
    }

    /** Returns where {@code x} lies: −1 at the low end, 1 at the high end, and within these. */
    double coordinate(double x) {
        return half > 0 ? Math.clamp((x - middle) / half, -1, 1) : 0;
    }

    /** Returns {@link ChebyshevBasis#coefficient}. */
    public double coefficient(int u, int k) {
        return basis.coefficient(u, k);
    }
}
