package dev.granular.fit;

import dev.granular.InputException;
import dev.granular.QualityRange;
import dev.granular.Surface;
import dev.granular.SurfacePoint;
import dev.granular.Unit;
import dev.granular.point.SurfacePoints;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A smooth surface through correlations at scattered points: local-linear kernel regression with a product Gaussian
 * kernel over Q and Qd (arXiv 2601.21738, section 3.3; Li and Racine, Statistica Sinica 14, 2004). Points without a
 * value (NaN, where a correlation is undefined) are left out. The result does not depend on the units of MOS.
 * Immutable.
 */
public final class SurfaceFit {
    /** Fewest points with a value that determine a plane. */
    public static final int MIN_POINTS = 3;

    /** Rule-of-thumb factor of the first guess: bandwidth = 1.06 · standard deviation · n^(−1/6). */
    private static final double RULE_OF_THUMB = 1.06;
    /** How narrow the search for bandwidths ends, relative. */
    private static final double TOLERANCE = 1e-6;
    /** Relative decrease from which a search is restarted from its end. */
    private static final double WORTH_RESTARTING = 1e-6;

    private static final int MAX_RESTARTS = 10;
    private static final int MAX_EVALUATIONS = 1000;
    /** No point. */
    private static final int NONE = -1;

    private final Axis q;
    private final Axis qd;
    private final double[] values;
    /** In units of the axes. */
    private final double bandwidthQ;

    private final double bandwidthQd;
    private final double crossValidationError;

    /** One coordinate of the points with a value, counted in a unit of its own. */
    private record Axis(Unit unit, double[] counts) {
        static Axis of(int[] defined, List<SurfacePoint> points, ToDoubleFunction<SurfacePoint> coordinate) {
            double[] x = Arrays.stream(defined)
                    .mapToDouble(i -> coordinate.applyAsDouble(points.get(i)))
                    .toArray();
            Unit unit = Unit.of(x);
            return new Axis(unit, unit.counted(x));
        }
    }

    private SurfaceFit(Axis q, Axis qd, double[] values, double bandwidthQ, double bandwidthQd) {
        this.q = q;
        this.qd = qd;
        this.values = values;
        this.bandwidthQ = bandwidthQ;
        this.bandwidthQd = bandwidthQd;
        this.crossValidationError = leaveOneOutError();
    }

    /**
     * Returns a surface whose bandwidths make the leave-one-out squared error lowest (least-squares cross-validation), searched
     * from 1.06 · standard deviation · n^(−1/6) per axis by the downhill simplex method. The error has several local
     * minima; the search settles in the one that the published tables rest on, not always the lowest of all.
     *
     * @param points P points
     * @param values a value at each, length P; NaN where undefined
     * @throws InputException if fewer than {@link #MIN_POINTS} points have a value, or all have the same Q or Qd
     */
    public static SurfaceFit of(List<SurfacePoint> points, double[] values) {
        SurfaceFit first = firstGuess(points, values);
        double[] factors = {1, 1};
        SurfaceFit best = first;
        for (int restart = 0; restart <= MAX_RESTARTS; restart++) {
            factors = NelderMead.minimum(
                    x -> first.scaled(x).crossValidationError(), factors, TOLERANCE, MAX_EVALUATIONS);
            SurfaceFit found = first.scaled(factors);
            boolean settled = !(found.crossValidationError < best.crossValidationError * (1 - WORTH_RESTARTING));
            best = found;
            if (settled) {
                break;
            }
        }
        return best;
    }

    /**
     * Returns a surface with given bandwidths.
     *
     * @param points P points
     * @param values a value at each, length P; NaN where undefined
     * @param bandwidthQ standard deviation of the kernel along Q, MOS units, positive
     * @param bandwidthQd standard deviation of the kernel along Qd, MOS units, positive
     * @throws InputException if fewer than {@link #MIN_POINTS} points have a value, or a bandwidth is not positive
     */
    public static SurfaceFit of(List<SurfacePoint> points, double[] values, double bandwidthQ, double bandwidthQd) {
        if (!(bandwidthQ > 0 && bandwidthQd > 0) || Double.isInfinite(bandwidthQ) || Double.isInfinite(bandwidthQd)) {
            throw new InputException(
                    "bandwidths are " + bandwidthQ + " and " + bandwidthQd + ": they must be positive numbers");
        }
        int[] defined = defined(points, values);
        Axis q = Axis.of(defined, points, SurfacePoint::q);
        Axis qd = Axis.of(defined, points, SurfacePoint::qd);
        return new SurfaceFit(
                q, qd, valuesOf(defined, values), q.unit.counted(bandwidthQ), qd.unit.counted(bandwidthQd));
    }

    private static double[] valuesOf(int[] defined, double[] values) {
        return Arrays.stream(defined).mapToDouble(i -> values[i]).toArray();
    }

    /** Returns the standard deviation of the kernel along Q, MOS units. */
    public double bandwidthQ() {
        return q.unit.value(bandwidthQ);
    }

    /** Returns the standard deviation of the kernel along Qd, MOS units. */
    public double bandwidthQd() {
        return qd.unit.value(bandwidthQd);
    }

    /**
     * Returns the mean squared difference between the value at each point and the surface fitted to all others, at these
     * bandwidths.
     */
    public double crossValidationError() {
        return crossValidationError;
    }

    /** Returns the height of the surface at ({@code q}, {@code qd}), MOS units. */
    public double at(double q, double qd) {
        return heights(new double[] {q}, new double[] {qd})[0];
    }

    /**
     * Returns the surface on a regular grid, Q within {@code range} and Qd from 0 to its width.
     *
     * @param range lowest and highest MOS
     * @param qSteps values of Q, 2 or more
     * @param qdSteps values of Qd, 2 or more
     */
    public Surface surface(QualityRange range, int qSteps, int qdSteps) {
        double[] gridQ = SurfacePoints.axis(range.min(), range.max(), qSteps);
        double[] gridQd = SurfacePoints.axis(0, range.width(), qdSteps);
        return new Surface(gridQ, gridQd, heights(gridQ, gridQd));
    }

    /** Returns heights at all crossings of {@code gridQ} and {@code gridQd}, the latter running faster. */
    private double[] heights(double[] gridQ, double[] gridQd) {
        Positions points = points();
        double[] placesQ = q.unit.counted(gridQ.clone());
        double[] placesQd = qd.unit.counted(gridQd.clone());
        Positions axes = Positions.of(placesQ, placesQd, bandwidthQ, bandwidthQd);
        PlaneKernel kernel = PlaneKernel.preferred();
        var plane = new LocalPlane(values.length);
        double[] heights = new double[placesQ.length * placesQd.length];
        for (int i = 0; i < placesQ.length; i++) {
            PlaneSums sums = PlaneSums.at(axes.row(i), points, values, kernel);
            for (int j = 0; j < placesQd.length; j++) {
                double height = sums.height(j);
                heights[i * placesQd.length + j] =
                        Double.isNaN(height) ? carefulHeight(plane, placesQ[i], placesQd[j], NONE) : height;
            }
        }
        return heights;
    }

    private Positions points() {
        return Positions.of(q.counts, qd.counts, bandwidthQ, bandwidthQd);
    }

    private static SurfaceFit firstGuess(List<SurfacePoint> points, double[] values) {
        int[] defined = defined(points, values);
        double factor = RULE_OF_THUMB * Math.pow(defined.length, -1.0 / 6);
        Axis q = Axis.of(defined, points, SurfacePoint::q);
        Axis qd = Axis.of(defined, points, SurfacePoint::qd);
        return new SurfaceFit(q, qd, valuesOf(defined, values), factor * spread(q, "Q"), factor * spread(qd, "Qd"));
    }

    private SurfaceFit scaled(double[] factors) {
        return new SurfaceFit(q, qd, values, Math.abs(factors[0]) * bandwidthQ, Math.abs(factors[1]) * bandwidthQd);
    }

    /** Returns indices of points with a value. */
    private static int[] defined(List<SurfacePoint> points, double[] values) {
        if (points.size() != values.length) {
            throw new IllegalArgumentException(values.length + " values at " + points.size() + " points");
        }
        int[] defined = IntStream.range(0, values.length)
                .filter(i -> Double.isFinite(values[i]))
                .toArray();
        if (defined.length < MIN_POINTS) {
            throw new InputException("only " + defined.length + " of " + values.length
                    + " surface points have a value: a fitted surface needs at least " + MIN_POINTS);
        }
        return defined;
    }

    /** Returns the standard deviation (of a population, not a sample) along an axis, in its unit. */
    private static double spread(Axis axis, String name) {
        double[] x = axis.counts;
        if (Arrays.stream(x).allMatch(value -> value == x[0])) {
            throw new InputException("all surface points with a value have " + name + " = " + axis.unit.value(x[0])
                    + ": a fitted surface needs at least two different ones");
        }
        double mean = Arrays.stream(x).average().orElseThrow();
        return Math.sqrt(
                Arrays.stream(x).map(value -> (value - mean) * (value - mean)).sum() / x.length);
    }

    private double leaveOneOutError() {
        int n = values.length;
        PlaneSums sums = PlaneSums.leavingOneOut(points(), values, PlaneKernel.preferred());
        var plane = new LocalPlane(n);
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double height = sums.height(i);
            double error =
                    values[i] - (Double.isNaN(height) ? carefulHeight(plane, q.counts[i], qd.counts[i], i) : height);
            squares += error * error;
        }
        return squares / n;
    }

    /** Returns the height at a place whose neighbours determine it badly, leaving out a point; {@link #NONE} for none. */
    private double carefulHeight(LocalPlane plane, double placeQ, double placeQd, int leftOut) {
        for (int k = 0; k < values.length; k++) {
            if (k != leftOut) {
                plane.add((q.counts[k] - placeQ) / bandwidthQ, (qd.counts[k] - placeQd) / bandwidthQd, values[k]);
            }
        }
        return plane.height();
    }
}
