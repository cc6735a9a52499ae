package dev.granular;

import java.util.Arrays;
import java.util.Objects;

/** Correlation on a regular grid over Q and Qd, ends included. Immutable. */
public final class Surface {
    private final double[] q;
    private final double[] qd;
    private final double[] heights;
    private final double[] errors;

    /**
     * Copies a surface whose errors are not known, such as a fit, from arrays.
     *
     * @param q values of Q, ascending, length m ≥ 2, MOS units
     * @param qd values of Qd, ascending, length n ≥ 2, MOS units
     * @param heights correlation at (q[i], qd[j]) in element {@code i·n + j}, length m·n; NaN where undefined
     */
    public Surface(double[] q, double[] qd, double[] heights) {
        this(q, qd, heights, unknown(heights.length));
    }

    /**
     * Copies a surface from arrays.
     *
     * @param q values of Q, ascending, length m ≥ 2, MOS units
     * @param qd values of Qd, ascending, length n ≥ 2, MOS units
     * @param heights correlation at (q[i], qd[j]) in element {@code i·n + j}, length m·n; NaN where undefined
     * @param errors what heights are estimated to be off by, at most, in the same order; NaN where that is not known
     */
    public Surface(double[] q, double[] qd, double[] heights, double[] errors) {
        if (q.length < 2
                || qd.length < 2
                || heights.length != (long) q.length * qd.length
                || errors.length != heights.length) {
            throw new IllegalArgumentException(heights.length + " heights and " + errors.length + " errors on "
                    + q.length + " x " + qd.length + " values, at least 2 x 2");
        }
        this.q = q.clone();
        this.qd = qd.clone();
        this.heights = heights.clone();
        this.errors = errors.clone();
    }

    private static double[] unknown(int length) {
        double[] unknown = new double[length];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }

    /** Returns the number of values of Q. */
    public int qSteps() {
        return q.length;
    }

    /** Returns the number of values of Qd. */
    public int qdSteps() {
        return qd.length;
    }

    /** Returns the quality in row {@code i} of the grid, MOS units. */
    public double q(int i) {
        return q[i];
    }

    /** Returns the quality difference in column {@code j} of the grid, MOS units. */
    public double qd(int j) {
        return qd[j];
    }

    /** Returns the correlation at ({@code q(i)}, {@code qd(j)}); NaN where undefined. */
    public double height(int i, int j) {
        return heights[at(i, j)];
    }

    private int at(int i, int j) {
        return Objects.checkIndex(i, q.length) * qd.length + Objects.checkIndex(j, qd.length);
    }

    /** Returns what the height at ({@code q(i)}, {@code qd(j)}) is estimated to be off by, at most; NaN where that is not known. */
    public double error(int i, int j) {
        return errors[at(i, j)];
    }

    /**
     * Returns the mean height of the surface, the GMC score (arXiv 2601.21738, section 3.3): volume by the trapezoid rule over
     * area. NaN where any height is undefined.
     */
    public double meanHeight() {
        double[] x = counted(q);
        double[] y = counted(qd);
        double[] sections = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            sections[i] = trapezoid(y, Arrays.copyOfRange(heights, i * y.length, (i + 1) * y.length));
        }
        double area = (x[x.length - 1] - x[0]) * (y[y.length - 1] - y[0]);
        return trapezoid(x, sections) / area;
    }

    private static double[] counted(double[] axis) {
        return Unit.of(axis).counted(axis.clone());
    }

    private static double trapezoid(double[] x, double[] y) {
        double sum = 0;
        for (int i = 1; i < x.length; i++) {
            sum += (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2;
        }
        return sum;
    }
}
