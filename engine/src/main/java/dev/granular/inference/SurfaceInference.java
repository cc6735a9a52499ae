package dev.granular.inference;

import dev.granular.Method;
import dev.granular.SurfacePoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Estimates, bands and comparisons of several models at a list of surface points. Immutable. */
public final class SurfaceInference {
    private final List<SurfacePoint> points;
    private final FigureLayout layout;
    private final List<Figures> figures;
    private final Optional<ScoreInference> meanHeights;
    private final Level level;
    private final Sample sample;
    private final Map<Whom, Band> bands = new ConcurrentHashMap<>();
    private final Map<Whom, SurfaceComparison> comparisons = new ConcurrentHashMap<>();

    /** Models and a method that something was computed of; both numbers are the same for one model alone. */
    private record Whom(int first, int second, Method method) {}

    SurfaceInference(
            List<SurfacePoint> points,
            FigureLayout layout,
            List<Figures> figures,
            Optional<ScoreInference> meanHeights,
            Level level,
            Sample sample) {
        this.points = points;
        this.layout = layout;
        this.figures = figures;
        this.meanHeights = meanHeights;
        this.level = level;
        this.sample = sample;
    }

    /** Returns the points, in the order asked for, MOS units. */
    public List<SurfacePoint> points() {
        return points;
    }

    /** Returns the models' names, in the order given. */
    public List<String> models() {
        return layout.models();
    }

    /** Returns the methods, in the order of {@link Method}. */
    public List<Method> methods() {
        return layout.methods();
    }

    /** Returns the probability with which intervals and bands cover, and with which findings are right. */
    public double confidence() {
        return level.confidence();
    }

    /** Returns what standard errors were computed from. */
    public Sample sample() {
        return sample;
    }

    /**
     * Returns a model's correlation at a point, and how far it can be trusted.
     *
     * @param point index into {@link #points()}
     * @throws dev.granular.InputException if no model has that name
     * @throws IllegalArgumentException if the method was not evaluated
     * @throws IndexOutOfBoundsException if there is no such point
     */
    public Estimate estimate(String model, Method method, int point) {
        Objects.checkIndex(point, points.size());
        return figures.get(point).estimate(layout.model(model), method, level);
    }

    /**
     * Returns a band around a model's surface, over the points that have an interval; computed once.
     *
     * @throws dev.granular.InputException if no model has that name
     * @throws IllegalArgumentException if the method was not evaluated
     */
    public Band band(String model, Method method) {
        int m = layout.model(model);
        return bands.computeIfAbsent(new Whom(m, m, method), _ -> band(m, method));
    }

    private Band band(int m, Method method) {
        List<Estimate> estimates = estimates(m, method);
        double critical = criticalValue(estimates, m, method);
        var quantiles = new TailQuantiles(Normal.upperTail(critical));
        var intervals = new ArrayList<Confidence>();
        for (int k = 0; k < estimates.size(); k++) {
            Estimate at = estimates.get(k);
            Spread spread = figures.get(k).spread(m, method);
            intervals.add(
                    at.isGiven()
                            ? Level.interval(at.value(), spread, quantiles.at(Level.degrees(spread)))
                            : at.interval());
        }
        return new Band(critical, intervals);
    }

    private List<Estimate> estimates(int m, Method method) {
        return figures.stream().map(at -> at.estimate(m, method, level)).toList();
    }

    /** Computes what the largest deviation at the points with an interval stays below. */
    private double criticalValue(List<Estimate> estimates, int model, Method method) {
        var sums = new ArrayList<double[]>();
        var given = new ArrayList<Figures>();
        for (int k = 0; k < estimates.size(); k++) {
            if (estimates.get(k).isGiven()) {
                given.add(figures.get(k));
                sums.add(figures.get(k).sums(model, method));
            }
        }
        double[] se =
                given.stream().mapToDouble(at -> at.drawnSe(model, method)).toArray();
        return new MaxT(sums, se).criticalValue(level.confidence());
    }

    /**
     * Returns a model's estimates anywhere within the grid.
     *
     * @throws IllegalStateException if the points are no grid
     * @throws dev.granular.InputException if no model has that name
     * @throws IllegalArgumentException if the method was not evaluated
     */
    public GridEstimates within(String model, Method method) {
        if (meanHeights.isEmpty()) {
            throw new IllegalStateException("the points are no grid");
        }
        int m = layout.model(model);
        List<Estimate> nodes = estimates(m, method);
        double[] q = points.stream().mapToDouble(SurfacePoint::q).distinct().toArray();
        double[] qd = points.stream()
                .limit(points.size() / q.length)
                .mapToDouble(SurfacePoint::qd)
                .toArray();
        double tail = Normal.upperTail(band(model, method).criticalValue());
        return new GridEstimates(q, qd, nodes, figures.getFirst().support(), level.alpha() / 2, tail);
    }

    /**
     * Compares two models over the surface; computed once.
     *
     * @throws dev.granular.InputException if no model has one of the names, or both are the same
     * @throws IllegalArgumentException if the method was not evaluated
     */
    public SurfaceComparison compare(String first, String second, Method method) {
        var whom = new Whom(layout.model(first), layout.model(second), method);
        return comparisons.computeIfAbsent(
                whom, _ -> SurfaceComparison.of(figures, layout, first, second, method, level));
    }

    /** Tests for every pair of models whether they differ anywhere on the surface; p values adjusted by Holm's method. */
    public List<OverallTest> compareAll(Method method) {
        return compareAll(layout.models(), method);
    }

    /**
     * Tests the same for every pair of some models.
     *
     * @throws dev.granular.InputException if no model has one of the names
     */
    public List<OverallTest> compareAll(List<String> models, Method method) {
        var comparisons = new ArrayList<SurfaceComparison>();
        for (int second = 1; second < models.size(); second++) {
            for (int first = 0; first < second; first++) {
                comparisons.add(compare(models.get(first), models.get(second), method));
            }
        }
        double[] p = comparisons.stream()
                .mapToDouble(comparison -> comparison.somewhere().orElse(1))
                .toArray();
        double[] adjusted = MaxT.holm(p);
        var tests = new ArrayList<OverallTest>();
        for (int k = 0; k < p.length; k++) {
            tests.add(new OverallTest(comparisons.get(k), p[k], adjusted[k]));
        }
        return List.copyOf(tests);
    }

    /** Returns mean heights (GMC scores) and their comparisons, if the points are a grid. */
    public Optional<ScoreInference> meanHeights() {
        return meanHeights;
    }
}
