package dev.granular.arrow.output;

import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.arrow.Release;
import dev.granular.evaluation.ModelScore;
import dev.granular.profile.Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    static final String SCHEMA = "3";

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
     * Correlations at every point: {@code model, method, q, qd, value, effective_pairs, accurate, error}, models
     * slowest, then methods, then points.
     */
    public static ResultTable points(Correlations correlations, ResultOrigin origin) {
        int rows = correlations.models().size()
                * correlations.methods().size()
                * correlations.points().size();
        return new ResultTable(
                "points", correlations.methods().stream(), origin, ResultColumns.points(correlations), rows);
    }

    /**
     * The surfaces of {@code scores}, as far as there are any: {@code model, method, q, qd, value, error}, in the order
     * given, then Q, then Qd.
     */
    public static ResultTable surface(List<ModelScore> scores, ResultOrigin origin) {
        var rows = new SurfaceRows(scores);
        return new ResultTable(
                "surface",
                rows.surfaces().stream().map(ModelScore::method),
                origin,
                ResultColumns.surface(rows),
                rows.count());
    }

    /** Scores: {@code model, method, gmc, bandwidth_q, bandwidth_qd, global}, in the order given. */
    public static ResultTable scores(List<ModelScore> scores, ResultOrigin origin) {
        List<ModelScore> copy = List.copyOf(scores);
        return new ResultTable(
                "scores", copy.stream().map(ModelScore::method), origin, ResultColumns.scores(copy), copy.size());
    }

    /**
     * Figures over the whole set, a row for each model: {@code model, direction, n, mapping}, the figures as {@link
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
     * Correlations along one axis of the surface: {@code model, method, axis, place, value, effective_pairs}, models
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

    /** {@code points}, {@code surface}, {@code scores}, {@code figures} or {@code profiles}. */
    public String name() {
        return name;
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    List<ResultColumn> columns() {
        return columns;
    }

    /** What the whole table is about, by keys without a prefix. */
    Map<String, String> metadata() {
        return metadata;
    }

    /** The Arrow schema, with metadata of the table ({@code granular.…}) and of every field. */
    public Schema schema() {
        return ArrowTable.schema(this);
    }

    /**
     * The whole table in Arrow vectors.
     *
     * @param allocator gives the memory and must outlive the result
     * @return vectors that belong to the caller, who closes them
     */
    public VectorSchemaRoot load(BufferAllocator allocator) {
        return ArrowTable.load(this, allocator);
    }

    /**
     * The table in record batches of a bounded size, for those who pass it on.
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
