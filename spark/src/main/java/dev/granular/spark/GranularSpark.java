package dev.granular.spark;

import dev.granular.Accuracy;
import dev.granular.Column;
import dev.granular.Correlations;
import dev.granular.Direction;
import dev.granular.InputException;
import dev.granular.Predictions;
import dev.granular.Progress;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.cluster.Census;
import dev.granular.cluster.ImageBlock;
import dev.granular.cluster.ImageSample;
import dev.granular.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Evaluates models on images in a dataset. Nothing that grows with the number of images is collected on the driver, all that
 * tasks do can be done again, and values are the same for the same parts, whatever is lost or repeated on the way.
 */
public final class GranularSpark {
    private GranularSpark() {}

    /**
     * Evaluates models.
     *
     * @param data a row for each image; read several times, so it must say the same each time
     * @throws InputException if a column is not there, or a number is missing or outside its domain; if all MOS are equal; or if
     *     super points do not serve
     */
    public static SparkResult evaluate(Dataset<Row> data, SparkOptions options) {
        var context = JavaSparkContext.fromSparkContext(data.sparkSession().sparkContext());
        ImageTable given = ImageTable.of(data, options);
        context.setJobDescription("granular: census");
        Census census = given.census();
        QualityRange axes = census.range();
        SparkOptions directed = directed(given, axes, context);
        var rows = new ResultRows(directed);
        if (options.grouped()) {
            new GroupedImages(data, directed, axes, context).addTo(rows);
        } else {
            ImageTable images = ImageTable.of(data, directed);
            boolean same = directed.lowerIsBetter().equals(options.lowerIsBetter());
            add("", images, same ? census : images.census(), axes, context, rows);
        }
        context.setJobDescription(null);
        return rows.result(data.sparkSession(), List.copyOf(new TreeSet<>(options.methods())));
    }

    /** Finds the models of which lower scores mean better, where nothing is said, from a sample. */
    private static SparkOptions directed(ImageTable images, QualityRange axes, JavaSparkContext context) {
        SparkOptions options = images.options();
        if (options.models().stream().noneMatch(options::isOpen)) {
            return options;
        }
        context.setJobDescription("granular: directions");
        Optional<ImageSample> sample = images.sample(axes, Optional.empty());
        var lower = new TreeSet<>(options.lowerIsBetter());
        for (int m = 0; m < options.models().size() && sample.isPresent(); m++) {
            if (options.isOpen(options.models().get(m))
                    && sample.get().direction(m).equals(Optional.of(Direction.LOWER_IS_BETTER))) {
                lower.add(options.models().get(m));
            }
        }
        return options.lowerIsBetter(lower);
    }

    /** Adds the result of all images of a table. */
    static void add(
            String group,
            ImageTable images,
            Census census,
            QualityRange axes,
            JavaSparkContext context,
            ResultRows rows) {
        SparkOptions options = images.options();
        Correlations found;
        if (census.images() <= options.few()) {
            context.setJobDescription("granular: few images");
            List<Row> all = images.rows().collectAsList();
            found = correlations(BlockBuilder.block(all.iterator(), 0, images.models()), options, axes);
        } else {
            found = new LinearEvaluation(images, census, axes, context)
                    .compressed()
                    .evaluate(options.points(), Runtime.getRuntime().availableProcessors(), Progress.NONE);
        }
        rows.add(group, found, options.points(), axes, census.images());
    }

    /** Evaluates a few images, all at once. */
    static Correlations correlations(ImageBlock block, SparkOptions options, QualityRange axes) {
        var models = new ArrayList<Predictions>();
        for (int m = 0; m < options.models().size(); m++) {
            models.add(new Predictions(options.models().get(m), Column.of(block.scores()[m])));
        }
        Regulator regulator = options.weighted()
                ? new Regulator.Given(Column.of(block.weight()))
                : options.regulator().regulator();
        return Evaluation.of(new Ratings(Column.of(block.mos()), Column.of(block.std())))
                .methods(options.methods())
                .regulator(regulator)
                .stdScale(options.stdScale())
                .points(options.points())
                .axes(axes)
                .accuracy(new Accuracy.Within(options.tolerance()))
                .threads(1)
                .correlations(models);
    }
}
