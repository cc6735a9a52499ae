package dev.granular.cli.suite;

import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.QualityRange;
import dev.granular.Surface;
import dev.granular.SurfacePoint;
import java.util.ArrayList;
import java.util.List;

/**
 * A coarse picture of a surface: its heights in the middle of fields over Q and Qd.
 *
 * @param range the range of Q; Qd goes from 0 to its width
 * @param heights of {@value #FIELDS} × {@value #FIELDS} fields, Qd fastest; NaN where it is undefined or rests on too few pairs
 */
public record Relief(Method method, QualityRange range, List<Double> heights) {
    /** Fields along an axis. */
    public static final int FIELDS = 16;

    /** Heights are kept to so many parts of 1, which no colour shows. */
    private static final double PARTS = 1000;

    /** Copies the heights. */
    public Relief {
        heights = List.copyOf(heights);
        if (heights.size() != FIELDS * FIELDS) {
            throw new IllegalArgumentException(heights.size() + " heights of " + FIELDS + " x " + FIELDS);
        }
    }

    /**
     * Draws a surface.
     *
     * @param samples the points that it rests on
     * @param fewest effective pairs of the nearest point below which a height says little, and is left out
     */
    public static Relief of(Method method, Surface surface, QualityRange range, Correlations samples, double fewest) {
        var heights = new ArrayList<Double>();
        for (int i = 0; i < FIELDS; i++) {
            for (int j = 0; j < FIELDS; j++) {
                double x = (i + 0.5) / FIELDS;
                double y = (j + 0.5) / FIELDS;
                double height = surface.height(nearest(x, surface.qSteps()), nearest(y, surface.qdSteps()));
                boolean known = !Double.isNaN(height) && pairsNear(x, y, range, samples) >= fewest;
                heights.add(known ? Math.round(height * PARTS) / PARTS : Double.NaN);
            }
        }
        return new Relief(method, range, heights);
    }

    private static int nearest(double place, int steps) {
        return (int) Math.round(place * (steps - 1));
    }

    /** Effective pairs of the nearest point, distances taken on the unit square. */
    private static double pairsNear(double x, double y, QualityRange range, Correlations samples) {
        double nearest = Double.POSITIVE_INFINITY;
        double pairs = 0;
        List<SurfacePoint> points = samples.points();
        for (int point = 0; point < points.size(); point++) {
            double distance = Math.hypot(
                    (points.get(point).q() - range.min()) / range.width() - x,
                    points.get(point).qd() / range.width() - y);
            if (distance < nearest) {
                nearest = distance;
                pairs = samples.effectivePairs(point);
            }
        }
        return pairs;
    }

    /** Returns the height of a field; NaN if it has none. */
    double height(int q, int qd) {
        return heights.get(q * FIELDS + qd);
    }
}
