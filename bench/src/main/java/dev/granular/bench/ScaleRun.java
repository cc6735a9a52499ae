package dev.granular.bench;

import dev.granular.Accuracy;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.evaluation.Evaluation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Evaluations at full size, each run by its name in a process of its own; they print their figures as they come. */
enum ScaleRun implements NamedRun {
    /** Errors of the compressed sum on simulated sets from easy to hard, and on some that nothing was tuned on. */
    ACCURACY("4g", "errors against the direct sum, nine sets of 20,000 simulated images (many minutes)") {
        @Override
        void run(ScaleReport report) {
            for (SigmaProfile profile : SigmaProfile.values()) {
                errors(report, profile, SigmaProfile.SEED);
            }
            errors(report, SigmaProfile.RATED, OTHER_SEED);
            errors(report, SigmaProfile.MIXED, OTHER_SEED);
        }
    },
    /** The same on published sets. */
    PUBLISHED("4g", "the same on LIVEC and KADID-10k; needs --conformance FOLDER") {
        @Override
        void run(ScaleReport report) {
            for (String name : List.of("livec", "kadid10k")) {
                var input = EvaluationInput.published(report.published().resolve(name));
                report.errors(name, input.ratings(), input.models());
            }
        }
    },
    /** The size of a usual data set. */
    KADID("4g", "10,125 images, 6 models, 3 methods, 100 points, within 1e-6: as it comes, then by super points") {
        @Override
        void run(ScaleReport report) {
            EvaluationInput input = report.kadid10k();
            List<Predictions> models = input.models();
            var points = new Points.Given(input.points());
            var evaluation = Evaluation.of(input.ratings()).points(points).accuracy(new Accuracy.Within(TOLERANCE));
            report.evaluation(
                    input.name(), () -> evaluation.correlations(models), ALL, Double.POSITIVE_INFINITY, KADID_SECONDS);
            int threads = Runtime.getRuntime().availableProcessors();
            report.evaluation(
                    input.name(),
                    () -> evaluation.compression(models).whole().evaluate(points, threads, Progress.NONE),
                    ALL,
                    Double.POSITIVE_INFINITY,
                    KADID_SECONDS);
        }
    },
    /** A million images. */
    MILLION("4g", "1,000,000 images, 5 models, 3 methods, 100 x 100 points, 1e-6") {
        @Override
        void run(ScaleReport report) {
            grid(report, report.images(A_MILLION), 5, ALL, MILLION_SECONDS);
        }
    },
    /** The same without the costliest method. */
    MILLION_WITHOUT_KRCC("4g", "the same, PLCC and SRCC only") {
        @Override
        void run(ScaleReport report) {
            grid(report, report.images(A_MILLION), 5, WITHOUT_KRCC, MILLION_SECONDS_WITHOUT_KRCC);
        }
    },
    /** A million images, and few ratings among them. */
    MILLION_OF_FEW_RATINGS(
            "4g", "1,000,000 images that have 400 different ratings, 3 models, 100 x 100 points, exact") {
        @Override
        void run(ScaleReport report) {
            int images = report.images(A_MILLION);
            EvaluationInput input = EvaluationInput.simulated(images, 3).withEqualRatings(IMAGES_TO_A_RATING);
            var evaluation = Evaluation.of(input.ratings())
                    .points(new Points.Grid(GRID, GRID))
                    .accuracy(new Accuracy.Exact());
            report.evaluation(
                    input.name(),
                    () -> evaluation.correlations(input.models()),
                    ALL,
                    Double.POSITIVE_INFINITY,
                    Double.POSITIVE_INFINITY);
        }
    },
    /** Twice as many. */
    TWO_MILLION("4g", "1,000,000 images as above, then 2,000,000") {
        @Override
        void run(ScaleReport report) {
            double one = grid(report, report.images(A_MILLION), 5, ALL, MILLION_SECONDS);
            double two = grid(report, report.images(2 * A_MILLION), 5, ALL, Double.POSITIVE_INFINITY);
            report.ratio("time of twice the images", two / one, 2.2);
        }
    },
    /** Ten times as many. */
    TEN_MILLION("16g", "1,000,000 images, 1 model, PLCC and SRCC, 100 x 100 points, 1e-6, then 10,000,000") {
        @Override
        void run(ScaleReport report) {
            double one = grid(report, report.images(A_MILLION), 1, WITHOUT_KRCC, Double.POSITIVE_INFINITY);
            double ten = grid(report, report.images(10 * A_MILLION), 1, WITHOUT_KRCC, Double.POSITIVE_INFINITY);
            report.ratio("time per image of ten times the images", ten / one / 10, 1);
            report.memory(MACHINE_MEGABYTES);
        }
    };

    private static final int ACCURACY_IMAGES = 20_000;
    private static final int ACCURACY_MODELS = 2;
    private static final long OTHER_SEED = 20_260_129;
    private static final int A_MILLION = 1_000_000;
    private static final int IMAGES_TO_A_RATING = 2500;
    private static final int GRID = 100;
    private static final double TOLERANCE = 1e-6;
    private static final double KADID_SECONDS = 0.6;
    private static final double MILLION_SECONDS = 15;
    private static final double MILLION_SECONDS_WITHOUT_KRCC = 3;
    private static final double MACHINE_MEGABYTES = 24 << 10;
    private static final Set<Method> ALL = EnumSet.allOf(Method.class);
    private static final Set<Method> WITHOUT_KRCC = EnumSet.of(Method.PLCC, Method.SRCC);

    private final String heap;
    private final String description;

    /** @param heap that it may use, as in {@code -Xmx} */
    ScaleRun(String heap, String description) {
        this.heap = heap;
        this.description = description;
    }

    abstract void run(ScaleReport report);

    @Override
    public String description() {
        return description;
    }

    /** Returns the heap that it may use, as in {@code -Xmx}. */
    String heap() {
        return heap;
    }

    private static void errors(ScaleReport report, SigmaProfile profile, long seed) {
        var set = profile.simulate(report.images(ACCURACY_IMAGES), ACCURACY_MODELS, seed);
        report.errors(profile + ", seed " + seed, set.ratings(), set.predictions());
    }

    private static double grid(ScaleReport report, int images, int models, Set<Method> methods, double bound) {
        var set = SigmaProfile.RATED.simulate(images, models);
        var evaluation = Evaluation.of(set.ratings())
                .points(new Points.Grid(GRID, GRID))
                .methods(methods)
                .accuracy(new Accuracy.Within(TOLERANCE));
        return report.evaluation(
                "simulated, " + images + " images",
                () -> evaluation.correlations(set.predictions()),
                methods,
                bound,
                bound);
    }
}
