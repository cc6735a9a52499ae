package dev.granular.spark;

import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.QualityRange;
import dev.granular.Surface;
import dev.granular.SurfacePoint;
import dev.granular.fit.SurfaceFit;
import dev.granular.point.SurfacePoints;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Rows of results, of one evaluation after another. */
final class ResultRows implements Serializable {
    /** Steps of a surface along either axis through which heights of a fit are averaged. */
    private static final int STEPS = 100;

    private static final long serialVersionUID = 1;

    private final SparkOptions options;
    private final ArrayList<Row> points = new ArrayList<>();
    private final ArrayList<Row> scores = new ArrayList<>();
    private final ArrayList<Row> surface = new ArrayList<>();

    ResultRows(SparkOptions options) {
        this.options = options;
    }

    private Row row(String group, Object... values) {
        if (!options.grouped()) {
            return RowFactory.create(values);
        }
        Object[] withGroup = new Object[values.length + 1];
        withGroup[0] = group;
        System.arraycopy(values, 0, withGroup, 1, values.length);
        return RowFactory.create(withGroup);
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    /** Adds why a group has no result. */
    void addRefused(String group, List<String> models, Iterable<Method> methods, long images, String why) {
        for (String model : models) {
            for (Method method : methods) {
                scores.add(row(group, model, name(method), null, direction(model), images, why));
            }
        }
    }

    /** @param range of the axes */
    void add(String group, Correlations found, Points asked, QualityRange range, long images) {
        String note = found.computation().note();
        for (int m = 0; m < found.models().size(); m++) {
            for (int k = 0; k < found.points().size(); k++) {
                addPoint(group, found, m, k);
            }
            for (Method method : found.methods()) {
                addScore(group, found, m, method, asked, range, images, note);
            }
        }
    }

    private void addPoint(String group, Correlations found, int m, int k) {
        var values = new ArrayList<Object>();
        SurfacePoint at = found.points().get(k);
        values.add(at.q());
        values.add(at.qd());
        values.add(found.effectivePairs(k));
        values.add(known(found.errorAt(k)));
        values.add(found.accurateAt(k));
        values.add(found.models().get(m));
        for (Method method : found.methods()) {
            values.add(known(found.value(m, method, k)));
        }
        points.add(row(group, values.toArray()));
    }

    private void addScore(
            String group,
            Correlations found,
            int m,
            Method method,
            Points asked,
            QualityRange range,
            long images,
            String note) {
        double[] values = IntStream.range(0, found.points().size())
                .mapToDouble(k -> found.value(m, method, k))
                .toArray();
        String model = found.models().get(m);
        Optional<Surface> drawn;
        if (asked instanceof Points.Grid(int qSteps, int qdSteps)) {
            double[] q = SurfacePoints.axis(range.min(), range.max(), qSteps);
            double[] qd = SurfacePoints.axis(0, range.width(), qdSteps);
            double[] errors = IntStream.range(0, values.length)
                    .mapToDouble(found::errorAt)
                    .toArray();
            drawn = Optional.of(new Surface(q, qd, values, errors));
        } else {
            drawn = fitted(found.points(), values, range);
        }
        drawn.ifPresent(all -> addSurface(group, model, method, all));
        double gmc = drawn.map(Surface::meanHeight).orElse(Double.NaN);
        scores.add(row(group, model, name(method), known(gmc), direction(model), images, note));
    }

    private void addSurface(String group, String model, Method method, Surface drawn) {
        for (int i = 0; i < drawn.qSteps(); i++) {
            for (int j = 0; j < drawn.qdSteps(); j++) {
                surface.add(row(
                        group,
                        model,
                        name(method),
                        drawn.q(i),
                        drawn.qd(j),
                        known(drawn.height(i, j)),
                        known(drawn.error(i, j))));
            }
        }
    }

    private static Optional<Surface> fitted(List<SurfacePoint> at, double[] values, QualityRange range) {
        try {
            return Optional.of(SurfaceFit.of(at, values).surface(range, STEPS, STEPS));
        } catch (InputException _) {
            // The points with a value are too few, or all in line.
            return Optional.empty();
        }
    }

    private String direction(String model) {
        return options.lowerIsBetter().contains(model) ? "lower" : "higher";
    }

    private static String name(Method method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    void addAll(ResultRows others) {
        points.addAll(others.points);
        scores.addAll(others.scores);
        surface.addAll(others.surface);
    }

    SparkResult result(SparkSession session, List<Method> methods) {
        DataType number = DataTypes.DoubleType;
        DataType text = DataTypes.StringType;
        StructType ofPoints = start().add("q", number)
                .add("qd", number)
                .add("effective_pairs", number)
                .add("error", number)
                .add("accurate", DataTypes.BooleanType)
                .add("model", text);
        for (Method method : methods) {
            ofPoints = ofPoints.add(name(method), number);
        }
        StructType ofScores = start().add("model", text)
                .add("method", text)
                .add("gmc", number)
                .add("direction", text)
                .add("images", DataTypes.LongType)
                .add("note", text);
        StructType ofSurface = start().add("model", text)
                .add("method", text)
                .add("q", number)
                .add("qd", number)
                .add("height", number)
                .add("error", number);
        Dataset<Row> found = session.createDataFrame(points, ofPoints);
        return new SparkResult(
                found, session.createDataFrame(scores, ofScores), session.createDataFrame(surface, ofSurface));
    }

    private StructType start() {
        return options.grouped() ? new StructType().add("group", DataTypes.StringType) : new StructType();
    }
}
