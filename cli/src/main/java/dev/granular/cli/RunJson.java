package dev.granular.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.granular.Computation;
import dev.granular.arrow.Release;
import dev.granular.arrow.input.TableInput;
import dev.granular.cli.confidence.Confidences;
import dev.granular.inference.Sample;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** The account of a run, by which it can be repeated and judged: inputs, options, versions, timings, warnings. */
final class RunJson {
    private final Run run;
    private final JsonGenerator json;

    private RunJson(Run run, JsonGenerator json) {
        this.run = run;
        this.json = json;
    }

    /** Writes one JSON object to {@code text}, which stays open. */
    static void write(Run run, Writer text) throws IOException {
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(text)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setPrettyPrinter(new DefaultPrettyPrinter())) {
            new RunJson(run, json).write();
        }
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("command", run.command().getCommandName());
        json.writeStringField("started", run.started().toString());
        versions();
        inputs();
        options();
        data();
        computation();
        confidence();
        seconds();
        texts("notes", run.study().notes());
        texts("warnings", run.warnings());
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void versions() throws IOException {
        json.writeObjectFieldStart("versions");
        json.writeStringField("granular", Release.current());
        json.writeStringField("java", Runtime.version().toString());
        json.writeStringField(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        json.writeEndObject();
    }

    private void inputs() throws IOException {
        json.writeArrayFieldStart("inputs");
        for (InputTable table : run.job().inputs()) {
            json.writeStartObject();
            switch (table.input()) {
                case TableInput.File(Path path) -> file(path);
                case TableInput.Parts parts -> parts(parts);
                case TableInput.Received _, TableInput.Stream _, TableInput.Vectors _, TableInput.Batches _ ->
                    json.writeStringField("path", table.input().name());
            }
            json.writeNumberField("rows", table.rows());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void parts(TableInput.Parts parts) throws IOException {
        json.writeStringField("path", parts.name());
        json.writeArrayFieldStart("files");
        for (Path path : parts.paths()) {
            json.writeStartObject();
            file(path);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void file(Path path) throws IOException {
        json.writeStringField("path", path.toAbsolutePath().normalize().toString());
        if (!Files.isRegularFile(path)) {
            return; // A pipe, which has no size and may be gone.
        }
        json.writeNumberField("bytes", Files.size(path));
        json.writeStringField("modified", Files.getLastModifiedTime(path).toString());
    }

    /** Returns every option with its value, given or by default; null where there is neither. */
    private void options() throws IOException {
        json.writeObjectFieldStart("options");
        for (OptionSpec option : run.command().getCommandSpec().options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                json.writeFieldName(option.longestName().substring(2).replace('-', '_'));
                value(option.getValue());
            }
        }
        json.writeEndObject();
    }

    private void value(Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Optional<?> optional -> value(optional.orElse(null));
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Enum<?> choice -> json.writeString(choice.toString().toLowerCase(Locale.ROOT));
            case Collection<?> values -> {
                json.writeStartArray();
                for (Object each : values) {
                    value(each);
                }
                json.writeEndArray();
            }
            default -> json.writeString(value.toString());
        }
    }

    private void data() throws IOException {
        json.writeObjectFieldStart("data");
        json.writeNumberField("images", run.study().ratings().size());
        json.writeNumberField("mos_min", run.result().range().min());
        json.writeNumberField("mos_max", run.result().range().max());
        for (Map.Entry<String, String> column : run.study().columns().entrySet()) {
            json.writeStringField(column.getKey() + "_column", column.getValue());
        }
        texts("models", run.result().correlations().models());
        json.writeNumberField("points", run.result().correlations().points().size());
        json.writeStringField("regulator", run.plan().regulatorName());
        json.writeBooleanField("std_estimated", !run.study().stdKnown());
        json.writeBooleanField("fitted", run.plan().fit());
        json.writeEndObject();
    }

    private void computation() throws IOException {
        Computation computation = run.result().correlations().computation();
        json.writeObjectFieldStart("computation");
        json.writeStringField("by", computation.note());
        json.writeNumberField("super_points", computation.superPoints());
        json.writeNumberField("tolerance", computation.tolerance());
        json.writeNumberField("largest_difference", computation.largestDifference());
        json.writeEndObject();
    }

    /** Returns what intervals rest on; null if there are none. */
    private void confidence() throws IOException {
        if (run.confidences().isEmpty()) {
            json.writeNullField("confidence");
            return;
        }
        Confidences found = run.confidences().get();
        Sample sample = found.sample();
        json.writeObjectFieldStart("confidence");
        json.writeNumberField("level", found.level());
        json.writeStringField("units", sample.clustered() ? "clusters" : "images");
        json.writeNumberField("sampled_images", sample.images());
        json.writeNumberField("sampled_units", sample.units());
        json.writeNumberField("of_units", sample.ofUnits());
        json.writeNumberField("places", found.surface().points().size());
        var text = new ConfidenceText(found, run.result());
        texts("notes", text.notes());
        texts("comparisons", text.comparisons());
        json.writeEndObject();
    }

    private void seconds() throws IOException {
        json.writeObjectFieldStart("seconds");
        for (Map.Entry<String, Double> stage : run.stages().seconds().entrySet()) {
            json.writeNumberField(stage.getKey().replace(' ', '_'), stage.getValue());
        }
        json.writeEndObject();
    }

    private void texts(String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
