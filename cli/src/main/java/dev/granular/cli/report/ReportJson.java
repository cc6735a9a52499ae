package dev.granular.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.granular.Computation;
import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.Surface;
import dev.granular.evaluation.ModelScore;
import dev.granular.inference.RaterLimits;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * The numbers of a page as JSON. Long arrays are base64 of little-endian 64-bit floats: exact, NaN included, and half
 * as long as decimal digits.
 */
final class ReportJson {
    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;

    private ReportJson() throws IOException {
        this.json = new JsonFactory().createGenerator(text);
    }

    /** Returns JSON of {@code data}, free of {@code <}, so that no name can end the script element it stands in. */
    static String of(ReportData data) {
        try {
            var writer = new ReportJson();
            writer.write(data);
            return writer.text.toString().replace("<", "\\u003c");
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
    }

    private void write(ReportData data) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("range");
        json.writeNumber(data.range().min());
        json.writeNumber(data.range().max());
        json.writeEndArray();
        json.writeNumberField("threshold", data.supportThreshold());
        json.writeNumberField("support", Computation.SUPPORT);
        json.writeNumberField("tolerance", data.samples().computation().tolerance());
        samples(data.samples());
        json.writeArrayFieldStart("surfaces");
        for (var score : data.scores()) {
            if (score.surface().isPresent()) {
                surface(score, score.surface().get());
            }
        }
        json.writeEndArray();
        if (!data.supplements().profiles().isEmpty()) {
            json.writeArrayFieldStart("profiles");
            for (var profile : data.supplements().profiles()) {
                new ProfileJson(json).write(profile);
            }
            json.writeEndArray();
        }
        if (data.supplements().limits().isPresent()) {
            limits(data.supplements().limits().get());
        }
        Optional<ReportGroups> groups = data.supplements().groups().filter(ReportGroups::hasSurfaces);
        if (groups.isPresent()) {
            json.writeFieldName("groups");
            new GroupMapsJson(json, groups.get(), data.supportThreshold()).write();
        }
        if (data.confidence().filter(ReportConfidence::ofPlaces).isPresent()) {
            json.writeFieldName("confidence");
            new ConfidenceJson(json, data.confidence().get())
                    .write(data.samples().models());
        }
        json.writeEndObject();
        json.close();
    }

    private void samples(Correlations samples) throws IOException {
        var points = samples.points();
        var methods = samples.methods();
        int models = samples.models().size();
        json.writeArrayFieldStart("models");
        for (var model : samples.models()) {
            json.writeString(model);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("methods");
        for (var method : methods) {
            json.writeString(method.name());
        }
        json.writeEndArray();
        doubles("q", points.size(), p -> points.get(p).q());
        doubles("qd", points.size(), p -> points.get(p).qd());
        doubles("pairs", points.size(), samples::effectivePairs);
        doubles("errors", points.size(), samples::errorAt);
        json.writeArrayFieldStart("values");
        for (int m = 0; m < models; m++) {
            json.writeStartObject();
            for (var method : methods) {
                int model = m;
                doubles(method.name(), points.size(), p -> samples.value(model, method, p));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void surface(ModelScore score, Surface surface) throws IOException {
        int columns = surface.qdSteps();
        json.writeStartObject();
        json.writeStringField("model", score.model());
        json.writeStringField("method", score.method().name());
        doubles("q", surface.qSteps(), surface::q);
        doubles("qd", columns, surface::qd);
        doubles("heights", surface.qSteps() * columns, at -> surface.height(at / columns, at % columns));
        json.writeEndObject();
    }

    private void limits(RaterLimits limits) throws IOException {
        json.writeObjectFieldStart("ceiling");
        Surface any = limits.ceiling(limits.methods().getFirst());
        doubles("q", any.qSteps(), any::q);
        doubles("qd", any.qdSteps(), any::qd);
        json.writeObjectFieldStart("methods");
        for (Method method : limits.methods()) {
            json.writeObjectFieldStart(method.name());
            doubles("ceiling", limits.points().size(), k -> limits.ceiling(method, k));
            doubles("reliability", limits.points().size(), k -> limits.reliability(method, k));
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void doubles(String field, int count, IntToDoubleFunction value) throws IOException {
        var bytes = ByteBuffer.allocate(count * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putDouble(value.applyAsDouble(i));
        }
        json.writeFieldName(field);
        json.writeRawValue('"' + Base64.getEncoder().encodeToString(bytes.array()) + '"');
    }
}
