package dev.granular.bench;

import dev.granular.Accuracy;
import dev.granular.Computation;
import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.SurfacePoint;
import dev.granular.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** The largest error of the compressed sum against the direct one, at random points with support. */
final class AccuracyCheck {
    private static final List<Double> TOLERANCES = List.of(1e-4, 1e-6, 1e-8);
    private static final int POINTS = 200;

    /** Points tried before a set counts as one that has no support at so many. */
    private static final int MOST_TRIED = 2000;

    private static final int BATCH = 100;
    private static final long SEED = 7;

    private final Ratings ratings;
    private final List<Predictions> models;
    private final List<SurfacePoint> points = new ArrayList<>();
    /** Direct sums in batches, and which of a batch's points has support. */
    private final List<Exact> exact = new ArrayList<>();

    private record Exact(Correlations values, int point) {}

    private AccuracyCheck(Ratings ratings, List<Predictions> models) {
        this.ratings = ratings;
        this.models = models;
    }

    /** Returns the largest error for each tolerance and method over all models; NaN where a value is undefined one way only. */
    static List<Figure> of(String name, Ratings ratings, List<Predictions> models) {
        var check = new AccuracyCheck(ratings, models);
        check.evaluateExactly();
        var figures = new ArrayList<Figure>();
        for (double tolerance : TOLERANCES) {
            figures.addAll(check.errors(name, tolerance));
        }
        return figures;
    }

    private void evaluateExactly() {
        QualityRange range = ratings.range();
        var random = new SplittableRandom(SEED);
        for (int tried = 0; tried < MOST_TRIED && points.size() < POINTS; tried += BATCH) {
            var batch = new ArrayList<SurfacePoint>();
            for (int k = 0; k < BATCH; k++) {
                double q = range.min() + range.width() * random.nextDouble();
                batch.add(new SurfacePoint(q, range.width() * random.nextDouble()));
            }
            Correlations values = evaluation(batch, new Accuracy.Exact());
            for (int k = 0; k < BATCH && points.size() < POINTS; k++) {
                if (values.effectivePairs(k) >= Computation.SUPPORT) {
                    points.add(batch.get(k));
                    exact.add(new Exact(values, k));
                }
            }
        }
    }

    private Correlations evaluation(List<SurfacePoint> at, Accuracy accuracy) {
        return Evaluation.of(ratings)
                .points(new Points.Given(at))
                .accuracy(accuracy)
                .correlations(models);
    }

    /** Sums by super points, even if the direct sum takes no longer; without them only where they do not serve. */
    private Correlations close(double tolerance) {
        var within = new Accuracy.Within(tolerance);
        int threads = Runtime.getRuntime().availableProcessors();
        try {
            return Evaluation.of(ratings)
                    .accuracy(within)
                    .compression(models)
                    .whole()
                    .evaluate(new Points.Given(points), threads, Progress.NONE);
        } catch (InputException _) {
            return evaluation(points, within);
        }
    }

    private List<Figure> errors(String name, double tolerance) {
        Correlations close = close(tolerance);
        var figures = new ArrayList<Figure>();
        for (Method method : Method.values()) {
            var parameters = new TreeMap<String, String>();
            parameters.put("set", name + ", " + ratings.size() + " images, " + models.size() + " models");
            parameters.put("tolerance", Double.toString(tolerance));
            parameters.put("method", method.name());
            parameters.put("points", Integer.toString(points.size()));
            int superPoints = close.computation().superPoints();
            parameters.put("super points", superPoints == 0 ? "none: summed directly" : Integer.toString(superPoints));
            figures.add(Figure.single("largest error", parameters, "", largestError(close, method))
                    .atMost(tolerance));
        }
        return figures;
    }

    private double largestError(Correlations close, Method method) {
        double largest = 0;
        for (int k = 0; k < points.size(); k++) {
            Exact direct = exact.get(k);
            for (int model = 0; model < models.size(); model++) {
                double expected = direct.values().value(model, method, direct.point());
                double actual = close.value(model, method, k);
                if (!(Double.isNaN(expected) && Double.isNaN(actual))) {
                    largest = Math.max(largest, Math.abs(expected - actual));
                }
            }
        }
        return largest;
    }
}
