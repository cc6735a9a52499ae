package dev.granular.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.granular.Method;
import dev.granular.SurfacePoint;
import dev.granular.inference.Band;
import dev.granular.inference.Confidence;
import dev.granular.inference.Estimate;
import dev.granular.inference.Interval;
import dev.granular.inference.NoInterval;
import dev.granular.inference.OverallTest;
import dev.granular.inference.SurfaceInference;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Intervals, bands and findings as JSON. Arrays run over the points of the inference: base64 of little-endian 32-bit floats,
 * as exact as a picture shows, or of bytes.
 */
final class ConfidenceJson {
    private final JsonGenerator json;
    private final ReportConfidence confidence;
    private final SurfaceInference surface;
    private final int size;

    ConfidenceJson(JsonGenerator json, ReportConfidence confidence) {
        this.json = json;
        this.confidence = confidence;
        surface = confidence.surface();
        size = surface.points().size();
    }

    /**
     * Writes the object.
     *
     * @param models names in the order of the page
     */
    void write(List<String> models) throws IOException {
        json.writeStartObject();
        json.writeStringField("level", confidence.percent());
        json.writeBooleanField("clustered", surface.sample().clustered());
        json.writeArrayFieldStart("reasons");
        for (var reason : NoInterval.values()) {
            json.writeString(ConfidenceWords.why(reason));
        }
        json.writeEndArray();
        json.writeNumberField("qdSteps", columns(surface.points()));
        floats("q", point -> surface.points().get(point).q());
        floats("qd", point -> surface.points().get(point).qd());
        json.writeArrayFieldStart("models");
        for (var model : models) {
            json.writeStartObject();
            if (surface.models().contains(model)) {
                for (var method : surface.methods()) {
                    model(model, method);
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("pairs");
        for (var method : surface.methods()) {
            for (var test : confidence.surfaceTests(method)) {
                pair(test, models);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Returns how many points of a grid have the same Q; 0 if points are no grid. */
    static int columns(List<SurfacePoint> points) {
        int columns = 1;
        while (columns < points.size()
                && points.get(columns).q() == points.getFirst().q()) {
            columns++;
        }
        int n = columns;
        boolean isGrid = n > 1
                && points.size() >= 2 * n
                && points.size() % n == 0
                && IntStream.range(0, points.size())
                        .allMatch(at -> points.get(at).q()
                                        == points.get(at - at % n).q()
                                && points.get(at).qd() == points.get(at % n).qd());
        return isGrid ? n : 0;
    }

    private void model(String model, Method method) throws IOException {
        List<Estimate> estimates = IntStream.range(0, size)
                .mapToObj(point -> surface.estimate(model, method, point))
                .toList();
        json.writeObjectFieldStart(method.name());
        floats("value", point -> estimates.get(point).value());
        floats("se", point -> estimates.get(point).se());
        floats("effective", point -> estimates.get(point).effectiveUnits());
        codes("why", point -> why(estimates.get(point).interval()));
        ends("low", "high", estimates.stream().map(Estimate::interval).toList());
        Band band = surface.band(model, method);
        ends("bandLow", "bandHigh", band.intervals());
        json.writeEndObject();
    }

    private void pair(OverallTest test, List<String> models) throws IOException {
        var pair = test.comparison();
        json.writeStartObject();
        json.writeNumberField("a", models.indexOf(pair.first()));
        json.writeNumberField("b", models.indexOf(pair.second()));
        json.writeStringField("method", pair.method().name());
        json.writeBooleanField("differ", confidence.differ(test));
        json.writeBooleanField("alone", test.p() <= confidence.alpha());
        codes("verdict", point -> pair.verdict(point).ordinal());
        codes("why", point -> why(pair.difference(point).interval()));
        ends("bandLow", "bandHigh", pair.band().intervals());
        json.writeEndObject();
    }

    /** Returns 0 for an interval, and a reason's place from 1. */
    private static int why(Confidence confidence) {
        return confidence instanceof NoInterval reason ? reason.ordinal() + 1 : 0;
    }

    private void ends(String low, String high, List<Confidence> intervals) throws IOException {
        floats(low, point -> intervals.get(point) instanceof Interval interval ? interval.low() : Double.NaN);
        floats(high, point -> intervals.get(point) instanceof Interval interval ? interval.high() : Double.NaN);
    }

    private void floats(String field, IntToDoubleFunction value) throws IOException {
        json.writeStringField(field, Floats.base64(size, value));
    }

    private void codes(String field, IntUnaryOperator code) throws IOException {
        byte[] bytes = new byte[size];
        for (int point = 0; point < size; point++) {
            bytes[point] = (byte) code.applyAsInt(point);
        }
        json.writeStringField(field, Base64.getEncoder().encodeToString(bytes));
    }
}
