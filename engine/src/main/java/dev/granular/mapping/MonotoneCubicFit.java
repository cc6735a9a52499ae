package dev.granular.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;

/**
 * The best cubic polynomial that does not fall on the range of the scores, exactly. On t in [0, 1] the derivative is a
 * quadratic that stays at or above 0, and the problem is convex. At the optimum the derivative is unrestricted, or 0 at
 * one end or both, or has a double root inside, or is 0 throughout. Each case is a linear least-squares problem, the
 * double root one for each place; the best feasible one is the optimum. After one orthogonal factorisation of the powers
 * of t each of them has four rows.
 */
final class MonotoneCubicFit {
    private static final int POWERS = 4;

    /** Share of the largest coefficient by which rounding may carry the derivative below 0. */
    private static final double ROUNDING = 1e-12;

    /** Places at which a double root is tried before the best of them are refined. */
    private static final int ROOTS = 400;

    private static final double ROOT_TOLERANCE = 1e-12;
    private static final int MOST_EVALUATIONS = 200;

    /** Columns of polynomials that the cases combine, each with its coefficients of 1, t, t², t³. */
    private static final double[] ONE = {1, 0, 0, 0};

    private static final List<double[][]> CASES = List.of(
            new double[][] {ONE, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}},
            new double[][] {ONE, {0, 0, 1, 0}, {0, 0, 0, 1}},
            new double[][] {ONE, {0, 1, -0.5, 0}, {0, 1, -1, 1.0 / 3}},
            new double[][] {ONE, {0, 0, 0.5, -1.0 / 3}});

    /** Triangular factor of the powers of t. */
    private final RealMatrix factor = new Array2DRowRealMatrix(POWERS, POWERS);
    /** Components of the MOS along the orthogonal columns. */
    private final double[] components = new double[POWERS];

    /** A candidate and by how much it misses the components. */
    private record Candidate(double[] coefficients, double miss) {}

    private MonotoneCubicFit(double[] t, double[] y) {
        double[][] columns = new double[POWERS][t.length];
        for (int k = 0; k < POWERS; k++) {
            for (int i = 0; i < t.length; i++) {
                columns[k][i] = k == 0 ? 1 : columns[k - 1][i] * t[i];
            }
        }
        // Columns are made orthogonal from the highest power's copy on; twice is enough for full precision.
        double[][] orthogonal = Arrays.stream(columns).map(double[]::clone).toArray(double[][]::new);
        for (int k = 0; k < POWERS; k++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < k; j++) {
                    double share = product(orthogonal[j], orthogonal[k]);
                    factor.addToEntry(j, k, share);
                    addTo(orthogonal[k], -share, orthogonal[j]);
                }
            }
            double length = Math.sqrt(product(orthogonal[k], orthogonal[k]));
            factor.setEntry(k, k, length);
            for (int i = 0; i < t.length; i++) {
                orthogonal[k][i] /= length;
            }
            components[k] = product(orthogonal[k], y);
        }
    }

    static FittedMapping of(double[] x, double[] y) {
        double low = Arrays.stream(x).min().orElseThrow();
        double width = Arrays.stream(x).max().orElseThrow() - low;
        double[] t = Arrays.stream(x).map(score -> (score - low) / width).toArray();
        double[] c = new MonotoneCubicFit(t, y).best();
        if (c[1] == 0 && c[2] == 0 && c[3] == 0) {
            return MappingFit.constant(Mapping.MONOTONE_CUBIC, x, y);
        }
        var curve = new Curve.Cubic(low, width, c[0], c[1], c[2], c[3]);
        return FittedMapping.of(Mapping.MONOTONE_CUBIC, curve, Minimiser.FINITE, powersOfScore(c, low, width), x, y);
    }

    /** Fits a cubic polynomial that may fall; there must be four different scores or more. */
    static Curve.Cubic unrestricted(double[] x, double[] y) {
        double low = Arrays.stream(x).min().orElseThrow();
        double width = Arrays.stream(x).max().orElseThrow() - low;
        double[] t = Arrays.stream(x).map(score -> (score - low) / width).toArray();
        double[] c = new MonotoneCubicFit(t, y).solve(CASES.getFirst()).orElseThrow().coefficients;
        return new Curve.Cubic(low, width, c[0], c[1], c[2], c[3]);
    }

    private double[] best() {
        var candidates = new ArrayList<Candidate>();
        for (double[][] basis : CASES) {
            solve(basis).filter(c -> rises(c.coefficients)).ifPresent(candidates::add);
        }
        candidates.addAll(doubleRoots());
        candidates.add(solve(new double[][] {ONE}).orElseThrow());
        Candidate best = candidates.getFirst();
        for (Candidate candidate : candidates) {
            if (candidate.miss < best.miss) {
                best = candidate;
            }
        }
        return best.coefficients;
    }

    /** Fits a combination of some polynomials; empty if they are dependent on the data. */
    private Optional<Candidate> solve(double[][] basis) {
        RealMatrix polynomials = new Array2DRowRealMatrix(basis).transpose();
        var qr = new QRDecomposition(factor.multiply(polynomials));
        if (!qr.getSolver().isNonSingular()) {
            return Optional.empty();
        }
        double[] shares = qr.getSolver().solve(new ArrayRealVector(components)).toArray();
        return Optional.of(candidate(polynomials.operate(shares)));
    }

    private Candidate candidate(double[] coefficients) {
        double[] reached = factor.operate(coefficients);
        double miss = 0;
        for (int k = 0; k < POWERS; k++) {
            miss += (reached[k] - components[k]) * (reached[k] - components[k]);
        }
        return new Candidate(coefficients, miss);
    }

    /** Returns whether the derivative stays at or above 0 on [0, 1], but for rounding. */
    private static boolean rises(double[] c) {
        double constant = c[1];
        double linear = 2 * c[2];
        double square = 3 * c[3];
        double lowest = Math.min(constant, constant + linear + square);
        double turn = -linear / (2 * square);
        if (turn > 0 && turn < 1) {
            lowest = Math.min(lowest, constant - linear * linear / (4 * square));
        }
        double scale = Math.max(Math.abs(constant), Math.max(Math.abs(linear), Math.abs(square)));
        return lowest >= -ROUNDING * scale;
    }

    private List<Candidate> doubleRoots() {
        double[] misses = new double[ROOTS + 1];
        for (int k = 0; k <= ROOTS; k++) {
            misses[k] = withDoubleRoot((double) k / ROOTS).miss;
        }
        var found = new ArrayList<Candidate>();
        for (int k = 0; k <= ROOTS; k++) {
            int before = Math.max(0, k - 1);
            int after = Math.min(ROOTS, k + 1);
            if (misses[k] <= misses[before] && misses[k] <= misses[after]) {
                found.add(withDoubleRoot((double) k / ROOTS));
                double root = new BrentOptimizer(ROOT_TOLERANCE, ROOT_TOLERANCE)
                        .optimize(
                                new MaxEval(MOST_EVALUATIONS),
                                GoalType.MINIMIZE,
                                new UnivariateObjectiveFunction(r -> withDoubleRoot(r).miss),
                                new SearchInterval((double) before / ROOTS, (double) after / ROOTS))
                        .getPoint();
                found.add(withDoubleRoot(root));
            }
        }
        return found;
    }

    /** Fits a cubic whose derivative is {@code k (t − root)²}, k ≥ 0. */
    private Candidate withDoubleRoot(double root) {
        double[][] basis = {ONE, {0, root * root, -root, 1.0 / 3}};
        return solve(basis)
                .filter(c -> c.coefficients[3] > 0)
                .or(() -> solve(new double[][] {ONE}))
                .orElseThrow();
    }

    /** Computes coefficients of powers of the score, from those of {@code t = (score − low) / width}. */
    private static List<Double> powersOfScore(double[] c, double low, double width) {
        double c1 = c[1] / width;
        double c2 = c[2] / (width * width);
        double c3 = c[3] / (width * width * width);
        return List.of(
                c[0] - low * (c1 - low * (c2 - low * c3)), c1 - low * (2 * c2 - 3 * low * c3), c2 - 3 * low * c3, c3);
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void addTo(double[] a, double factor, double[] b) {
        for (int i = 0; i < a.length; i++) {
            a[i] += factor * b[i];
        }
    }
}
