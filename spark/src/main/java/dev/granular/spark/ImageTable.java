package dev.granular.spark;

import dev.granular.InputException;
import dev.granular.QualityRange;
import dev.granular.cluster.Census;
import dev.granular.cluster.ImageBlock;
import dev.granular.cluster.ImageSample;
import dev.granular.cluster.Preparation;
import dev.granular.cluster.WeightSums;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import scala.Tuple2;

/** The images of a dataset: MOS, σ, regulator weight and scores of each, as doubles. */
final class ImageTable {
    /** Places of columns. */
    static final int MOS = 0;

    static final int STD = 1;
    static final int WEIGHT = 2;
    static final int SCORES = 3;

    private final Dataset<Row> rows;
    private final SparkOptions options;

    private ImageTable(Dataset<Row> rows, SparkOptions options) {
        this.rows = rows;
        this.options = options;
    }

    /**
     * Takes the columns that are named.
     *
     * @throws InputException if one is not there or has no numbers
     */
    static ImageTable of(Dataset<Row> data, SparkOptions options) {
        List<Column> columns = columns(data, options);
        return new ImageTable(data.select(columns.toArray(Column[]::new)), options);
    }

    /** Returns the same columns after one that names the group. */
    static Dataset<Row> withGroup(Dataset<Row> data, SparkOptions options, String group) {
        List<Column> columns = columns(data, options);
        columns.addFirst(data.col(group));
        return data.select(columns.toArray(Column[]::new));
    }

    private static List<Column> columns(Dataset<Row> data, SparkOptions options) {
        var columns = new ArrayList<Column>();
        columns.add(number(data, options.mos()).as("mos"));
        columns.add(number(data, options.std()).as("std"));
        columns.add((options.weighted() ? number(data, options.weight()) : functions.lit(1.0)).as("weight"));
        for (int m = 0; m < options.models().size(); m++) {
            String model = options.models().get(m);
            Column score = number(data, model);
            columns.add((options.lowerIsBetter().contains(model) ? functions.negate(score) : score).as(score(m)));
        }
        return columns;
    }

    static String score(int model) {
        return "score" + model;
    }

    private static Column number(Dataset<Row> data, String name) {
        if (!Arrays.asList(data.columns()).contains(name)) {
            throw new InputException(
                    "there is no column " + name + ": columns are " + String.join(", ", data.columns()));
        }
        String type = data.schema().apply(name).dataType().typeName();
        if (!List.of("double", "float", "byte", "short", "integer", "long").contains(type)
                && !type.startsWith("decimal")) {
            throw new InputException("column " + name + " has type " + type + ": it must have numbers");
        }
        return data.col("`" + name.replace("`", "``") + "`").cast("double");
    }

    Dataset<Row> rows() {
        return rows;
    }

    SparkOptions options() {
        return options;
    }

    int models() {
        return options.models().size();
    }

    /** What a partition says of itself. */
    private record Counted(Census census, String fault) implements Serializable {}

    /**
     * Counts all images.
     *
     * @throws InputException if a number is missing or not finite, or a σ or weight is negative
     */
    Census census() {
        int models = models();
        List<String> names = names();
        List<Counted> counted = rows.javaRDD()
                .mapPartitions(rows -> List.of(counted(rows, models, names)).iterator())
                .collect();
        counted.stream()
                .map(Counted::fault)
                .filter(fault -> !fault.isEmpty())
                .findFirst()
                .ifPresent(fault -> {
                    throw new InputException(fault);
                });
        return counted.stream()
                .map(Counted::census)
                .reduce(Census::plus)
                .orElseGet(() ->
                        Census.of(new ImageBlock(new double[0], new double[0], new double[0], new double[models][0])));
    }

    private List<String> names() {
        var names = new ArrayList<>(List.of(options.mos(), options.std(), options.weight()));
        names.addAll(options.models());
        return List.copyOf(names);
    }

    private static Counted counted(Iterator<Row> rows, int models, List<String> names) {
        double[] lowest = new double[models + 1];
        double[] highest = new double[models + 1];
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
        Arrays.fill(highest, Double.NEGATIVE_INFINITY);
        long images = 0;
        while (rows.hasNext()) {
            Row row = rows.next();
            Optional<String> fault = fault(row, names);
            if (fault.isPresent()) {
                return new Counted(new Census(images, lowest, highest), fault.get());
            }
            images++;
            for (int c = 0; c <= models; c++) {
                double value = row.getDouble(c == 0 ? MOS : SCORES + c - 1);
                lowest[c] = Math.min(lowest[c], value);
                highest[c] = Math.max(highest[c], value);
            }
        }
        return new Counted(new Census(images, lowest, highest), "");
    }

    private static Optional<String> fault(Row row, List<String> names) {
        for (int c = 0; c < names.size(); c++) {
            Object value = row.get(c);
            String where = c == MOS || row.isNullAt(MOS) ? "" : " where " + names.get(MOS) + " is " + row.get(MOS);
            if (!(value instanceof Double number) || !Double.isFinite(number)) {
                return Optional.of(names.get(c) + " is " + value + where
                        + ": only finite numbers can be evaluated; filter such rows out first");
            }
            if ((c == STD || c == WEIGHT) && number < 0) {
                return Optional.of(names.get(c) + " is " + value + where + ": it cannot be negative");
            }
        }
        return Optional.empty();
    }

    /** Returns blocks of images, with weights and with σ as it counts in windows. */
    JavaRDD<ImageBlock> blocks(Optional<WeightSums> sums) {
        int models = models();
        Function<ImageBlock, ImageBlock> prepared = prepared(sums);
        return rows.javaRDD().mapPartitions(rows -> new Batches(rows, models)).map(prepared);
    }

    /**
     * Draws a sample.
     *
     * @param range of all MOS
     */
    Optional<ImageSample> sample(QualityRange range, Optional<WeightSums> sums) {
        double min = range.min();
        double max = range.max();
        JavaPairRDD<Long, ImageSample> samples = blocks(sums)
                .mapPartitionsWithIndex(
                        (index, blocks) -> {
                            if (!blocks.hasNext()) {
                                return List.<Tuple2<Long, ImageSample>>of().iterator();
                            }
                            var drawing = new ImageSample.Drawing(new QualityRange(min, max));
                            blocks.forEachRemaining(drawing::add);
                            return List.of(new Tuple2<>((long) index, drawing.sample()))
                                    .iterator();
                        },
                        true)
                .mapToPair(pair -> pair);
        return OrderedTree.reduced(samples, 1, samples.getNumPartitions(), ImageSample::plus).stream()
                .findFirst();
    }

    /** Returns sums for the weights of the regulator, if it needs any. */
    Optional<WeightSums> weightSums(QualityRange range) {
        if (options.weighted() || options.regulator() == SparkOptions.Weighting.UNIFORM) {
            return Optional.empty();
        }
        int models = models();
        SparkOptions.Weighting regulator = options.regulator();
        double min = range.min();
        double max = range.max();
        return rows
                .javaRDD()
                .mapPartitions(rows -> new Batches(rows, models))
                .map(block -> WeightSums.of(regulator.regulator(), new QualityRange(min, max), block))
                .collect()
                .stream()
                .reduce(WeightSums::plus);
    }

    Function<ImageBlock, ImageBlock> prepared(Optional<WeightSums> sums) {
        var preparation = new Preparation(sums, options.stdScale());
        return preparation::prepared;
    }
}
