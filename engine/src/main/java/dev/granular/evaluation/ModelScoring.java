package dev.granular.evaluation;

import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.QualityRange;
import dev.granular.Surface;
import dev.granular.fit.SurfaceFit;
import dev.granular.global.GlobalFigures;
import dev.granular.parallel.TaskPool;
import dev.granular.point.SurfacePoints;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Turns values at points into surfaces and scores. */
final class ModelScoring {
    /** Steps of a fitted surface along either axis, as in arXiv 2601.21738. */
    private static final int GRID_STEPS = 100;

    private final Points points;
    private final boolean fit;
    private final QualityRange range;
    private final Correlations correlations;
    private final OverallProgress progress;
    private final TaskPool pool;

    /** @param fit whether a surface is fitted through points that are no grid */
    ModelScoring(
            Points points,
            boolean fit,
            QualityRange range,
            Correlations correlations,
            OverallProgress progress,
            TaskPool pool) {
        this.points = points;
        this.fit = fit;
        this.range = range;
        this.correlations = correlations;
        this.progress = progress;
        this.pool = pool;
    }

    /** @param figures of each model over the whole set */
    EvaluationResult result(List<GlobalFigures> figures) {
        progress.enter("surfaces");
        int methods = correlations.methods().size();
        List<Integer> all = IntStream.range(0, figures.size() * methods).boxed().toList();
        List<ModelScore> scores = pool.each(
                all,
                i -> {
                    Method method = correlations.methods().get(i % methods);
                    return score(i / methods, method, figures.get(i / methods).of(method));
                },
                progress.until(1));
        List<ModelResult> results = IntStream.range(0, figures.size())
                .mapToObj(m -> new ModelResult(
                        correlations, m, figures.get(m), scores.subList(m * methods, (m + 1) * methods)))
                .toList();
        return new EvaluationResult(range, correlations, results);
    }

    private ModelScore score(int model, Method method, double global) {
        double[] values = new double[correlations.points().size()];
        for (int point = 0; point < values.length; point++) {
            values[point] = correlations.value(model, method, point);
        }
        Optional<SurfaceFit> fitted = Optional.empty();
        Optional<Surface> surface;
        if (points instanceof Points.Grid(int qSteps, int qdSteps)) {
            surface = Optional.of(grid(qSteps, qdSteps, values));
        } else {
            fitted = fit ? fit(values) : Optional.empty();
            surface = fitted.map(found -> found.surface(range, GRID_STEPS, GRID_STEPS));
        }
        return new ModelScore(
                correlations.models().get(model),
                method,
                surface.map(Surface::meanHeight).orElse(Double.NaN),
                global,
                surface,
                fitted);
    }

    /** Returns a fit, unless the points with a value are too few or all in line. */
    private Optional<SurfaceFit> fit(double[] values) {
        try {
            return Optional.of(SurfaceFit.of(correlations.points(), values));
        } catch (InputException _) {
            return Optional.empty();
        }
    }

    private Surface grid(int qSteps, int qdSteps, double[] values) {
        return new Surface(
                SurfacePoints.axis(range.min(), range.max(), qSteps),
                SurfacePoints.axis(0, range.width(), qdSteps),
                values,
                IntStream.range(0, values.length)
                        .mapToDouble(correlations::errorAt)
                        .toArray());
    }
}
