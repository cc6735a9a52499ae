package dev.granular.inference;

import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.SurfacePoint;
import dev.granular.Unit;
import dev.granular.pair.DirectSum;
import dev.granular.pair.PairSums;
import dev.granular.pair.RatedImages;
import dev.granular.pair.RowSummation;
import dev.granular.parallel.TaskPool;
import dev.granular.point.SurfacePoints;
import dev.granular.rating.density.DensityWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** The computation of a {@link SurfaceInference}. */
final class SurfaceStudy {
    /** Bytes that the influences of a run of points may take. */
    private static final long INFLUENCE_BYTES = 256L << 20;

    private final Inference choices;
    private final List<Predictions> models;
    private final FigureLayout layout;
    private final Unit unit;
    private final QualityRange range;

    SurfaceStudy(Inference choices, List<Predictions> models) {
        this.choices = choices;
        this.models = models;
        layout = choices.layout(models);
        range = choices.ratings().range();
        unit = Unit.of(range);
    }

    SurfaceInference at(Points points, Optional<Correlations> given) {
        List<SurfacePoint> at = SurfacePoints.of(points, range);
        given.ifPresent(values -> requireSame(at, values));
        int[] some = choices.sampledUnits();
        int[] rows = Sampling.rows(choices.units(), some);
        var sample = new Sample(
                rows.length,
                choices.ratings().size(),
                some.length,
                choices.units().count(),
                choices.units().clustered());
        List<SurfacePoint> counted = at.stream().map(unit::counted).toList();
        try (var pool = new TaskPool(choices.threads(), choices.progress())) {
            double[] weights = DensityWeights.of(choices.regulator(), choices.ratings(), pool);
            Optional<double[][]> values = given.map(this::values)
                    .or(() -> sample.isWhole() ? Optional.empty() : Optional.of(direct(weights, counted, pool)));
            var run = new Run(rows, weights, sample, values, points, pool);
            run.evaluate(counted, choices.progress());
            return new SurfaceInference(at, layout, run.figures, run.meanHeights(), choices.level(), sample);
        }
    }

    private void requireSame(List<SurfacePoint> at, Correlations values) {
        if (!values.points().equals(at)
                || !values.models().equals(layout.models())
                || !values.methods().containsAll(layout.methods())) {
            throw new IllegalArgumentException("values are of other points, models or methods");
        }
    }

    private double[][] values(Correlations given) {
        double[][] values = new double[given.points().size()][layout.size()];
        for (int k = 0; k < values.length; k++) {
            for (int m = 0; m < models.size(); m++) {
                for (Method method : layout.methods()) {
                    values[k][layout.at(m, method)] = given.value(m, method, k);
                }
            }
        }
        return values;
    }

    private double[][] direct(double[] weights, List<SurfacePoint> points, TaskPool pool) {
        var images = new RatedImages(choices.ratings(), unit, weights, choices.stdScale(), models, pool);
        PairSums sums = new DirectSum(images, EnumSet.copyOf(layout.methods()), choices.threads())
                .evaluate(points, choices.progress());
        double[][] values = new double[points.size()][layout.size()];
        for (int k = 0; k < values.length; k++) {
            for (int m = 0; m < models.size(); m++) {
                for (Method method : layout.methods()) {
                    values[k][layout.at(m, method)] = sums.correlation(k, method, m);
                }
            }
        }
        return values;
    }

    /** Influences on the images of a sample. */
    private final class Run {
        private final Sample sample;
        private final Optional<double[][]> values;
        private final TaskPool pool;
        private final Units units;
        private final RowSummation rowSums;
        private final PointInfluences influences;
        /** Share of each point in the mean height; none if points are no grid. */
        private final double[] meanWeights;

        private final List<Figures> figures = new ArrayList<>();
        private final List<double[]> meanInfluences = new ArrayList<>();
        private final double[] meanValues = new double[layout.size()];
        private final double[][] meanSums;
        private final double[] meanShares;

        Run(int[] rows, double[] weights, Sample sample, Optional<double[][]> values, Points points, TaskPool pool) {
            this.sample = sample;
            this.values = values;
            this.pool = pool;
            var sampled = new SampledImages(choices, models, layout.methods(), rows, weights, pool);
            units = sampled.units();
            meanWeights =
                    points instanceof Points.Grid(int qSteps, int qdSteps) ? trapezoid(qSteps, qdSteps) : new double[0];
            rowSums = sampled.rowSums(pool);
            influences = sampled.influences();
            meanSums = new double[layout.size()][choices.draws().count()];
            meanShares = new double[units.count()];
            for (int f = 0; f < layout.size(); f++) {
                meanInfluences.add(new double[units.count()]);
            }
        }

        private record Point(Figures figures, List<double[]> influences, double[] shares, double[] values) {}

        void evaluate(List<SurfacePoint> points, Progress progress) {
            long bytes = (long) Double.BYTES * (layout.size() + 1) * units.count();
            int most = Math.clamp(INFLUENCE_BYTES / Math.max(1, bytes), 1, points.size());
            for (int from = 0; from < points.size(); from += most) {
                List<SurfacePoint> some = points.subList(from, Math.min(points.size(), from + most));
                int before = from;
                List<Point> evaluated = rowSums.evaluate(
                        some,
                        (k, sums) -> point(before + k, influences.at(some.get(k), sums)),
                        part(progress, from, some.size(), points.size()));
                draw(evaluated);
                for (int k = 0; k < evaluated.size(); k++) {
                    figures.add(evaluated.get(k).figures);
                    if (meanWeights.length > 0) {
                        addToMean(meanWeights[from + k], evaluated.get(k));
                    }
                }
            }
        }

        private static Progress part(Progress progress, int from, int some, int all) {
            long units = 1_000_000;
            return (done, total) -> progress.advanced(from * units + done * units / total * some, all * units);
        }

        private Point point(int point, PointInfluences.AtPoint at) {
            List<double[]> scaled = at.influences();
            for (double[] some : scaled) {
                for (int u = 0; u < some.length; u++) {
                    some[u] *= sample.scale();
                }
            }
            double[] here = values.map(all -> all[point]).orElse(at.values());
            double squares = 0;
            for (double share : at.shares()) {
                squares += share * share;
            }
            double effective = squares > 0 ? 1 / squares : 0;
            var support = new Support(effective, units.count(), units.clustered(), at.isSparseEnd());
            return new Point(new Figures(layout, here, scaled, scaled, support), scaled, at.shares(), here);
        }

        private void draw(List<Point> some) {
            var all = new ArrayList<double[]>();
            some.forEach(point -> all.addAll(point.influences));
            double[][] sums = choices.draws().sums(all, pool);
            for (int k = 0; k < some.size(); k++) {
                some.get(k).figures.draw(Arrays.copyOfRange(sums, k * layout.size(), (k + 1) * layout.size()));
            }
        }

        private void addToMean(double weight, Point point) {
            for (int u = 0; u < meanShares.length; u++) {
                meanShares[u] += weight * point.shares[u];
            }
            for (int m = 0; m < models.size(); m++) {
                for (Method method : layout.methods()) {
                    int f = layout.at(m, method);
                    meanValues[f] += weight * point.values[f];
                    double[] here = point.influences.get(f);
                    if (here.length == 0 || meanInfluences.get(f).length == 0) {
                        meanInfluences.set(f, new double[0]);
                        continue;
                    }
                    add(meanInfluences.get(f), weight, here);
                    add(meanSums[f], weight, point.figures.sums(m, method));
                }
            }
        }

        private static void add(double[] sum, double weight, double[] term) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weight * term[i];
            }
        }

        Optional<ScoreInference> meanHeights() {
            if (meanWeights.length == 0) {
                return Optional.empty();
            }
            double squares =
                    Arrays.stream(meanShares).map(share -> share * share).sum();
            var support = new Support(squares > 0 ? 1 / squares : 0, units.count(), units.clustered(), false);
            var mean = new Figures(layout, meanValues, meanInfluences, meanInfluences, support);
            mean.draw(meanSums);
            return Optional.of(new ScoreInference(layout, mean, choices.level(), sample));
        }
    }

    /** Returns the weights of the points of an evenly spaced grid in the mean by the trapezoid rule; they add up to 1. */
    static double[] trapezoid(int qSteps, int qdSteps) {
        double[] weights = new double[qSteps * qdSteps];
        double cells = (qSteps - 1.0) * (qdSteps - 1.0);
        for (int i = 0; i < qSteps; i++) {
            for (int j = 0; j < qdSteps; j++) {
                double byQ = i == 0 || i == qSteps - 1 ? 0.5 : 1;
                double byQd = j == 0 || j == qdSteps - 1 ? 0.5 : 1;
                weights[i * qdSteps + j] = byQ * byQd / cells;
            }
        }
        return weights;
    }
}
