package dev.granular.fit;

/**
 * A plane through neighbours of a place, by weighted least squares; what is wanted is its height at the place. Filled
 * and asked again and again, so that nothing is allocated per place; not for use by several threads at once.
 *
 * <p>Where neighbours do not determine a plane (too few within reach of the kernel, or all on a line) the solution of
 * least norm is taken, as the pseudo-inverse of the normal equations gives it. The equations themselves are never
 * formed: orthogonalising the columns keeps twice as many digits, without which narrow bandwidths look worse, or better,
 * than they are.
 */
final class LocalPlane {
    /**
     * Square of the ratio of singular values below which a direction counts as undetermined; the usual cut-off of a
     * pseudo-inverse, applied to the normal equations.
     */
    static final double CUT_OFF = 1e-15;
    /**
     * Neighbours with a weight below exp(−REACH) of the nearest one's are left out: 1e-24 cannot lift a singular value
     * over {@link #CUT_OFF}.
     */
    private static final double REACH = 55;

    /** Rotations converge quadratically, in about five sweeps; columns that underflow may never settle. */
    private static final int MAX_SWEEPS = 20;

    private final double[] exponent;
    /** Columns of the least-squares problem (constant, along Q, along Qd, values), then scaled by root weights. */
    private final double[] constant;

    private final double[] alongQ;
    private final double[] alongQd;
    private final double[] value;
    private int size;

    /** A plane with room for {@code capacity} neighbours. */
    LocalPlane(int capacity) {
        exponent = new double[capacity];
        constant = new double[capacity];
        alongQ = new double[capacity];
        alongQd = new double[capacity];
        value = new double[capacity];
    }

    /** Forgets all neighbours. */
    void clear() {
        size = 0;
    }

    /**
     * Adds a neighbour, with weight {@code exp(−(u² + v²)/2)}.
     *
     * @param u how far it lies from the place along Q, in bandwidths
     * @param v how far it lies from the place along Qd, in bandwidths
     * @param height value there
     */
    void add(double u, double v, double height) {
        exponent[size] = -0.5 * (u * u + v * v);
        alongQ[size] = u;
        alongQd[size] = v;
        value[size] = height;
        size++;
    }

    /** Returns the height of the plane at the place; leaves no neighbours behind. */
    double height() {
        int n = weigh();
        clear();
        double r00 = normalise(constant, n);
        double r01 = project(constant, alongQ, n);
        double r02 = project(constant, alongQd, n);
        double z0 = project(constant, value, n);
        double r11 = normalise(alongQ, n);
        double r12 = project(alongQ, alongQd, n);
        double z1 = project(alongQ, value, n);
        double r22 = normalise(alongQd, n);
        double z2 = project(alongQd, value, n);
        double norm2 = r00 * r00 + r01 * r01 + r02 * r02 + r11 * r11 + r12 * r12 + r22 * r22;
        // The smallest singular value is at least |det R| over the square of the largest, which the norm bounds.
        if (r00 * r11 * r22 > Math.sqrt(CUT_OFF * norm2) * norm2) {
            double slopeQd = z2 / r22;
            double slopeQ = (z1 - r12 * slopeQd) / r11;
            return (z0 - r01 * slopeQ - r02 * slopeQd) / r00;
        }
        return leastNorm(new double[][] {{r00, 0, 0}, {r01, r11, 0}, {r02, r12, r22}}, new double[] {z0, z1, z2});
    }

    /** Replaces columns by those times root weights, nearest neighbour 1, far ones left out; returns how many remain. */
    private int weigh() {
        double nearest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            nearest = Math.max(nearest, exponent[i]);
        }
        int n = 0;
        for (int i = 0; i < size; i++) {
            if (exponent[i] >= nearest - REACH) {
                double root = Math.exp(0.5 * (exponent[i] - nearest));
                constant[n] = root;
                alongQ[n] = root * alongQ[i];
                alongQd[n] = root * alongQd[i];
                value[n] = root * value[i];
                n++;
            }
        }
        return n;
    }

    /** Divides {@code column} by its length, which it returns; leaves a column of zeros as it is. */
    private static double normalise(double[] column, int n) {
        double squares = 0;
        for (int i = 0; i < n; i++) {
            squares += column[i] * column[i];
        }
        double length = Math.sqrt(squares);
        if (length > 0) {
            for (int i = 0; i < n; i++) {
                column[i] /= length;
            }
        }
        return length;
    }

    /** Takes the part along {@code unit} out of {@code column} and returns its length. */
    private static double project(double[] unit, double[] column, int n) {
        double along = 0;
        for (int i = 0; i < n; i++) {
            along += unit[i] * column[i];
        }
        for (int i = 0; i < n; i++) {
            column[i] -= along * unit[i];
        }
        return along;
    }

    /**
     * Returns the first element of the least-norm solution of {@code R x = z} with singular values under the cut-off taken as 0, by
     * one-sided Jacobi rotations (Hestenes 1958).
     *
     * @param r columns of R; destroyed
     */
    static double leastNorm(double[][] r, double[] z) {
        double[] firstRow = {1, 0, 0};
        boolean rotated = true;
        for (int sweep = 0; rotated && sweep < MAX_SWEEPS; sweep++) {
            rotated = rotate(r, firstRow, 0, 1) | rotate(r, firstRow, 0, 2) | rotate(r, firstRow, 1, 2);
        }
        double largest = Math.max(dot(r[0], r[0]), Math.max(dot(r[1], r[1]), dot(r[2], r[2])));
        double first = 0;
        for (int k = 0; k < 3; k++) {
            double squared = dot(r[k], r[k]);
            if (squared > CUT_OFF * largest) {
                first += firstRow[k] * dot(r[k], z) / squared;
            }
        }
        return first;
    }

    /** Makes two columns orthogonal, turning {@code firstRow} along; false if they already are, to rounding. */
    private static boolean rotate(double[][] columns, double[] firstRow, int a, int b) {
        double aa = dot(columns[a], columns[a]);
        double bb = dot(columns[b], columns[b]);
        double ab = dot(columns[a], columns[b]);
        if (!(Math.abs(ab) > 4 * Math.ulp(1.0) * Math.sqrt(aa * bb))) {
            return false;
        }
        double zeta = (bb - aa) / (2 * ab);
        double tan = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        double cos = 1 / Math.sqrt(1 + tan * tan);
        double sin = cos * tan;
        for (int i = 0; i < 3; i++) {
            double left = columns[a][i];
            double right = columns[b][i];
            columns[a][i] = cos * left - sin * right;
            columns[b][i] = sin * left + cos * right;
        }
        double left = firstRow[a];
        double right = firstRow[b];
        firstRow[a] = cos * left - sin * right;
        firstRow[b] = sin * left + cos * right;
        return true;
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
