package dev.granular.arrow.output;

import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.SurfacePoint;
import dev.granular.arrow.Release;
import dev.granular.evaluation.ModelScore;
import dev.granular.inference.RaterLimits;
import dev.granular.inference.SurfaceComparison;
import dev.granular.profile.Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Results as a table that explains itself: {@link #points}, {@link #surface}, {@link #scores}, {@link
 * #figures} or {@link #profiles}. Its schema says what
 * every column means, in which units, and where the numbers come from; {@code docs/formats.md} lists all of it.
 */
public final class ResultTable {
    /** Number of the schemas, another one when a column or the meaning of metadata changes. */
    static final String SCHEMA = "4";

    private final String name;
    private final Map<String, String> metadata;
    private final List<ResultColumn> columns;
    private final int rows;

    private ResultTable(
            String name, Stream<Method> methods, ResultOrigin origin, List<ResultColumn> columns, int rows) {
        this.name = name;
        this.metadata = metadata(name, methods, origin);
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Returns correlations at every point without intervals, models slowest, then methods, then points.
     */
    public static ResultTable points(Correlations correlations, ResultOrigin origin) {
        return points(correlations, Optional.empty(), origin);
    }

    /**
     * Returns correlations at every point: {@code model, method, q, qd, value, effective_pairs, accurate, error, se, low, high,
     * band_low, band_high, effective_images, given, why}, models slowest, then methods, then points.
     */
    public static ResultTable points(
            Correlations correlations, Optional<PlaceEstimates> estimates, ResultOrigin origin) {
        int rows = correlations.models().size()
                * correlations.methods().size()
                * correlations.points().size();
        return new ResultTable(
                "points", correlations.methods().stream(), origin, ResultColumns.points(correlations, estimates), rows);
    }

    /**
     * Returns the surfaces of {@code scores} without intervals, as far as there are any, in the order given, then Q, then Qd.
     */
    public static ResultTable surface(List<ModelScore> scores, ResultOrigin origin) {
        return surface(scores, Optional.empty(), origin);
    }

    /**
     * Returns the surfaces of {@code scores}, as far as there are any: {@code model, method, q, qd, value, error, se, low, high,
     * band_low, band_high, effective_images, given, why}, in the order given, then Q, then Qd.
     */
    public static ResultTable surface(
            List<ModelScore> scores, Optional<PlaceEstimates> estimates, ResultOrigin origin) {
        var rows = new SurfaceRows(scores);
        return new ResultTable(
                "surface",
                rows.surfaces().stream().map(ModelScore::method),
                origin,
                ResultColumns.surface(rows, estimates),
                rows.count());
    }

    /** Returns scores without intervals, in the order given. */
    public static ResultTable scores(List<ModelScore> scores, ResultOrigin origin) {
        return scores(scores, Optional.empty(), origin);
    }

    /**
     * Returns scores: {@code model, method, gmc, bandwidth_q, bandwidth_qd, global, gmc_se, gmc_low, gmc_high, global_se,
     * global_low, global_high}, in the order given.
     */
    public static ResultTable scores(List<ModelScore> scores, Optional<ScoreEstimates> estimates, ResultOrigin origin) {
        List<ModelScore> copy = List.copyOf(scores);
        return new ResultTable(
                "scores",
                copy.stream().map(ModelScore::method),
                origin,
                ResultColumns.scores(copy, estimates),
                copy.size());
    }

    /**
     * Returns models compared: {@code a, b, method}, the differences of GMC and global figures with their intervals and tests, and
     * the test over the surface.
     */
    public static ResultTable comparisons(List<ModelComparison> comparisons, ResultOrigin origin) {
        List<ModelComparison> copy = List.copyOf(comparisons);
        return new ResultTable(
                "comparisons",
                copy.stream().map(row -> row.surface().comparison().method()),
                origin,
                InferenceColumns.ofComparisons(copy),
                copy.size());
    }

    /**
     * Returns models compared at each place: {@code a, b, method, q, qd, difference, se, low, high, p, p_adjusted, verdict, why},
     * pairs slowest.
     *
     * @param points that all were compared at
     */
    public static ResultTable comparisonSurface(
            List<ModelComparison> comparisons, List<SurfacePoint> points, ResultOrigin origin) {
        List<SurfaceComparison> pairs =
                comparisons.stream().map(row -> row.surface().comparison()).toList();
        return new ResultTable(
                "comparison_surface",
                pairs.stream().map(SurfaceComparison::method),
                origin,
                InferenceColumns.ofComparisonSurfaces(pairs, List.copyOf(points)),
                Math.multiplyExact(pairs.size(), points.size()));
    }

    /**
     * Returns figures over the whole set, a row for each model: {@code model, direction, n, mapping}, the figures as {@link
     * FigureRow#named} has them, {@code why} and {@code notes}.
     */
    public static ResultTable figures(List<FigureRow> rows, ResultOrigin origin) {
        List<FigureRow> copy = List.copyOf(rows);
        boolean sampled = copy.stream().anyMatch(FigureRow::sampled);
        var details = new LinkedHashMap<>(origin.details());
        details.put("measure", "figures over the whole set");
        details.put("accuracy", sampled ? "standard errors in notes" : "exact");
        details.put("computation", sampled ? "a sample of the pairs" : "all pairs");
        return new ResultTable(
                "figures",
                Stream.of(),
                new ResultOrigin(origin.range(), origin.computation(), details),
                FigureColumns.figures(copy),
                copy.size());
    }

    /**
     * Returns correlations along one axis of the surface: {@code model, method, axis, place, value, effective_pairs}, models
     * slowest, then methods, then axes, then places.
     *
     * @param profiles of the same models and methods
     */
    public static ResultTable profiles(List<Profile> profiles, ResultOrigin origin) {
        List<Profile> copy = List.copyOf(profiles);
        var details = new LinkedHashMap<>(origin.details());
        details.put("accuracy", "exact");
        details.put("computation", "all pairs");
        return new ResultTable(
                "profiles",
                copy.stream().flatMap(profile -> profile.methods().stream()),
                new ResultOrigin(origin.range(), origin.computation(), details),
                FigureColumns.profiles(copy),
                FigureColumns.rows(copy));
    }

    /**
     * Returns what the raters' disagreement allows: {@code method, q, qd, ceiling, reliability}, methods slowest, then points in the
     * order given.
     */
    public static ResultTable ceiling(RaterLimits limits, ResultOrigin origin) {
        var details = new LinkedHashMap<>(origin.details());
        details.put("measure", "limits that the raters' disagreement sets");
        return new ResultTable(
                "ceiling",
                limits.methods().stream(),
                new ResultOrigin(origin.range(), origin.computation(), details),
                ResultColumns.ceiling(limits),
                limits.methods().size() * limits.points().size());
    }

    /**
     * Returns scores of groups of images, each by itself: {@code group, images, model, method, gmc, global, support, why}, in the order
     * given.
     *
     * @param column that names the groups
     */
    public static ResultTable groups(String column, List<GroupRow> rows, ResultOrigin origin) {
        List<GroupRow> copy = List.copyOf(rows);
        var details = new LinkedHashMap<>(origin.details());
        details.put("by", column);
        return new ResultTable(
                "groups",
                copy.stream().map(GroupRow::method),
                new ResultOrigin(origin.range(), origin.computation(), details),
                GroupColumns.of(copy),
                copy.size());
    }

    /**
     * Returns what explains a value: {@code what, rank, image, mos, std, score, against, images, share, effect, partner,
     * partner_mos, partner_std, partner_score, partner_against, weight}; images that decide the value, hurt and help it, then
     * pairs that are ordered wrongly.
     */
    public static ResultTable explanation(List<ExplanationRow> rows, Method method, ResultOrigin origin) {
        List<ExplanationRow> copy = List.copyOf(rows);
        return new ResultTable("explanation", Stream.of(method), origin, ExplanationRow.columns(copy), copy.size());
    }

    private static Map<String, String> metadata(String name, Stream<Method> methods, ResultOrigin origin) {
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("table", name);
        metadata.put("schema", SCHEMA);
        metadata.put("version", Release.current());
        metadata.put("measure", "granularity-modulated correlation, arXiv 2601.21738");
        metadata.put("methods", methods.distinct().map(Method::name).collect(Collectors.joining(",")));
        metadata.put("mos_min", Double.toString(origin.range().min()));
        metadata.put("mos_max", Double.toString(origin.range().max()));
        metadata.put("accuracy", origin.accuracy());
        metadata.put("computation", origin.computation().note());
        metadata.putAll(origin.details());
        return Collections.unmodifiableMap(metadata);
    }

    /**
     * {@code points}, {@code surface}, {@code scores}, {@code comparisons}, {@code comparison_surface}, {@code figures},
     * {@code profiles}, {@code ceiling} or {@code groups}.
     */
    public String name() {
        return name;
    }

    /** Returns the number of rows. */
    public int rows() {
        return rows;
    }

    List<ResultColumn> columns() {
        return columns;
    }

    /** Returns what the whole table is about, by keys without a prefix. */
    Map<String, String> metadata() {
        return metadata;
    }

    /** Returns the Arrow schema, with metadata of the table ({@code granular.…}) and of every field. */
    public Schema schema() {
        return ArrowTable.schema(this);
    }

    /**
     * Returns the whole table in Arrow vectors.
     *
     * @param allocator gives the memory and must outlive the result
     * @return vectors that belong to the caller, who closes them
     */
    public VectorSchemaRoot load(BufferAllocator allocator) {
        return ArrowTable.load(this, allocator);
    }

    /**
     * Returns the table in record batches of a bounded size, for those who pass it on.
     *
     * @param allocator gives the memory and must outlive the result
     * @return a reader that belongs to the caller, who closes it
     */
    public ArrowReader reader(BufferAllocator allocator) {
        return new ResultReader(this, allocator);
    }

    /**
     * Writes the table.
     *
     * @param out receives all of it and stays open
     * @throws IOException if {@code out} fails; what was written until then is no whole table
     */
    public void write(ResultFormat format, OutputStream out) throws IOException {
        switch (format) {
            case CSV -> CsvText.write(this, out);
            case ARROW -> ArrowTable.writeFile(this, out);
            case ARROW_STREAM -> ArrowTable.writeStream(this, out);
            case JSON -> JsonTable.write(this, out);
        }
    }
}
