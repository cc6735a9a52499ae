package dev.granular.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Accuracy;
import dev.granular.Column;
import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.Unit;
import dev.granular.evaluation.CompressedImages.About;
import dev.granular.simulation.Simulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Compressed sets against evaluations of the images that they stand for, and against one another. */
class CompressedImagesTest {
    private static final double TOLERANCE = 1e-4;
    private static final Points POINTS = new Points.LatinHypercube(60, 5);
    /** So many that the direct sum would take longer than compression. */
    private static final Points MANY_POINTS = new Points.LatinHypercube(200, 5);

    private static final Simulation SIMULATION = new Simulation(2500, 3, 8);
    private static final List<Predictions> MODELS = SIMULATION.run().predictions();
    private static final Ratings RATINGS = withUselessImages(SIMULATION.run().ratings());

    private static final ImageCompression COMPRESSION = evaluation().compression(MODELS);
    private static final CompressedImages WHOLE = COMPRESSION.whole();

    /** Some images without spread take no part, so rows and positions in MOS order are far from each other. */
    private static Ratings withUselessImages(Ratings ratings) {
        double[] std = ratings.std().toArray();
        for (int row = 0; row < std.length; row += 50) {
            std[row] = 0;
        }
        return new Ratings(ratings.mos(), Column.of(std));
    }

    private static Evaluation evaluation() {
        return Evaluation.of(RATINGS)
                .accuracy(new Accuracy.Within(TOLERANCE))
                .points(POINTS)
                .threads(3);
    }

    /** Nodes are settled for other points, so both are compared with the direct sum. */
    @ParameterizedTest
    @MethodSource
    void theWholeIsAsAccurateAsItSays(Set<Method> methods, Points points) {
        Evaluation evaluation = evaluation().methods(methods).points(points);
        CompressedImages whole = evaluation.compression(MODELS).whole();
        Correlations evaluated = whole.evaluate(points, 2, Progress.NONE);
        Correlations exact = evaluation.accuracy(new Accuracy.Exact()).correlations(MODELS);
        assertEquals(exact.points(), evaluated.points());
        assertEquals(whole.superPoints(), evaluated.computation().superPoints());
        assertEquals(TOLERANCE, evaluated.computation().tolerance());
        assertEquals(2450L * 2449 / 2, whole.about().pairs());
        int accurate = 0;
        for (int k = 0; k < exact.points().size(); k++) {
            accurate += evaluated.accurateAt(k) ? 1 : 0;
            assertTrue(evaluated.errorAt(k) > 0, "a compressed value has an error");
        }
        assertTrue(accurate > exact.points().size() / 3, accurate + " are accurate");
        assertEquals(0, largestDifference(evaluated, exact), TOLERANCE);
    }

    static Stream<Arguments> theWholeIsAsAccurateAsItSays() {
        return Stream.of(
                Arguments.of(EnumSet.allOf(Method.class), MANY_POINTS),
                Arguments.of(EnumSet.allOf(Method.class), new Points.Grid(15, 15)),
                Arguments.of(EnumSet.of(Method.KRCC), MANY_POINTS));
    }

    @Test
    void everyNumberOfThreadsGivesTheSameBits() {
        ImageCompression alone = evaluation().threads(1).compression(MODELS);
        assertEquals(alone.superPoints(), COMPRESSION.superPoints());
        assertSameBits(alone.whole().evaluate(POINTS, 3, Progress.NONE), WHOLE.evaluate(POINTS, 1, Progress.NONE));
    }

    @Test
    void modelsThatWereCompressedApartJoin() {
        CompressedImages first = evaluation().compression(MODELS.subList(0, 1)).whole();
        CompressedImages others = evaluation().compression(MODELS.subList(1, 3)).whole();
        CompressedImages joined = first.join(others);
        assertEquals(
                List.of(
                        MODELS.get(0).model(),
                        MODELS.get(1).model(),
                        MODELS.get(2).model()),
                joined.about().models());
        assertSameBits(WHOLE.evaluate(POINTS, 2, Progress.NONE), joined.evaluate(POINTS, 2, Progress.NONE));
    }

    @Test
    void whatASetSaysMakesItAgain() {
        var again = CompressedImages.of(WHOLE.about(), WHOLE.mos(), WHOLE.variance(), WHOLE.matrices());
        assertSameBits(WHOLE.evaluate(POINTS, 2, Progress.NONE), again.evaluate(POINTS, 2, Progress.NONE));
        String model = MODELS.getFirst().model();
        assertEquals(
                List.of("mos_mos", "rank_mos_mos", "score_mos:" + model, "score_score:" + model),
                WHOLE.about().matrices().subList(0, 4));
    }

    /** A set of one super point, for what is refused. */
    private record Tiny(
            List<String> models,
            Set<Method> methods,
            double top,
            Unit unit,
            double tolerance,
            double difference,
            double mos,
            double variance,
            long pairs,
            double mass) {
        static final Tiny PLAIN =
                new Tiny(List.of("a"), EnumSet.of(Method.KRCC), 5, Unit.ONE, 1e-4, 1e-5, 3, 0.5, 10, 4);

        About about() {
            return new About(
                    models,
                    List.copyOf(methods),
                    new QualityRange(1, top),
                    unit,
                    tolerance,
                    difference,
                    pairs,
                    ErrorMap.UNKNOWN);
        }

        CompressedImages set() {
            List<List<Column>> matrices = new ArrayList<>();
            about().matrices().forEach(_ -> matrices.add(List.of(Column.of(mass))));
            return CompressedImages.of(about(), Column.of(mos), Column.of(variance), matrices);
        }

        Tiny models(String... names) {
            return new Tiny(List.of(names), methods, top, unit, tolerance, difference, mos, variance, pairs, mass);
        }

        Tiny method(Method method) {
            return new Tiny(models, EnumSet.of(method), top, unit, tolerance, difference, mos, variance, pairs, mass);
        }

        Tiny top(double max) {
            return new Tiny(models, methods, max, unit, tolerance, difference, mos, variance, pairs, mass);
        }

        Tiny unit(Unit other) {
            return new Tiny(models, methods, top, other, tolerance, difference, mos, variance, pairs, mass);
        }

        Tiny tolerance(double within) {
            return new Tiny(models, methods, top, unit, within, difference, mos, variance, pairs, mass);
        }

        Tiny difference(double seen) {
            return new Tiny(models, methods, top, unit, tolerance, seen, mos, variance, pairs, mass);
        }

        Tiny at(double place, double spread) {
            return new Tiny(models, methods, top, unit, tolerance, difference, place, spread, pairs, mass);
        }

        Tiny pairs(long count) {
            return new Tiny(models, methods, top, unit, tolerance, difference, mos, variance, count, mass);
        }

        Tiny mass(double sum) {
            return new Tiny(models, methods, top, unit, tolerance, difference, mos, variance, pairs, sum);
        }
    }

    private static final Tiny PLAIN = Tiny.PLAIN;

    @ParameterizedTest
    @MethodSource
    void modelsOfOtherPairsAreNotJoined(Tiny other, String message) {
        assertRefused(message, () -> PLAIN.set().join(other.set()));
    }

    static Stream<Arguments> modelsOfOtherPairsAreNotJoined() {
        String start = "compressed sets have different ";
        return Stream.of(
                Arguments.of(PLAIN, "model a is there twice: every model needs a name of its own"),
                Arguments.of(PLAIN.models("b").pairs(11), start + "numbers of pairs, 10 and 11: they must agree"),
                Arguments.of(
                        PLAIN.models("b").method(Method.SRCC), start + "methods, [KRCC] and [SRCC]: they must agree"),
                Arguments.of(
                        PLAIN.models("b").top(6),
                        start + "ranges of MOS, QualityRange[min=1.0, max=5.0] and QualityRange[min=1.0, max=6.0]: they"
                                + " must agree"),
                Arguments.of(
                        PLAIN.models("b").unit(new Unit(3)),
                        start + "units of MOS, Unit[exponent=0] and Unit[exponent=3]: they must agree"),
                Arguments.of(
                        PLAIN.models("b").tolerance(1e-5), start + "tolerances, 1.0E-4 and 1.0E-5: they must agree"),
                Arguments.of(
                        PLAIN.models("b").at(4, 0.5),
                        start + "super points, 1 and 1: compress them with the same ratings, weights and tolerance"),
                Arguments.of(
                        PLAIN.models("b").at(3, 0.6),
                        start + "super points, 1 and 1: compress them with the same ratings, weights and tolerance"),
                Arguments.of(
                        PLAIN.models("b").mass(5),
                        "compressed sets stand for different images, or for parts that were cut differently: models join over the same"));
    }

    @ParameterizedTest
    @MethodSource
    void numbersOutsideTheirDomainAreRefused(Tiny tiny, String message) {
        assertRefused(message, tiny::set);
    }

    static Stream<Arguments> numbersOutsideTheirDomainAreRefused() {
        return Stream.of(
                Arguments.of(PLAIN.models("a", "a"), "model a is there twice: every model needs a name of its own"),
                Arguments.of(PLAIN.tolerance(0.5), "accuracy is 0.5: it must be from 1e-10 to 1e-3, or exact"),
                Arguments.of(
                        PLAIN.difference(1e-3),
                        "the largest difference seen is 0.001: it must be from 0 to the tolerance, 1.0E-4"),
                Arguments.of(
                        PLAIN.difference(Double.NaN),
                        "the largest difference seen is NaN: it must be from 0 to the tolerance, 1.0E-4"),
                Arguments.of(PLAIN.at(Double.NaN, 1), "mos has NaN in place 1: it must be finite"),
                Arguments.of(
                        PLAIN.at(3, Double.POSITIVE_INFINITY), "variance has Infinity in place 1: it must be finite"),
                Arguments.of(PLAIN.at(3, 0), "variance is 0.0 at super point 1: it must be above 0"),
                Arguments.of(PLAIN.mass(Double.NaN), "concordance:a, row 1, has NaN in place 1: it must be finite"));
    }

    @Test
    void methodsAreInOrderAndThere() {
        var range = new QualityRange(1, 5);
        String end = ": they must be some of plcc, srcc, krcc, in order";
        assertRefused(
                "methods are []" + end,
                () -> new About(List.of("a"), List.of(), range, Unit.ONE, 1e-4, 0, 1, ErrorMap.UNKNOWN));
        assertRefused(
                "methods are [SRCC, PLCC]" + end,
                () -> new About(
                        List.of("a"),
                        List.of(Method.SRCC, Method.PLCC),
                        range,
                        Unit.ONE,
                        1e-4,
                        0,
                        1,
                        ErrorMap.UNKNOWN));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 3", "2, 1, 3", "2, 2, 2"})
    void lengthsThatDisagreeAreRefused(int size, int variances, int matrices) {
        About about = PLAIN.about();
        List<Column> square = IntStream.range(0, size).mapToObj(_ -> ones(size)).toList();
        List<List<Column>> some =
                IntStream.range(0, matrices).mapToObj(_ -> square).toList();
        assertRefused(
                size + " super points with " + variances + " variances and " + matrices
                        + " of 3 matrices: they must agree, and be 1 to 32768",
                () -> CompressedImages.of(about, ones(size), ones(variances), some));
    }

    @Test
    void matricesThatAreNotSquareAreRefused() {
        List<Column> square = List.of(ones(2), ones(2));
        String message = " is not square: it must have a row and a column for each of 2 super points";
        assertRefused(
                "mass" + message,
                () -> CompressedImages.of(PLAIN.about(), ones(2), ones(2), List.of(square, List.of(ones(2)), square)));
        assertRefused(
                "square_mass" + message,
                () -> CompressedImages.of(
                        PLAIN.about(), ones(2), ones(2), List.of(square, square, List.of(ones(2), ones(1)))));
    }

    private static Column ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return Column.of(ones);
    }

    @Test
    void whatCannotBeCompressedIsRefused() {
        assertRefused(
                "accuracy exact keeps every pair: images are compressed within a tolerance",
                () -> evaluation().accuracy(new Accuracy.Exact()).compression(MODELS));
        assertRefused("threads is 0: it must be at least 1", () -> WHOLE.evaluate(POINTS, 0, Progress.NONE));
    }

    private static void assertRefused(String message, Executable attempt) {
        assertEquals(message, assertThrows(InputException.class, attempt).getMessage());
    }

    private static void assertSameBits(Correlations expected, Correlations actual) {
        assertEquals(expected.models(), actual.models());
        assertEquals(expected.methods(), actual.methods());
        for (int point = 0; point < expected.points().size(); point++) {
            assertEquals(bits(expected.effectivePairs(point)), bits(actual.effectivePairs(point)));
            for (int model = 0; model < expected.models().size(); model++) {
                for (Method method : expected.methods()) {
                    assertEquals(bits(expected.value(model, method, point)), bits(actual.value(model, method, point)));
                }
            }
        }
    }

    private static long bits(double value) {
        return Double.doubleToLongBits(value);
    }

    private static double largestDifference(Correlations expected, Correlations actual) {
        double largest = 0;
        int checked = 0;
        for (int point = 0; point < expected.points().size(); point++) {
            if (expected.accurateAt(point)) {
                checked++;
                for (int model = 0; model < MODELS.size(); model++) {
                    for (Method method : expected.methods()) {
                        double difference = expected.value(model, method, point) - actual.value(model, method, point);
                        largest = Math.max(largest, Math.abs(difference));
                    }
                }
            }
        }
        assertTrue(checked > 30, checked + " points have support");
        return largest;
    }
}
