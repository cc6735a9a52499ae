package dev.granular.bench;

import dev.granular.Accuracy;
import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.evaluation.Evaluation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Evaluations at full size, each run by its name; they print their figures as they come. */
enum ScaleRun implements NamedRun {
    /** Errors of the compressed sum on simulated sets from easy to hard. */
    ACCURACY("errors against the direct sum, five kinds of 20,000 simulated images (minutes)") {
        @Override
        void run(Optional<Path> published, List<Figure> figures) {
            for (SigmaProfile profile : SigmaProfile.values()) {
                if (profile != SigmaProfile.RATED) {
                    var set = profile.simulate(ACCURACY_IMAGES, ACCURACY_MODELS);
                    report(AccuracyCheck.of(profile.name(), set.ratings(), set.predictions()), figures);
                }
            }
        }
    },
    /** The same on published sets. */
    PUBLISHED("the same on LIVEC and KADID-10k; needs --conformance FOLDER") {
        @Override
        void run(Optional<Path> published, List<Figure> figures) {
            Path folder = published.orElseThrow(
                    () -> new InputException("scale published needs --conformance FOLDER, with livec and kadid10k"));
            for (String name : List.of("livec", "kadid10k")) {
                var input = EvaluationInput.published(folder.resolve(name));
                report(AccuracyCheck.of(name, input.ratings(), input.models()), figures);
            }
        }
    },
    /** The size of a usual data set, after warm-up. */
    KADID("10,125 images, 6 models, 3 methods, 100 points, after warm-up: compressed and direct") {
        @Override
        void run(Optional<Path> published, List<Figure> figures) {
            EvaluationInput input = published
                    .map(folder -> EvaluationInput.published(folder.resolve("kadid10k")))
                    .orElseGet(() -> EvaluationInput.simulated(10_125, 6));
            for (Accuracy accuracy : List.of(new Accuracy.Within(TOLERANCE), new Accuracy.Exact())) {
                var evaluation = Evaluation.of(input.ratings())
                        .points(new Points.Given(input.points()))
                        .accuracy(accuracy);
                evaluation.run(input.models());
                evaluation.run(input.models());
                report(input.name(), evaluation, input.models(), EnumSet.allOf(Method.class), REPEATS, figures);
            }
        }
    },
    /** A million images. */
    MILLION("1,000,000 images, 5 models, 3 methods, 100 x 100 points, 1e-6") {
        @Override
        void run(Optional<Path> published, List<Figure> figures) {
            grid(1_000_000, 5, EnumSet.allOf(Method.class), figures);
        }
    },
    /** The same without the costliest method. */
    MILLION_WITHOUT_KRCC("the same, PLCC and SRCC only") {
        @Override
        void run(Optional<Path> published, List<Figure> figures) {
            grid(1_000_000, 5, EnumSet.of(Method.PLCC, Method.SRCC), figures);
        }
    },
    /** Twice as many. */
    TWO_MILLION("2,000,000 images, 5 models, 3 methods, 100 x 100 points, 1e-6") {
        @Override
        void run(Optional<Path> published, List<Figure> figures) {
            grid(2_000_000, 5, EnumSet.allOf(Method.class), figures);
        }
    },
    /** Ten times as many. */
    TEN_MILLION("10,000,000 images, 1 model, PLCC and SRCC, 100 x 100 points, 1e-6") {
        @Override
        void run(Optional<Path> published, List<Figure> figures) {
            grid(10_000_000, 1, EnumSet.of(Method.PLCC, Method.SRCC), figures);
        }
    };

    private static final int ACCURACY_IMAGES = 20_000;
    private static final int ACCURACY_MODELS = 2;
    private static final int GRID = 100;
    private static final int REPEATS = 5;
    private static final double TOLERANCE = 1e-6;

    private final String description;

    ScaleRun(String description) {
        this.description = description;
    }

    abstract void run(Optional<Path> published, List<Figure> figures);

    @Override
    public String description() {
        return description;
    }

    private static void report(List<Figure> errors, List<Figure> figures) {
        figures.addAll(errors);
        Figures.print(errors);
    }

    private static void grid(int images, int models, Set<Method> methods, List<Figure> figures) {
        var set = SigmaProfile.RATED.simulate(images, models);
        var evaluation = Evaluation.of(set.ratings())
                .points(new Points.Grid(GRID, GRID))
                .methods(methods)
                .accuracy(new Accuracy.Within(TOLERANCE));
        report("simulated, " + images + " images", evaluation, set.predictions(), methods, 1, figures);
    }

    /** Wall and processor time and heap, of so many runs. */
    private static void report(
            String name,
            Evaluation evaluation,
            List<Predictions> models,
            Set<Method> methods,
            int repeats,
            List<Figure> figures) {
        var runs = new ArrayList<Measured<Correlations>>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            runs.add(Measured.of(() -> evaluation.run(models)));
        }
        Correlations last = runs.getLast().result();
        var parameters = new TreeMap<>(Map.of(
                "set", name,
                "models", Integer.toString(models.size()),
                "methods", methods.toString(),
                "points", Integer.toString(last.points().size()),
                "super points", Integer.toString(last.computation().superPoints())));
        List<Figure> taken = List.of(
                Figure.median(
                        "wall time",
                        parameters,
                        "s",
                        runs.stream().map(Measured::wall).toList()),
                Figure.median(
                        "processor time",
                        parameters,
                        "s",
                        runs.stream().map(Measured::processor).toList()),
                Figure.median(
                        "peak heap",
                        parameters,
                        "MB",
                        runs.stream().map(Measured::heap).toList()));
        System.out.println("  " + last.computation().note());
        figures.addAll(taken);
        Figures.print(taken);
    }
}
