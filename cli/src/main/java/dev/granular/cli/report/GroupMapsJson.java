package dev.granular.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.granular.Method;
import dev.granular.Surface;
import dev.granular.arrow.output.GroupRow;
import dev.granular.cli.draw.CoarseMap;
import dev.granular.evaluation.ModelScore;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Small maps of the worst groups as JSON. Cells are bytes, Q slowest: heights in 254 steps over a range that all maps share,
 * 255 where undefined.
 */
final class GroupMapsJson {
    private static final CoarseMap CELLS = new CoarseMap(24);
    private static final int STEPS = 254;
    private static final int UNDEFINED = 255;

    /** Groups that are shown at most, and bytes beyond which it is fewer. */
    private static final int MOST_GROUPS = 12;

    private static final int MOST_BYTES = 250_000;

    private final JsonGenerator json;
    private final ReportGroups groups;
    private final double threshold;
    private final Map<String, double[]> pairs = new HashMap<>();

    GroupMapsJson(JsonGenerator json, ReportGroups groups, double threshold) {
        this.json = json;
        this.groups = groups;
        this.threshold = threshold;
    }

    /** Writes an object with the maps of each method. */
    void write() throws IOException {
        json.writeStartObject();
        json.writeNumberField("steps", CELLS.steps());
        json.writeNumberField("levels", STEPS);
        for (Method method :
                groups.rows().stream().map(GroupRow::method).distinct().toList()) {
            json.writeObjectFieldStart(method.name());
            method(shown(method));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private List<List<GroupRow>> shown(Method method) {
        List<List<GroupRow>> ranked = groups.ranked(method);
        long methods = groups.rows().stream().map(GroupRow::method).distinct().count();
        long models = groups.rows().stream().map(GroupRow::model).distinct().count();
        long bytesOfGroup = models * methods * CELLS.steps() * CELLS.steps() * 4 / 3;
        int most = Math.clamp(MOST_BYTES / bytesOfGroup, 1, MOST_GROUPS);
        return ranked.subList(0, Math.min(ranked.size(), most));
    }

    private void method(List<List<GroupRow>> shown) throws IOException {
        Map<GroupRow, double[]> heights = shown.stream()
                .flatMap(List::stream)
                .filter(row -> surface(row).isPresent())
                .collect(Collectors.toMap(
                        row -> row, row -> CELLS.heights(surface(row).orElseThrow())));
        var range = heights.entrySet().stream()
                .flatMapToDouble(entry -> IntStream.range(0, entry.getValue().length)
                        .filter(cell -> pairs(entry.getKey())[cell] >= threshold)
                        .mapToDouble(cell -> entry.getValue()[cell])
                        .filter(Double::isFinite))
                .summaryStatistics();
        double low = range.getCount() == 0 ? 0 : range.getMin();
        double high = range.getCount() == 0 ? 1 : range.getMax();
        json.writeNumberField("low", low);
        json.writeNumberField("high", high);
        json.writeArrayFieldStart("groups");
        for (List<GroupRow> group : shown) {
            json.writeStartObject();
            json.writeStringField("name", group.getFirst().group().name());
            json.writeNumberField("images", group.getFirst().group().images());
            json.writeArrayFieldStart("maps");
            for (GroupRow row : group) {
                double[] ofRow = heights.get(row);
                json.writeString(ofRow == null ? "" : bytes(ofRow, low, high));
            }
            json.writeEndArray();
            json.writeStringField("weak", weak(group));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static Optional<Surface> surface(GroupRow row) {
        return row.score().flatMap(ModelScore::surface);
    }

    private double[] pairs(GroupRow row) {
        return pairs.computeIfAbsent(
                row.group().name(),
                _ -> CELLS.pairs(
                        row.group().result().orElseThrow().correlations(),
                        surface(row).orElseThrow()));
    }

    private static String bytes(double[] heights, double low, double high) {
        byte[] bytes = new byte[heights.length];
        for (int cell = 0; cell < bytes.length; cell++) {
            double share = high > low ? (heights[cell] - low) / (high - low) : 0.5;
            bytes[cell] = (byte) (Double.isNaN(share) ? UNDEFINED : Math.round(Math.clamp(share, 0, 1) * (STEPS - 1)));
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Cells with too few pairs are 1. */
    private String weak(List<GroupRow> group) {
        byte[] weak = new byte[CELLS.steps() * CELLS.steps()];
        group.stream().filter(row -> surface(row).isPresent()).findFirst().ifPresent(row -> {
            for (int cell = 0; cell < weak.length; cell++) {
                weak[cell] = (byte) (pairs(row)[cell] >= threshold ? 0 : 1);
            }
        });
        return Base64.getEncoder().encodeToString(weak);
    }
}
