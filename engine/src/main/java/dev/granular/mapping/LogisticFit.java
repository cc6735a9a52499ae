package dev.granular.mapping;

import dev.granular.parallel.TaskPool;
import dev.granular.rating.AscendingRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The best logistic curve, by a search over its shape. Offset, line and height follow exactly from slope and centre, so the
 * sum of squares is a function of two variables. A grid over them, on groups of neighbouring scores if there are many,
 * finds every valley; the deepest are followed down on all data, and the last step solves for a gradient of 0. The limits
 * of an infinite centre, where the curve is an exponential, are searched along the slope alone; those of an endless slope,
 * a step, and of none, with a line a cubic polynomial, are found exactly.
 */
final class LogisticFit {
    /** Valleys of the grid that are followed. */
    private static final int VALLEYS = 8;

    /** Of these, valleys that are followed on all images after they were followed on groups. */
    private static final int DEEPEST = 3;

    /** Groups of neighbouring scores that stand for the images on the grid. */
    private static final int GROUPS = 1500;

    /** Share of the sum of squares by which a finite curve has to be better than an exponential. */
    private static final double AS_GOOD = 1e-12;

    /** How much steeper a curve is tried to see whether a step is as good. */
    private static final double STEEPER = 8;

    /** Share of the variance of the MOS below which a sum of squares is rounding. */
    private static final double ROUNDING = 1e-14;

    private final Mapping mapping;
    private final int sign;
    private final double[] x;
    private final double[] y;
    private final SigmoidProjection images;
    private final SigmoidProjection groups;
    private final TaskPool pool;

    private LogisticFit(Mapping mapping, int sign, double[] x, double[] y, TaskPool pool) {
        this.mapping = mapping;
        this.sign = sign;
        this.x = x;
        this.y = y;
        this.pool = pool;
        boolean withLine = mapping == Mapping.LOGISTIC_5;
        var scale = ScoreScale.of(x);
        double[] t = Arrays.stream(x).map(scale::standardised).toArray();
        double[] ones = new double[t.length];
        Arrays.fill(ones, 1);
        images = new SigmoidProjection(t, y, ones, scale, withLine, sign);
        groups = t.length > GROUPS ? grouped(t, y, scale, withLine, sign) : images;
    }

    /** @param sign that the logistic part must have, 0 for any */
    static FittedMapping of(Mapping mapping, int sign, double[] x, double[] y, TaskPool pool) {
        return new LogisticFit(mapping, sign, x, y, pool).fit();
    }

    /** Averages equally many neighbouring scores, and their MOS. */
    private static SigmoidProjection grouped(double[] t, double[] y, ScoreScale scale, boolean withLine, int sign) {
        int[] order = AscendingRows.of(t);
        double[] meanT = new double[GROUPS];
        double[] meanY = new double[GROUPS];
        double[] count = new double[GROUPS];
        for (int place = 0; place < order.length; place++) {
            int group = (int) ((long) place * GROUPS / order.length);
            count[group]++;
            meanT[group] += t[order[place]];
            meanY[group] += y[order[place]];
        }
        for (int group = 0; group < GROUPS; group++) {
            meanT[group] /= count[group];
            meanY[group] /= count[group];
        }
        return new SigmoidProjection(meanT, meanY, count, scale, withLine, sign);
    }

    private FittedMapping fit() {
        FittedMapping line = MappingFit.line(mapping, Minimiser.STRAIGHT_LINE, x, y);
        Shape finite = bestFinite();
        Shape limit = bestLimit();
        Shape step = new StepFit(images, images.scores(), images.mos(), mapping == Mapping.LOGISTIC_5, sign).best();
        FittedMapping best = line;
        if (finite.sse() < best.sse()) {
            best = fitted(finite, kind(finite));
        }
        if (step.sse() <= best.sse() * (1 + AS_GOOD)) {
            best = fitted(step, Minimiser.STEP_LIMIT);
        }
        if (limit.sse() <= best.sse() * (1 + AS_GOOD)) {
            best = fitted(limit, Minimiser.EXPONENTIAL_LIMIT);
        }
        if (mapping == Mapping.LOGISTIC_5) {
            Curve.Cubic cubic = MonotoneCubicFit.unrestricted(x, y);
            if (cubic.c3() * sign < 0 || sign == 0) {
                FittedMapping flat = FittedMapping.of(mapping, cubic, Minimiser.FLAT_LIMIT, List.of(), x, y);
                best = flat.sse() <= best.sse() * (1 + AS_GOOD) ? flat : best;
            }
        }
        return best;
    }

    private FittedMapping fitted(Shape shape, Minimiser minimiser) {
        Curve.Logistic curve = images.curve(shape.slope(), shape.centre());
        List<Double> parameters = minimiser == Minimiser.FINITE ? textbook(curve) : List.of();
        return FittedMapping.of(mapping, curve, minimiser, parameters, x, y);
    }

    private Minimiser kind(Shape shape) {
        double steeper = images.sse(STEEPER * shape.slope(), shape.centre());
        return steeper <= shape.sse() + ROUNDING * images.remaining() ? Minimiser.STEP_LIMIT : Minimiser.FINITE;
    }

    private Shape bestFinite() {
        List<Shape> valleys = new ShapeGrid(groups, pool).valleys();
        var onGroups = new ShapeSearch(groups);
        List<Shape> followed = valleys.stream()
                .limit(VALLEYS)
                .map(onGroups::descend)
                .sorted(Comparator.comparingDouble(Shape::sse))
                .toList();
        if (groups == images) {
            return followed.isEmpty() ? Shape.NONE : onGroups.polish(followed.getFirst());
        }
        var found = new ArrayList<Shape>();
        for (Shape shape : different(followed)) {
            found.add(new ShapeSearch(images).settle(shape));
        }
        return found.stream().min(Comparator.comparingDouble(Shape::sse)).orElse(Shape.NONE);
    }

    /** Keeps the deepest valleys, none of them twice. */
    private static List<Shape> different(List<Shape> followed) {
        var kept = new ArrayList<Shape>();
        for (Shape shape : followed) {
            if (kept.size() < DEEPEST && kept.stream().noneMatch(shape::isNear)) {
                kept.add(shape);
            }
        }
        return kept;
    }

    private Shape bestLimit() {
        var search = new ShapeSearch(groups);
        var found = new ArrayList<Shape>();
        for (double end : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            new ShapeGrid(groups, pool)
                    .valleysAtLimit(end).stream().map(search::descendAtLimit).forEach(found::add);
        }
        Shape best = found.stream().min(Comparator.comparingDouble(Shape::sse)).orElse(Shape.NONE);
        return groups == images || best == Shape.NONE ? best : new ShapeSearch(images).settleAtLimit(best);
    }

    /** Converts to parameters of the textbook formulas, in units of the scores. */
    private List<Double> textbook(Curve.Logistic curve) {
        ScoreScale scale = curve.scale();
        Sigmoid sigmoid = Sigmoid.of(scale, curve.slope(), curve.centre());
        double height = curve.height() / sigmoid.factor();
        double bottom = curve.offset() - height * sigmoid.shift();
        double centre = scale.mean() + scale.sd() * curve.centre();
        if (mapping == Mapping.LOGISTIC_4) {
            return List.of(bottom + height, bottom, centre, scale.sd() / curve.slope());
        }
        double line = curve.line() / scale.sd();
        return List.of(height, curve.slope() / scale.sd(), centre, line, bottom + height / 2 - line * scale.mean());
    }
}
