package dev.granular.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Accuracy;
import dev.granular.Column;
import dev.granular.Correlations;
import dev.granular.Groups;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.SurfacePoint;
import dev.granular.global.GlobalFigures;
import dev.granular.profile.Profile;
import dev.granular.rating.AverageRanks;
import dev.granular.rating.DenseRanks;
import dev.granular.rating.RegulatorWeights;
import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs within groups alone, against tables that were split by hand and summed in plain loops. */
class WithinGroupsTest {
    private static final Method[] METHODS = Method.values();

    /** Images of scenes in no order, some of them of one image, of equal MOS, or without σ. */
    private record Scenes(Ratings ratings, List<Predictions> models, Groups groups) {
        static Scenes of(long seed) {
            var random = new SplittableRandom(seed);
            int[] sizes = {1, 2, 3, 40, 130, 270};
            var names = new ArrayList<String>();
            for (int scene = 0; scene < sizes.length; scene++) {
                names.addAll(Collections.nCopies(sizes[scene], "scene " + scene));
            }
            names.addAll(Collections.nCopies(4, "flat"));
            names.addAll(Collections.nCopies(2, "sure"));
            Collections.shuffle(names, new java.util.Random(seed));
            int n = names.size();
            double[] mos = new double[n];
            double[] std = new double[n];
            double[][] scores = new double[2][n];
            for (int i = 0; i < n; i++) {
                mos[i] = names.get(i).equals("flat") ? 5 : Math.rint(random.nextDouble(0, 10) * 8) / 8;
                std[i] = names.get(i).equals("sure") || i == 77 ? 0 : random.nextDouble(0.5, 2);
                // A shift of its own for each scene, which pairs within it do not see.
                double shift = 1e3 * names.get(i).hashCode() / Integer.MAX_VALUE;
                scores[0][i] = shift + mos[i] + random.nextDouble(-3, 3);
                scores[1][i] = Math.rint(mos[i] * random.nextDouble(0, 2));
            }
            return new Scenes(
                    new Ratings(Column.of(mos), Column.of(std)),
                    List.of(new Predictions("a", Column.of(scores[0])), new Predictions("b", Column.of(scores[1]))),
                    Groups.of(names));
        }

        Evaluation evaluation(Regulator regulator) {
            return Evaluation.of(ratings)
                    .regulator(regulator)
                    .points(new Points.LatinHypercube(12, 3))
                    .accuracy(new Accuracy.Exact())
                    .threads(2)
                    .within(groups);
        }
    }

    private static double[] part(Column values, int[] rows) {
        return IntStream.of(rows).mapToDouble(values::get).toArray();
    }

    /** Sums over tables split by hand. */
    private static double slowly(Scenes scenes, Regulator regulator, int model, Method method, SurfacePoint point) {
        double[] sums = new double[4];
        for (int[] rows : scenes.groups.rows()) {
            double[] s = part(scenes.ratings.mos(), rows);
            double[] std = part(scenes.ratings.std(), rows);
            double[] x = part(scenes.models.get(model).scores(), rows);
            if (IntStream.range(0, s.length).filter(i -> std[i] > 0).count() < 2
                    || IntStream.range(0, s.length).allMatch(i -> s[i] == s[0])) {
                continue;
            }
            Regulator ofPart = regulator instanceof Regulator.Given(Column all)
                    ? new Regulator.Given(Column.of(part(all, rows)))
                    : regulator;
            double[] weights = ofPart instanceof Regulator.Given(Column all)
                    ? all.toArray()
                    : RegulatorWeights.of(ofPart, new Ratings(Column.of(s), Column.of(std)));
            boolean ranked = method != Method.PLCC;
            double[] a = ranked ? DenseRanks.of(Column.of(s)) : s;
            double[] b = ranked ? DenseRanks.of(Column.of(x)) : x;
            for (int i = 0; i < s.length; i++) {
                for (int j = 0; j < i; j++) {
                    if (std[i] > 0 && std[j] > 0) {
                        double vi = std[i] * std[i];
                        double vj = std[j] * std[j];
                        double off = point.qd() - Math.abs(s[i] - s[j]);
                        double weight = weights[i]
                                * weights[j]
                                * Math.exp(-square(point.q() - s[i]) / (2 * vi)
                                        - square(point.q() - s[j]) / (2 * vj)
                                        - square(off) / (2 * (vi + vj)));
                        double da = method == Method.KRCC ? Math.signum(a[i] - a[j]) : a[i] - a[j];
                        double db = method == Method.KRCC ? Math.signum(b[i] - b[j]) : b[i] - b[j];
                        sums[0] += weight;
                        sums[1] += weight * da * db;
                        sums[2] += weight * da * da;
                        sums[3] += weight * db * db;
                    }
                }
            }
        }
        return method == Method.KRCC ? sums[1] / sums[0] : sums[1] / Math.sqrt(sums[2] * sums[3]);
    }

    private static double square(double value) {
        return value * value;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void sumsAreThoseOfTablesSplitByHand(long seed) {
        Scenes scenes = Scenes.of(seed);
        Column given = Column.of(scenes.ratings.std().toArray().clone());
        for (Regulator regulator : List.of(
                new Regulator.Gaussian(), new Regulator.Lds(), new Regulator.Uniform(), new Regulator.Given(given))) {
            Correlations found = scenes.evaluation(regulator).correlations(scenes.models);
            for (int point = 0; point < found.points().size(); point++) {
                for (int model = 0; model < 2; model++) {
                    for (Method method : METHODS) {
                        double expected = slowly(
                                scenes, regulator, model, method, found.points().get(point));
                        assertEquals(expected, found.value(model, method, point), 1e-12);
                    }
                }
            }
        }
    }

    @Test
    void compressedSumsAreTheDirectOnesWithinTheTolerance() {
        SimulatedRatings data = new Simulation(5200, 2, 4).run();
        List<String> names = IntStream.range(0, 5200)
                .mapToObj(i -> i < 100 ? "small" : i % 3 == 0 ? "b" : "a")
                .toList();
        // Groups whose weights differ by a large factor must be added in one scale.
        double[] weights = IntStream.range(0, 5200)
                .mapToDouble(i -> names.get(i).equals("b") ? 1.5 : 0.5)
                .toArray();
        Evaluation evaluation = Evaluation.of(data.ratings())
                .regulator(new Regulator.Given(Column.of(weights)))
                .fit(false)
                .within(Groups.of(names));
        Correlations close = evaluation
                .points(new Points.Grid(60, 60))
                .accuracy(new Accuracy.Within(1e-6))
                .correlations(data.predictions());
        assertTrue(close.computation().superPoints() > 0);
        List<Integer> some = IntStream.range(0, 3600)
                .filter(k -> k % 137 == 0 && close.effectivePairs(k) > 100)
                .boxed()
                .toList();
        assertTrue(some.size() > 10);
        Correlations exact = evaluation
                .points(new Points.Given(some.stream().map(close.points()::get).toList()))
                .accuracy(new Accuracy.Exact())
                .correlations(data.predictions());
        assertEquals(0, exact.computation().superPoints());
        for (int k = 0; k < some.size(); k++) {
            for (int model = 0; model < 2; model++) {
                for (Method method : METHODS) {
                    assertEquals(exact.value(model, method, k), close.value(model, method, some.get(k)), 1e-6);
                }
            }
            assertEquals(1, close.effectivePairs(some.get(k)) / exact.effectivePairs(k), 0.01);
        }
    }

    @Test
    void oneGroupOfAllIsTheWhole() {
        SimulatedRatings data = new Simulation(150, 2, 5).run();
        Evaluation evaluation = Evaluation.of(data.ratings()).points(new Points.Grid(5, 4));
        EvaluationResult whole = evaluation.run(data.predictions());
        EvaluationResult one =
                evaluation.within(Groups.of(Collections.nCopies(150, "x"))).run(data.predictions());
        for (int i = 0; i < whole.scores().size(); i++) {
            assertEquals(whole.scores().get(i).gmc(), one.scores().get(i).gmc(), 1e-13);
            assertEquals(whole.scores().get(i).global(), one.scores().get(i).global(), 1e-13);
        }
    }

    @Test
    void globalFiguresAreRatiosOfSumsOverPairsWithinGroups() {
        Scenes scenes = Scenes.of(4);
        for (Predictions model : scenes.models) {
            double[][] sums = new double[3][3];
            for (int[] rows : scenes.groups.rows()) {
                double[] s = part(scenes.ratings.mos(), rows);
                double[] x = part(model.scores(), rows);
                double[] rs = AverageRanks.of(Column.of(s));
                double[] rx = AverageRanks.of(Column.of(x));
                for (int i = 0; i < s.length; i++) {
                    for (int j = 0; j < i; j++) {
                        add(sums[0], s[i] - s[j], x[i] - x[j]);
                        add(sums[1], rs[i] - rs[j], rx[i] - rx[j]);
                        add(sums[2], Math.signum(s[i] - s[j]), Math.signum(x[i] - x[j]));
                    }
                }
            }
            GlobalFigures found = GlobalFigures.within(scenes.ratings.mos(), model.scores(), scenes.groups);
            for (Method method : METHODS) {
                double[] of = sums[method.ordinal()];
                assertEquals(of[0] / Math.sqrt(of[1] * of[2]), found.of(method), 1e-12);
            }
        }
    }

    private static void add(double[] sums, double dx, double dy) {
        sums[0] += dx * dy;
        sums[1] += dx * dx;
        sums[2] += dy * dy;
    }

    @Test
    void groupsMayBeEvaluatedApartAndComparedWithinOthers() {
        Scenes scenes = Scenes.of(6);
        List<String> halves = IntStream.range(0, scenes.groups.size())
                .mapToObj(i -> i % 2 == 0 ? "even" : "odd")
                .toList();
        Evaluation evaluation = scenes.evaluation(new Regulator.Gaussian());
        for (GroupResult half : evaluation.byGroup(Groups.of(halves), scenes.models)) {
            int[] rows = IntStream.range(0, halves.size())
                    .filter(i -> halves.get(i).equals(half.name()))
                    .toArray();
            EvaluationResult alone = Evaluation.of(GroupPart.of(scenes.ratings, rows))
                    .axes(scenes.ratings.range())
                    .points(new Points.LatinHypercube(12, 3))
                    .accuracy(new Accuracy.Exact())
                    .within(scenes.groups.part(rows))
                    .run(scenes.models.stream()
                            .map(model -> new Predictions(model.model(), GroupPart.of(model.scores(), rows)))
                            .toList());
            EvaluationResult found = half.result().orElseThrow();
            for (int i = 0; i < 6; i++) {
                assertEquals(alone.scores().get(i).gmc(), found.scores().get(i).gmc());
                assertEquals(
                        alone.scores().get(i).global(), found.scores().get(i).global());
            }
        }
    }

    @Test
    void whatCannotStayWithinGroupsSaysSo() {
        Scenes scenes = Scenes.of(7);
        Evaluation evaluation = scenes.evaluation(new Regulator.Gaussian());
        assertThrows(InputException.class, () -> evaluation.compression(scenes.models));
        assertThrows(InputException.class, () -> evaluation.profile(Profile.Axis.QUALITY, 5, scenes.models));
        assertThrows(InputException.class, () -> evaluation.within(Groups.of(List.of("one"))));
        List<String> apart = IntStream.range(0, scenes.groups.size())
                .mapToObj(i -> "image " + i)
                .toList();
        Evaluation alone = evaluation.within(Groups.of(apart));
        assertTrue(assertThrows(InputException.class, () -> alone.run(scenes.models))
                .getMessage()
                .startsWith("no group has two images of different MOS"));
    }
}
