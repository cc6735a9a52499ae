package dev.granular.spark;

import dev.granular.InputException;
import dev.granular.QualityRange;
import dev.granular.cluster.Census;
import dev.granular.cluster.ImageBlock;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import scala.Tuple2;

/** Evaluates each group of images by itself: small ones whole, each in a task, large ones one after the other. */
final class GroupedImages {
    /** Groups that the driver can list. */
    private static final int MOST = 100_000;

    /** Images that a group needs, as everywhere. */
    private static final int FEWEST = 3;

    private static final String GROUP = "granular_group";

    private final Dataset<Row> data;
    private final SparkOptions options;
    private final QualityRange axes;
    private final JavaSparkContext context;

    /** @param axes range of all MOS, for the surfaces of all groups */
    GroupedImages(Dataset<Row> data, SparkOptions options, QualityRange axes, JavaSparkContext context) {
        String by = options.by();
        if (!List.of(data.columns()).contains(by)) {
            throw new InputException("there is no column " + by + ": columns are " + String.join(", ", data.columns()));
        }
        Column group =
                functions.coalesce(data.col("`" + by.replace("`", "``") + "`").cast("string"), functions.lit(""));
        this.data = data.withColumn(GROUP, group);
        this.options = options;
        this.axes = axes;
        this.context = context;
    }

    void addTo(ResultRows rows) {
        context.setJobDescription("granular: groups");
        List<Row> groups = data.groupBy(GROUP).count().limit(MOST + 1).collectAsList();
        if (groups.size() > MOST) {
            throw new InputException(
                    "column " + options.by() + " has more than " + MOST + " values: choose one that names groups");
        }
        var results = new TreeMap<String, ResultRows>();
        addSmall(results);
        for (Row group : groups) {
            if (group.getLong(1) > options.few()) {
                results.put(group.getString(0), large(group.getString(0)));
            }
        }
        results.values().forEach(rows::addAll);
    }

    private ResultRows large(String name) {
        var rows = new ResultRows(options);
        ImageTable images = ImageTable.of(data.filter(functions.col(GROUP).equalTo(name)), options);
        Census census = images.census();
        try {
            GranularSpark.add(name, images, census, axes, context, rows);
        } catch (InputException e) {
            rows.addRefused(name, options.models(), options.methods(), census.images(), e.getMessage());
        }
        return rows;
    }

    private void addSmall(TreeMap<String, ResultRows> results) {
        Dataset<Row> counts = data.groupBy(GROUP)
                .count()
                .filter(functions.col("count").leq(options.few()))
                .select(GROUP);
        Dataset<Row> small = data.join(counts, GROUP);
        SparkOptions own = options;
        double min = axes.min();
        double max = axes.max();
        int models = options.models().size();
        List<Tuple2<String, ResultRows>> found = ImageTable.withGroup(small, options, GROUP)
                .javaRDD()
                .mapToPair(row -> new Tuple2<>(row.getString(0), row))
                .groupByKey()
                .mapToPair(group ->
                        new Tuple2<>(group._1, small(group._1, group._2, own, new QualityRange(min, max), models)))
                .collect();
        found.forEach(group -> results.put(group._1, group._2));
    }

    private static ResultRows small(
            String name, Iterable<Row> images, SparkOptions options, QualityRange axes, int models) {
        var result = new ResultRows(options);
        ImageBlock block = BlockBuilder.block(images.iterator(), 1, models);
        if (block.size() < FEWEST) {
            result.addRefused(
                    name, options.models(), options.methods(), block.size(), "fewer than " + FEWEST + " images");
            return result;
        }
        try {
            result.add(name, GranularSpark.correlations(block, options, axes), options.points(), axes, block.size());
        } catch (InputException e) {
            result.addRefused(name, options.models(), options.methods(), block.size(), e.getMessage());
        }
        return result;
    }
}
