package dev.granular.cli.report;

import dev.granular.Computation;
import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.QualityRange;
import dev.granular.Surface;
import dev.granular.SurfacePoint;
import dev.granular.evaluation.ModelScore;
import dev.granular.fit.SurfaceFit;
import dev.granular.point.SurfacePoints;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Made-up runs on smooth surfaces of known shape. */
final class SampleRuns {
    static final QualityRange RANGE = new QualityRange(0, 100);
    static final double THRESHOLD = 50;

    private SampleRuns() {}

    /** {@code models} fitted over 100 points, all methods; the last model is best. */
    static ReportData fitted(String... models) {
        return run(new Points.LatinHypercube(100, 7), 25, models);
    }

    /** Points only: nothing was fitted. */
    static ReportData pointsOnly(String... models) {
        return run(new Points.LatinHypercube(30, 7), 0, models);
    }

    /** The grid itself was evaluated. */
    static ReportData grid(String... models) {
        return run(new Points.Grid(25, 25), 25, models);
    }

    /** The same, by super points. */
    static ReportData compressedGrid(String... models) {
        return run(
                new Points.Grid(25, 25), 25, new Computation(300, 1e-6, 1e-8, "300 super points", List.of()), models);
    }

    /** The true height: rises with Qd, sags at either end of Q, is higher for later models. */
    static double height(int model, Method method, double q, double qd) {
        double sag = Math.pow((q - 50 - 10 * model) / 60, 2);
        return 0.75 * (1 - Math.exp(-(qd + 8) / 30)) - 0.3 * sag + 0.05 * model - 0.1 * method.ordinal();
    }

    /** Plenty of pairs in the middle at small differences, hardly any in the far corners. */
    static double pairs(double q, double qd) {
        return 20_000 * Math.exp(-Math.pow((q - 50) / 20, 2) - Math.pow(qd / 35, 2));
    }

    private static ReportData run(Points choice, int steps, String... models) {
        return run(choice, steps, Computation.direct("direct", List.of()), models);
    }

    private static ReportData run(Points choice, int steps, Computation computation, String... models) {
        var points = SurfacePoints.of(choice, RANGE);
        var samples = samples(points, List.of(models), computation);
        return new ReportData(
                "Made-up ratings",
                RANGE,
                samples,
                scores(steps, models),
                THRESHOLD,
                facts(),
                List.of("Made-up numbers."));
    }

    private static Correlations samples(List<SurfacePoint> points, List<String> models, Computation computation) {
        var methods = List.of(Method.values());
        double[] values = new double[points.size() * models.size() * methods.size()];
        int at = 0;
        for (var point : points) {
            for (int model = 0; model < models.size(); model++) {
                for (var method : methods) {
                    values[at++] = height(model, method, point.q(), point.qd());
                }
            }
        }
        double[] pairs = points.stream()
                .mapToDouble(point -> pairs(point.q(), point.qd()))
                .toArray();
        double[] errors = new double[pairs.length];
        Arrays.fill(errors, computation.superPoints() == 0 ? 0 : 3e-8);
        return new Correlations(points, models, methods, values, pairs, errors, computation);
    }

    private static List<ModelScore> scores(int steps, String... models) {
        var scores = new ArrayList<ModelScore>();
        for (int model = 0; model < models.length; model++) {
            for (var method : Method.values()) {
                var surface = steps == 0 ? Optional.<Surface>empty() : Optional.of(surface(model, method, steps));
                scores.add(new ModelScore(
                        models[model],
                        method,
                        surface.map(Surface::meanHeight).orElse(Double.NaN),
                        0.9 - 0.02 * model,
                        surface,
                        surface.map(_ -> fit())));
            }
        }
        return scores;
    }

    private static SurfaceFit fit() {
        var points = List.of(new SurfacePoint(10, 10), new SurfacePoint(20, 50), new SurfacePoint(30, 20));
        return SurfaceFit.of(points, new double[] {0.1, 0.2, 0.3}, 12.5, 9.25);
    }

    private static Surface surface(int model, Method method, int steps) {
        double[] q = SurfacePoints.axis(RANGE.min(), RANGE.max(), steps);
        double[] qd = SurfacePoints.axis(0, RANGE.width(), steps);
        double[] heights = new double[steps * steps];
        for (int i = 0; i < steps; i++) {
            for (int j = 0; j < steps; j++) {
                heights[i * steps + j] = height(model, method, q[i], qd[j]);
            }
        }
        return new Surface(q, qd, heights);
    }

    private static Map<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Ratings", "ratings.csv");
        facts.put("Images", "1,162");
        facts.put("Regulator", "Gaussian");
        facts.put("σ", "column std");
        return facts;
    }
}
