package dev.granular.global;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Perceptually weighted rank correlation, PWRC (Wu, Li, Meng and Ngan, IEEE Transactions on Multimedia 20, 2018; arXiv 1705.05126). The curve says how well pairs are ordered whose MOS differ by more than a threshold; the figure is the area under it. MOS are scaled to 0 ... 100; pairs of good images and pairs of misplaced ones weigh more. The area is taken
 * from twice the smallest to twice the largest σ, and its unit is that of the threshold; models of one data set compare, data
 * sets do not, unless relative to a perfect model.
 *
 * @param area under the curve
 * @param relative area over that of a model that equals the MOS, 1 at best
 * @param withoutThreshold weighted share of correctly minus wrongly ordered pairs, no threshold applied, in [−1, 1]
 * @param from threshold where the area begins, on the scale to 100
 * @param to threshold where it ends
 * @param curve by ascending threshold, 0, 0.5 ... 110; empty if all MOS are equal
 */
public record RankingCurve(
        Figure area, Figure relative, Figure withoutThreshold, double from, double to, List<Point> curve) {
    private static final double STEEPNESS = 0.175;
    private static final double STEP = 0.5;
    private static final int STEPS = 220;

    /**
     * A point of the curve.
     *
     * @param threshold on the scale to 100
     * @param accuracy weighted share of correctly minus wrongly ordered pairs whose gap is beyond the threshold
     */
    public record Point(double threshold, double accuracy) {}

    /** Copies the curve. */
    public RankingCurve {
        curve = List.copyOf(curve);
    }

    /** Makes figures that are all missing. */
    static RankingCurve missing(Reason reason) {
        Figure none = Figure.missing(reason);
        return new RankingCurve(none, none, none, 0, 0, List.of());
    }

    /** The bounds of the area, as steps of the threshold. */
    record Range(int from, int to) {
        /** Finds the range for σ on the scale to 100. */
        static Range of(double[] std) {
            return new Range(
                    nearest(2 * Arrays.stream(std).min().orElseThrow()),
                    nearest(2 * Arrays.stream(std).max().orElseThrow()));
        }

        /** Finds the step nearest to a threshold, the lower of two. */
        private static int nearest(double threshold) {
            int below = (int) Math.clamp(Math.floor(threshold / STEP), 0, STEPS);
            int above = Math.min(STEPS, below + 1);
            return Math.abs(above * STEP - threshold) < Math.abs(threshold - below * STEP) ? above : below;
        }
    }

    /** Computes the figures from all pairs, or from a sample and its parts. */
    static RankingCurve of(GapMoments all, List<GapMoments> parts, PerfectModel perfect) {
        Range range = perfect.range();
        double[] curve = curve(all);
        double area = area(curve, range);
        List<Double> partAreas = parts.stream().map(part -> area(part, range)).toList();
        List<Double> partRatios = IntStream.range(0, parts.size())
                .mapToObj(part -> partAreas.get(part) / perfect.partAreas().get(part))
                .toList();
        Figure relative = perfect.area() > 0
                ? SampleError.of(Figure.of(area / perfect.area()), partRatios, Figure::of)
                : Figure.missing(Reason.NO_THRESHOLDS);
        var points = new ArrayList<Point>();
        for (int k = 0; k <= STEPS; k++) {
            points.add(new Point(k * STEP, curve[k]));
        }
        return new RankingCurve(
                range.from < range.to
                        ? SampleError.of(Figure.of(area), partAreas, Figure::of)
                        : Figure.missing(Reason.NO_THRESHOLDS),
                relative,
                SampleError.of(Figure.of(all.total()), parts, part -> Figure.of(part.total())),
                range.from * STEP,
                range.to * STEP,
                points);
    }

    /** Computes the area under the curve of some sums. */
    static double area(GapMoments moments, Range range) {
        return area(curve(moments), range);
    }

    private static double[] curve(GapMoments moments) {
        double[] curve = new double[STEPS + 1];
        for (int k = 0; k <= STEPS; k++) {
            curve[k] = moments.above(k * STEP, STEEPNESS);
        }
        return curve;
    }

    /** Integrates by the trapezoid rule. */
    private static double area(double[] curve, Range range) {
        double sum = 0;
        for (int k = range.from; k < range.to; k++) {
            sum += (curve[k] + curve[k + 1]) / 2 * STEP;
        }
        return sum;
    }
}
