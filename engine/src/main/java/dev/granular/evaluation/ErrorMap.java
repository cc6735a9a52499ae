package dev.granular.evaluation;

import dev.granular.InputException;
import dev.granular.QualityRange;
import dev.granular.SurfacePoint;
import java.util.Arrays;
import java.util.List;

/**
 * Estimated errors on a square grid over Q and Qd, as of when super points were settled. They hold for all images together, not
 * for a part. Immutable.
 */
public final class ErrorMap {
    /** Nothing is known, of however many pairs. */
    public static final ErrorMap UNKNOWN = new ErrorMap(new float[0], 0);

    /** Part of the super points that may have a narrower σ than is taken for the narrowest. */
    static final double FEW_BELOW = 0.05;

    /** How many times larger an error may be between places of the grid than at those around. */
    private static final double BETWEEN = 3;

    /** Part of a step of the grid by which a point may miss its place. */
    private static final double AT_A_PLACE = 1e-6;

    private final float[] errors;
    private final int steps;
    private final long pairs;

    /**
     * Copies a map.
     *
     * @param errors Q slowest, each axis from end to end, length the square of a whole number that is not 1; NaN where
     *     nothing is known
     * @param pairs number of pairs of all images
     * @throws InputException if the length is no such square, or an error is negative
     */
    public ErrorMap(float[] errors, long pairs) {
        this.errors = errors.clone();
        this.pairs = pairs;
        steps = (int) Math.round(Math.sqrt(errors.length));
        if (steps * steps != errors.length || steps == 1) {
            throw new InputException(errors.length + " errors are no square grid");
        }
        for (float error : errors) {
            if (error < 0) {
                throw new InputException("an error is " + error + ": it must be 0 or more");
            }
        }
    }

    static ErrorMap of(PointErrors errors, long pairs) {
        float[] rounded = new float[errors.values().length];
        for (int k = 0; k < rounded.length; k++) {
            rounded[k] = Math.nextUp((float) errors.values()[k]);
        }
        return new ErrorMap(rounded, pairs);
    }

    /** Returns the errors, as the constructor takes them. */
    public float[] errors() {
        return errors.clone();
    }

    /** Returns the number of pairs of all images. */
    public long pairs() {
        return pairs;
    }

    /** Returns the larger of both at each place; unknown where either is. */
    ErrorMap or(ErrorMap other) {
        if (other.errors.length != errors.length || other.pairs != pairs) {
            return UNKNOWN;
        }
        float[] larger = new float[errors.length];
        for (int k = 0; k < larger.length; k++) {
            larger[k] = Math.max(errors[k], other.errors[k]);
        }
        return new ErrorMap(larger, pairs);
    }

    /**
     * Returns whether a map of so many places can tell errors at all of the points.
     *
     * @param narrow as in {@link #at}
     */
    static boolean serves(int places, QualityRange range, List<SurfacePoint> points, double narrow) {
        double step = range.width() / (Math.sqrt(places) - 1);
        return narrow >= step
                && points.stream()
                        .allMatch(point ->
                                point.q() >= range.min() && point.q() <= range.max() && point.qd() <= range.width());
    }

    /**
     * Returns what a value at a point is off by, at most; NaN if that is not known.
     *
     * @param narrow a σ that few images are below, MOS units: windows that are narrower than a step may hold errors which
     *     no place of the grid shows
     */
    double at(SurfacePoint point, QualityRange range, double narrow) {
        if (steps == 0) {
            return Double.NaN;
        }
        double x = place(point.q() - range.min(), range);
        double y = place(point.qd(), range);
        if (!(x >= 0 && y >= 0 && x <= steps - 1 && y <= steps - 1)) {
            return Double.NaN;
        }
        int a = (int) Math.rint(x);
        int b = (int) Math.rint(y);
        if (Math.abs(x - a) < AT_A_PLACE && Math.abs(y - b) < AT_A_PLACE) {
            return errors[a * steps + b];
        }
        if (narrow < range.width() / (steps - 1)) {
            return Double.NaN;
        }
        double largest = 0;
        for (int i = (int) Math.floor(x); i <= Math.ceil(x); i++) {
            for (int j = (int) Math.floor(y); j <= Math.ceil(y); j++) {
                largest = Math.max(largest, errors[i * steps + j]);
            }
        }
        return BETWEEN * largest;
    }

    /** Returns where a value lies along an axis; rounding does not carry it past an end. */
    private double place(double value, QualityRange range) {
        double place = value / range.width() * (steps - 1);
        double nearest = Math.clamp(place, 0, steps - 1);
        return Math.abs(place - nearest) < AT_A_PLACE ? nearest : place;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ErrorMap map && map.pairs == pairs && Arrays.equals(map.errors, errors);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(errors) + Long.hashCode(pairs);
    }
}
