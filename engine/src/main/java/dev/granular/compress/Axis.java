package dev.granular.compress;

/** Chebyshev nodes on an interval. Immutable. */
final class Axis {
    /** Most nodes on an axis. */
    static final int MOST = 48;

    private static final ChebyshevBasis[] BASES = new ChebyshevBasis[MOST + 1];

    static {
        for (int n = 1; n <= MOST; n++) {
            BASES[n] = new ChebyshevBasis(n);
        }
    }

    private final double middle;
    private final double half;
    private final double perHalf;
    private final ChebyshevBasis basis;

    /** So many nodes on [low, high]; a single one where the interval is a point. */
    Axis(double low, double high, int size) {
        middle = 0.5 * (low + high);
        half = 0.5 * (high - low);
        perHalf = half > 0 ? 1 / half : 0;
        basis = BASES[size];
    }

    int size() {
        return basis.size();
    }

    double node(int u) {
        return middle + half * basis.node(u);
    }

    /** Values at {@code x}, within the interval, of the Lagrange polynomials, into {@code out} from {@code offset}. */
    void evaluate(double x, double[] out, int offset) {
        basis.evaluate(Math.clamp((x - middle) * perHalf, -1, 1), out, offset);
    }
}
