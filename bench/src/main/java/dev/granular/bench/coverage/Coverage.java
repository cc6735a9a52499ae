package dev.granular.bench.coverage;

import static dev.granular.bench.coverage.MadeUpModel.BENT;
import static dev.granular.bench.coverage.MadeUpModel.CLOSE;
import static dev.granular.bench.coverage.MadeUpModel.EVEN;
import static dev.granular.bench.coverage.MadeUpModel.GOOD_ABOVE;
import static dev.granular.bench.coverage.MadeUpModel.GOOD_BELOW;

import dev.granular.Points;
import dev.granular.QualityRange;
import dev.granular.SurfacePoint;
import dev.granular.inference.Inference;
import dev.granular.inference.SurfaceInference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The experiments of {@code ./granular bench coverage}. */
public final class Coverage {
    private static final ErrorMixture HEAVY = ErrorMixture.of(2.5);
    private static final double COMMON = 0.6;
    private static final int DRAWS = 1000;
    private static final int STEPS = 10;
    /** The ends of the scale hold few images. */
    private static final QualityRange AXES = new QualityRange(5, 95);

    private static final int PER_SCENE = 15;

    private Coverage() {}

    /** Returns the experiments; each is made, which takes seconds, when it is asked for. */
    static List<Supplier<Experiment>> experiments() {
        return List.of(
                () -> points("wide σ", 1, 300, 500, 0.952, 0.954, 0.964),
                () -> points("narrow σ", 0.4, 300, 500, 0.946, 0.938, 0.954),
                () -> points("narrow σ", 0.4, 1000, 150, 0.953, 0.940, 0.956),
                () -> points("narrow σ", 0.4, 3000, 150, 0.954, 0.945, 0.953),
                () -> scenes(10, 200, 0.97, 0.97, 0.98),
                () -> scenes(20, 200, 0.97, 0.96, 0.97),
                () -> scenes(40, 200, 0.96, 0.96, 0.97),
                () -> scenes(80, 100, 0.96, 0.96, 0.96),
                () -> equal(300, 300, new double[] {0.94, 0.91, 0.97}, 0.017, 0.017, 0.015),
                () -> equal(1000, 150, new double[] {0.93, 0.90, 0.96}, 0.036, 0.020, 0.024),
                () -> crossing(300, 200, new double[] {0.15, 0.17, 0.21}, 0, 0.003, 0),
                () -> crossing(1000, 100, new double[] {0.55, 0.51, 0.63}),
                Coverage::four);
    }

    /**
     * Does all experiments.
     *
     * @param part of the sets that is enough, above 0, at most 1
     * @param whenDone hears of the findings of each experiment
     */
    public static void run(double part, Consumer<List<Finding>> whenDone) {
        for (Supplier<Experiment> next : experiments()) {
            Experiment experiment = next.get();
            List<Claim> claims = experiment.claims();
            List<Rate> rates = experiment.rates(part);
            whenDone.accept(IntStream.range(0, claims.size())
                    .mapToObj(c -> Finding.of(experiment, claims.get(c), rates.get(c)))
                    .toList());
        }
    }

    private static Population population(double width, MadeUpModel... models) {
        return new Population(width, List.of(models), HEAVY, SceneEffect.NONE);
    }

    private static Experiment points(String width, double factor, int images, int sets, double... published) {
        Population population = population(factor, EVEN, BENT);
        List<SurfacePoint> points = lattice(new double[] {10, 30, 50, 70, 90}, new double[] {5, 30, 60, 90});
        var promises = new PointPromises(new PopulationSurface(population, points));
        return new Experiment("points, " + width + ", " + images + " images", sets, random -> {
                    StudySet set = population.draw(images, 1, COMMON, random);
                    return inference(set).at(new Points.Given(points), set.models());
                })
                .promise("interval covers, at all points", promises::coverage, published)
                .promise("interval is given", promises::given)
                .promise("interval covers, where given", promises::coverageWhereGiven)
                .promise("interval would cover, at sparse ends", promises::coverageAtSparseEnds);
    }

    private static Experiment scenes(int scenes, int sets, double... published) {
        var population = new Population(0.7, Collections.nCopies(2, CLOSE), ErrorMixture.of(1), new SceneEffect(8, 5));
        List<SurfacePoint> points = lattice(even(15, 85, 6), even(0, 80, 6));
        var promises = new PointPromises(new PopulationSurface(population, points));
        return new Experiment("points, " + scenes + " scenes of " + PER_SCENE + " images", sets, random -> {
                    StudySet set = population.draw(scenes * PER_SCENE, PER_SCENE, 0.5, random);
                    return inference(set).clusters(set.scenes()).at(new Points.Given(points), set.models());
                })
                .promise("interval covers, at all points", promises::coverage, published);
    }

    private static Experiment equal(int images, int sets, double[] band, double... wrong) {
        Population population = population(0.7, EVEN, EVEN);
        SurfacePromises promises = promises(population);
        return surfaces("surfaces, equal models", population, images, sets)
                .promise("band covers the whole surface", promises::band, band)
                .promise("interval of the mean height covers", promises::meanHeight, 0.955, 0.956, 0.960)
                .promise("any point marked wrongly", promises::anyWrong, wrong);
    }

    private static Experiment crossing(int images, int sets, double[] marked, double... wrong) {
        Population population = population(0.7, GOOD_BELOW, GOOD_ABOVE);
        SurfacePromises promises = promises(population);
        return surfaces("surfaces, one better below and one above", population, images, sets)
                .promise("band of the difference covers it", promises::differenceBand, 0.96, 0.93, 0.97)
                .promise("points marked", promises::marked, marked)
                .promise("any point marked wrongly", promises::anyWrong, wrong);
    }

    private static Experiment four() {
        Population population = population(0.7, EVEN, EVEN, EVEN, EVEN);
        return surfaces("mean heights, four equal models", population, 300, 300)
                .promise("any pair found different", promises(population)::anyDifferentScores, 0.03, 0.02, 0.02);
    }

    private static Experiment surfaces(String name, Population population, int images, int sets) {
        return new Experiment(name + ", " + images + " images", sets, random -> surface(population, images, random));
    }

    private static SurfacePromises promises(Population population) {
        double step = (AXES.max() - AXES.min()) / (STEPS - 1);
        List<SurfacePoint> points = lattice(even(AXES.min(), AXES.max(), STEPS), even(0, step * (STEPS - 1), STEPS));
        return new SurfacePromises(new PopulationSurface(population, points), STEPS);
    }

    private static SurfaceInference surface(Population population, int images, SplittableRandom random) {
        StudySet set = population.draw(images, 1, COMMON, random);
        return inference(set).axes(AXES).draws(DRAWS).at(new Points.Grid(STEPS, STEPS), set.models());
    }

    /** Begins an inference on one thread: sets are spread over all. */
    private static Inference inference(StudySet set) {
        return Inference.of(set.ratings()).threads(1);
    }

    private static double[] even(double first, double last, int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = first + (last - first) * i / (count - 1);
        }
        return numbers;
    }

    private static List<SurfacePoint> lattice(double[] q, double[] qd) {
        var points = new ArrayList<SurfacePoint>();
        for (double quality : q) {
            for (double difference : qd) {
                points.add(new SurfacePoint(quality, difference));
            }
        }
        return points;
    }
}
