package dev.granular.mapping;

import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;

/**
 * The way down from a valley of the grid. The downhill simplex method goes to where sums of squares no longer differ;
 * Newton's method then solves for a gradient of 0, which leaves twice as many digits of slope and centre.
 */
final class ShapeSearch {
    /** Least slope, per standard deviation of the scores: below, the logistic function hardly differs from a line. */
    static final double FLATTEST = 0.01;

    private static final double STEEPEST = Math.exp(12);

    /** Farthest centre beyond the data, in units of 1 / slope: the sum of squares is the exponential's to 2e-15. */
    private static final double FARTHEST = 30;

    private static final double SLOPE_STEP = 0.1;
    private static final double CENTRE_STEP = 0.3;
    private static final double VALUE_TOLERANCE = 1e-13;
    private static final int MOST_EVALUATIONS = 600;

    /** Half the range of ln(slope) in which the limit's valley lies. */
    private static final double LIMIT_REACH = 0.1;

    private static final double LIMIT_TOLERANCE = 1e-9;

    /** Steps over which derivatives of the gradient are taken. */
    private static final double DIFFERENCE = 1e-5;

    private static final int NEWTON_STEPS = 8;
    /** Steps shorter than this are rounding. */
    private static final double SETTLED = 1e-13;
    /** Longest way that Newton's method may go altogether before it is not trusted. */
    private static final double ASTRAY = 0.1;
    /** Share by which rounding may raise the sum of squares. */
    private static final double ROUNDING = 1e-13;

    private final SigmoidProjection projection;

    ShapeSearch(SigmoidProjection projection) {
        this.projection = projection;
    }

    /** Goes on from the minimum of another projection of about the same data, by Newton's method if possible. */
    Shape settle(Shape found) {
        Shape start = at(Math.log(found.slope()), found.centre());
        Shape polished = polish(start);
        return polished.equals(start) ? polish(descend(start)) : polished;
    }

    /** Goes down by the simplex method, in ln(slope) and centre, from a shape that another projection may have found. */
    Shape descend(Shape found) {
        Shape start = at(Math.log(found.slope()), found.centre());
        var optimizer = new SimplexOptimizer(VALUE_TOLERANCE, Double.MIN_NORMAL);
        var lowest = new Lowest(start);
        try {
            optimizer.optimize(
                    new MaxEval(MOST_EVALUATIONS),
                    GoalType.MINIMIZE,
                    new ObjectiveFunction(p -> lowest.tried(at(p[0], p[1]))),
                    new InitialGuess(new double[] {Math.log(start.slope()), start.centre()}),
                    new NelderMeadSimplex(new double[] {SLOPE_STEP, CENTRE_STEP / start.slope()}));
        } catch (MathIllegalStateException _) {
            // Rounding keeps values from agreeing; the lowest of them is as good as it gets.
        }
        return lowest.shape;
    }

    /** The lowest shape tried. */
    private static final class Lowest {
        private Shape shape;

        Lowest(Shape start) {
            shape = start;
        }

        double tried(Shape next) {
            shape = next.sse() < shape.sse() ? next : shape;
            return next.sse();
        }
    }

    private Shape at(double logSlope, double centre) {
        double slope = Math.clamp(Math.exp(logSlope), FLATTEST, STEEPEST);
        ScoreScale scale = projection.scale();
        double within = Math.clamp(centre, scale.low() - FARTHEST / slope, scale.high() + FARTHEST / slope);
        return new Shape(slope, within, projection.sse(slope, within));
    }

    /** Goes on in the same way along the slope alone. */
    Shape settleAtLimit(Shape found) {
        var start = new Shape(found.slope(), found.centre(), projection.sse(found.slope(), found.centre()));
        Shape polished = polish(start);
        return polished.equals(start) ? descendAtLimit(start) : polished;
    }

    /** Goes down along the slope alone. */
    Shape descendAtLimit(Shape start) {
        double middle = Math.log(start.slope());
        double found = new BrentOptimizer(LIMIT_TOLERANCE, LIMIT_TOLERANCE)
                .optimize(
                        new MaxEval(MOST_EVALUATIONS),
                        GoalType.MINIMIZE,
                        new UnivariateObjectiveFunction(v -> projection.sse(Math.exp(v), start.centre())),
                        new SearchInterval(middle - LIMIT_REACH, middle + LIMIT_REACH, middle))
                .getPoint();
        double slope = Math.exp(found);
        return polish(new Shape(slope, start.centre(), projection.sse(slope, start.centre())));
    }

    /** Solves for a gradient of 0 near a minimum; returns the start if that leads astray. */
    Shape polish(Shape start) {
        boolean atLimit = Double.isInfinite(start.centre());
        Shape shape = start;
        double way = 0;
        for (int k = 0; k < NEWTON_STEPS; k++) {
            double[] step = atLimit ? stepAtLimit(shape) : step(shape);
            double length = Math.max(Math.abs(step[0]), Math.abs(step[1]));
            way += length;
            if (!(way < ASTRAY)) {
                return start;
            }
            shape = moved(shape, step[0], step[1]);
            if (length < SETTLED) {
                break;
            }
        }
        Shape end = new Shape(shape.slope(), shape.centre(), projection.sse(shape.slope(), shape.centre()));
        return end.sse() <= start.sse() * (1 + ROUNDING) ? end : start;
    }

    private double[] stepAtLimit(Shape shape) {
        double curvature = (gradient(moved(shape, DIFFERENCE, 0))[0] - gradient(moved(shape, -DIFFERENCE, 0))[0])
                / (2 * DIFFERENCE);
        return new double[] {-gradient(shape)[0] / curvature, 0};
    }

    /** Computes Newton's step in ln(slope) and, in units of 1 / slope, in the centre. */
    private double[] step(Shape shape) {
        double[] g = gradient(shape);
        double[] up = gradient(moved(shape, DIFFERENCE, 0));
        double[] down = gradient(moved(shape, -DIFFERENCE, 0));
        double[] right = gradient(moved(shape, 0, DIFFERENCE));
        double[] left = gradient(moved(shape, 0, -DIFFERENCE));
        double a = (up[0] - down[0]) / (2 * DIFFERENCE);
        double b = (right[0] - left[0]) / (2 * DIFFERENCE);
        double c = (up[1] - down[1]) / (2 * DIFFERENCE);
        double d = (right[1] - left[1]) / (2 * DIFFERENCE);
        double determinant = a * d - b * c;
        return new double[] {-(d * g[0] - b * g[1]) / determinant, -(a * g[1] - c * g[0]) / determinant};
    }

    private double[] gradient(Shape shape) {
        return projection.gradient(shape.slope(), shape.centre());
    }

    private static Shape moved(Shape shape, double logSlope, double centre) {
        return new Shape(shape.slope() * Math.exp(logSlope), shape.centre() + centre / shape.slope(), Double.NaN);
    }
}
