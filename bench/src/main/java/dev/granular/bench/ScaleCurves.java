package dev.granular.bench;

import dev.granular.Accuracy;
import dev.granular.Correlations;
import dev.granular.Points;
import dev.granular.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Time and memory of an evaluation as one thing after the other grows: images, models, points, accuracy, threads. */
final class ScaleCurves {
    /** Median of so many. */
    private static final int REPEATS = 3;

    /** Seconds beyond which once is enough. */
    private static final double LONG = 10;

    /** Seconds of either sum before anything counts, while their loops are compiled. */
    private static final double WARM_UP = 15;

    /** An evaluation; what a curve does not vary stays as in the first. */
    private record Case(String sum, int images, int models, int points, double tolerance, int threads) {
        static final Case DIRECT = new Case("direct", 5000, 1, 100, 0, processors());
        static final Case COMPRESSED = new Case("compressed", 20_000, 1, 100, 1e-6, processors());

        Case withImages(int other) {
            return new Case(sum, other, models, points, tolerance, threads);
        }

        Case withModels(int other) {
            return new Case(sum, images, other, points, tolerance, threads);
        }

        Case withPoints(int other) {
            return new Case(sum, images, models, other, tolerance, threads);
        }

        Case withTolerance(double other) {
            return new Case(sum, images, models, points, other, threads);
        }

        Case withThreads(int other) {
            return new Case(sum, images, models, points, tolerance, other);
        }

        boolean isDirect() {
            return tolerance == 0;
        }

        Map<String, String> parameters() {
            var parameters = new TreeMap<>(Map.of(
                    "sum", sum,
                    "images", Integer.toString(images),
                    "models", Integer.toString(models),
                    "points", Integer.toString(points),
                    "threads", Integer.toString(threads)));
            parameters.put("tolerance", isDirect() ? "exact" : Double.toString(tolerance));
            return parameters;
        }
    }

    private final boolean quick;
    private final List<Figure> figures = new ArrayList<>();

    private ScaleCurves(boolean quick) {
        this.quick = quick;
    }

    /**
     * Measures all curves.
     *
     * @param quick up to 100,000 images in a few minutes, else up to ten million
     */
    static List<Figure> measure(boolean quick) {
        var curves = new ScaleCurves(quick);
        warmUp(Case.DIRECT);
        warmUp(Case.COMPRESSED);
        curves.images();
        curves.models();
        curves.points();
        curves.tolerance();
        curves.threads();
        return curves.figures;
    }

    private void images() {
        for (int n : quick ? new int[] {1000, 2000, 5000, 10_000} : new int[] {1000, 3000, 10_000, 30_000}) {
            take("images", Case.DIRECT.withImages(n));
        }
        for (int n : quick
                ? new int[] {5000, 20_000, 50_000, 100_000}
                : new int[] {10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000}) {
            take("images", Case.COMPRESSED.withImages(n));
        }
    }

    private void models() {
        for (int models = 1; models <= (quick ? 8 : 32); models *= 2) {
            take("models", Case.DIRECT.withImages(3000).withModels(models));
            take("models", Case.COMPRESSED.withModels(models));
        }
    }

    private void points() {
        for (int points = 10; points <= (quick ? 1000 : 10_000); points *= 10) {
            take("points", Case.DIRECT.withImages(3000).withPoints(points));
            take("points", Case.COMPRESSED.withPoints(points));
        }
    }

    private void tolerance() {
        for (int digits = 3; digits <= 9; digits++) {
            take("tolerance", Case.COMPRESSED.withTolerance(Double.parseDouble("1e-" + digits)));
        }
    }

    private void threads() {
        for (int threads : IntStream.rangeClosed(1, processors()).toArray()) {
            take("threads", Case.DIRECT.withThreads(threads));
            take("threads", Case.COMPRESSED.withThreads(threads));
        }
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static void warmUp(Case some) {
        Supplier<Correlations> evaluation = evaluation(some);
        for (double spent = 0; spent < WARM_UP; ) {
            spent += Measured.of(evaluation).wall();
        }
    }

    private static Supplier<Correlations> evaluation(Case some) {
        var set = SigmaProfile.RATED.simulate(some.images(), some.models());
        Evaluation evaluation = Evaluation.of(set.ratings())
                .points(new Points.LatinHypercube(some.points(), 1))
                .accuracy(some.isDirect() ? new Accuracy.Exact() : new Accuracy.Within(some.tolerance()))
                .threads(some.threads());
        return () -> evaluation.correlations(set.predictions());
    }

    private void take(String curve, Case some) {
        Supplier<Correlations> evaluation = evaluation(some);
        Measured<Correlations> first = Measured.of(evaluation);
        if ((first.result().computation().superPoints() == 0) != some.isDirect()) {
            System.out.printf("%s: left out, as it was summed directly: %s%n", curve, some);
            return;
        }
        // The first one may still compile; what takes long does not feel that.
        var runs = new ArrayList<Measured<Correlations>>();
        for (int repeat = 0; repeat < REPEATS && first.wall() < LONG; repeat++) {
            runs.add(Measured.of(evaluation));
        }
        if (runs.isEmpty()) {
            runs.add(first);
        }
        add(curve + ", time", "s", some, runs.stream().map(Measured::wall).toList());
        add(curve + ", heap", "MB", some, runs.stream().map(Measured::heap).toList());
    }

    private void add(String name, String unit, Case some, List<Double> samples) {
        Figure figure = Figure.median(name, some.parameters(), unit, samples);
        System.out.printf("%s %s: %s %s%n", name, figure.parameters(), Figures.rounded(figure.value()), unit);
        figures.add(figure);
    }
}
