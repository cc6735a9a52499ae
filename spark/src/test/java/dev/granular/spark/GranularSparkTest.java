package dev.granular.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Accuracy;
import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Progress;
import dev.granular.cluster.Census;
import dev.granular.cluster.Choices;
import dev.granular.cluster.ClusterLayout;
import dev.granular.cluster.ImageBlock;
import dev.granular.cluster.ImageSample;
import dev.granular.evaluation.Evaluation;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Spark in local mode against the engine. */
class GranularSparkTest {
    private static final Points POINTS = new Points.Grid(6, 5);
    private static final SparkOptions OPTIONS =
            SparkOptions.of(List.of("a", "b")).lowerIsBetter(Set.of("b")).points(POINTS);
    private static final int IMAGES = 3000;

    private static SparkSession session;
    private static SimulatedImages images;

    @BeforeAll
    static void start() {
        session = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", 2)
                .config("spark.driver.host", "localhost")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .getOrCreate();
        session.sparkContext().setLogLevel("ERROR");
        images = SimulatedImages.of(IMAGES);
    }

    @AfterAll
    static void stop() {
        session.stop();
    }

    private static String name(Method method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void accurateValuesAreWithinTheToleranceAndTheSameAgain() {
        Dataset<Row> data = images.dataset(session, 0).repartition(3);
        SparkOptions options = OPTIONS.few(0).parts(4);

        SparkResult result = GranularSpark.evaluate(data, options);

        Correlations known = Evaluation.of(images.ratings())
                .points(POINTS)
                .accuracy(new Accuracy.Exact())
                .correlations(images.models());
        Map<String, Integer> numbers = new HashMap<>();
        for (int k = 0; k < known.points().size(); k++) {
            numbers.put(known.points().get(k).q() + " " + known.points().get(k).qd(), k);
        }
        int accurate = 0;
        List<Row> rows = result.points().collectAsList();
        assertEquals(2 * known.points().size(), rows.size());
        for (Row row : rows) {
            int k = numbers.get(row.getAs("q") + " " + row.getAs("qd"));
            if (row.<Boolean>getAs("accurate")) {
                accurate++;
                for (Method method : Method.values()) {
                    double value = row.<Double>getAs(name(method));
                    double off = value - known.value(row.getAs("model").equals("a") ? 0 : 1, method, k);
                    // An estimate may be too low, rarely by more than three times; the tolerance holds.
                    double most = Math.min(1e-6, 3 * row.<Double>getAs("error"));
                    assertTrue(Math.abs(off) <= most, row + " is off by " + off);
                }
            }
        }
        assertTrue(accurate > 20, accurate + " accurate values");
        assertEquals(6, result.scores().count());
        assertEquals(6L * known.points().size(), result.surface().count());
        assertEquals(rows, GranularSpark.evaluate(data, options).points().collectAsList());
    }

    /** They come back from the tasks that found them. */
    @Test
    void imagesLikeNoneOfTheSampleAreFound() {
        SimulatedImages few = SimulatedImages.of(200);
        Dataset<Row> data = few.dataset(session, 0).repartition(3);
        ImageTable table = ImageTable.of(data, OPTIONS);
        Census census = table.census();
        ImageSample sample = table.sample(census.range(), Optional.empty()).orElseThrow();
        var choices = new Choices(OPTIONS.models(), Set.of(Method.PLCC), 1e-3);
        ClusterLayout layout =
                ClusterLayout.settle(Ranking.unranked(sample), census, sample.cuts(2, 1), choices, 1, Progress.NONE);
        Broadcast<SharedLayout> shared =
                JavaSparkContext.fromSparkContext(session.sparkContext()).broadcast(new SharedLayout(layout.bytes()));
        double wide = 50 * few.ratings().range().width();
        Dataset<Row> odd = data.withColumn(
                "std", functions.expr("CASE WHEN floor(mos * 1000) % 4 = 0 THEN " + wide + "D ELSE std END"));
        long expected = odd.filter("std = " + wide + "D").count();

        assertTrue(expected > 10, expected + " odd images");
        assertEquals(Optional.empty(), LinearEvaluation.misfits(table.blocks(Optional.empty()), shared));
        ImageBlock found = LinearEvaluation.misfits(ImageTable.of(odd, OPTIONS).blocks(Optional.empty()), shared)
                .orElseThrow();
        assertEquals(expected, found.size());
        assertTrue(Arrays.stream(found.std()).allMatch(std -> std == wide));
    }

    /** The data say that lower is better of one model, and scattered points have a surface that fits them. */
    @Test
    void directionsAreFoundAndScatteredPointsHaveASurface() {
        Dataset<Row> data = images.dataset(session, 0).filter("floor(mos * 1000) % 8 = 0");
        SparkOptions options = SparkOptions.of(List.of("a", "b"))
                .points(new Points.LatinHypercube(20, 1))
                .methods(Set.of(Method.SRCC));

        SparkResult result = GranularSpark.evaluate(data, options);

        assertEquals(2L * 100 * 100, result.surface().count());
        assertEquals(
                List.of("higher", "lower"),
                result.scores()
                        .sort("model")
                        .select("direction")
                        .as(Encoders.STRING())
                        .collectAsList());
        assertEquals(0, result.scores().filter("gmc < 0.2 or gmc is null").count());
        SparkResult turned = GranularSpark.evaluate(data, options.higherIsBetter(Set.of("b")));
        assertEquals(
                1, turned.scores().filter("gmc < -0.2 and direction = 'higher'").count());
    }

    @Test
    void groupsAreEvaluatedOnTheAxesOfAll() {
        Dataset<Row> data = images.dataset(session, 2200);

        SparkResult result = GranularSpark.evaluate(
                data, OPTIONS.by("set").few(2000).parts(3).methods(Set.of(Method.PLCC)));

        assertEquals(2L * 2 * 30, result.points().filter("group <> 'two'").count());
        Dataset<Row> refused = result.scores().filter("gmc is null");
        assertEquals(
                List.of("two"),
                refused.select("group").distinct().as(Encoders.STRING()).collectAsList());
        double lowest = result.points()
                .filter("group = 'many'")
                .agg(functions.min("q"))
                .first()
                .getDouble(0);
        assertEquals(images.ratings().range().min(), lowest);
    }

    @Test
    void whatCannotBeEvaluatedIsRefusedInOneLine() {
        Dataset<Row> data = images.dataset(session, 0);
        refused("there is no column c: columns are set, mos, std, a, b", data, SparkOptions.of(List.of("c")));
        refused("column set has type string: it must have numbers", data, SparkOptions.of(List.of("set")));
        Dataset<Row> missing = data.withColumn(
                "a",
                functions
                        .when(functions.col("mos").lt(100), functions.lit(null))
                        .otherwise(1.0));
        var fault = assertThrows(InputException.class, () -> GranularSpark.evaluate(missing, OPTIONS));
        assertTrue(fault.getMessage().startsWith("a is null where mos is "), fault.getMessage());
        refused(
                "MOS range [2.0, 2.0] is empty: a surface needs at least two different MOS",
                data.withColumn("mos", functions.lit(2.0)),
                OPTIONS);
    }

    @Test
    void choicesThatDoNotFitAreRefusedAtOnce() {
        refused("no model: name the columns of predictions", () -> SparkOptions.of(List.of()));
        refused("model a is named twice: name each once", () -> SparkOptions.of(List.of("a", "b", "a")));
        refused("lower is better for [c]: name models, which are [a, b]", () -> OPTIONS.lowerIsBetter(Set.of("c")));
        refused("lower and higher are better for [b]: name each model once", () -> OPTIONS.higherIsBetter(Set.of("b")));
        refused("no method: choose some of plcc, srcc, krcc", () -> OPTIONS.methods(Set.of()));
        refused("accuracy is 1.0: it must be from 1e-10 to 1e-3, or exact", () -> OPTIONS.tolerance(1));
        refused("the factor on standard deviations is NaN: it must be positive", () -> OPTIONS.stdScale(Double.NaN));
        refused("-1 parts: it must be 1 or more, or 0 for the usual number", () -> OPTIONS.parts(-1));
    }

    private static void refused(String message, Executable choice) {
        assertEquals(message, assertThrows(InputException.class, choice).getMessage());
    }

    private static void refused(String message, Dataset<Row> data, SparkOptions options) {
        var fault = assertThrows(InputException.class, () -> GranularSpark.evaluate(data, options));
        assertEquals(message, fault.getMessage());
    }
}
