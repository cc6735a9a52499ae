package dev.granular.cli.suite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.granular.arrow.Release;
import dev.granular.cli.suite.Standings.Standing;
import java.io.IOException;
import java.io.Writer;

/** All that a suite found as JSON, to be read by programs and as a baseline. */
public final class SuiteJson {
    private SuiteJson() {}

    /** Writes one object to {@code text}, which stays open. */
    public static void write(SuiteResult result, Writer text) throws IOException {
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(text)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setPrettyPrinter(new DefaultPrettyPrinter())) {
            json.writeStartObject();
            json.writeStringField("title", result.title());
            json.writeStringField("version", Release.current());
            json.writeStringField("rank_by", result.standings().figure().toString());
            json.writeArrayFieldStart("data");
            for (EvaluatedSet set : result.sets()) {
                write(set, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("standings");
            for (Standing model : result.standings().all()) {
                write(model, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("gates");
            for (SuiteResult.Check check : result.checks()) {
                json.writeStartObject();
                json.writeStringField(
                        "gate", check.gate().scope() + " " + check.gate().demand());
                json.writeBooleanField("passes", check.passes());
                CellJson.texts("failures", check.failures(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            CellJson.write(result.cells(), json);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void write(EvaluatedSet set, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("data", set.name());
        json.writeNumberField("images", set.images());
        json.writeNumberField("importance", set.importance());
        CellJson.texts("notes", set.notes(), json);
        CellJson.texts("warnings", set.warnings(), json);
        json.writeEndObject();
    }

    private static void write(Standing model, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("model", model.model());
        CellJson.number("mean_rank", model.meanRank(), json);
        CellJson.number("mean", model.mean(), json);
        CellJson.number("weighted_mean", model.weightedMean(), json);
        json.writeNumberField("wins", model.wins());
        json.writeEndObject();
    }
}
