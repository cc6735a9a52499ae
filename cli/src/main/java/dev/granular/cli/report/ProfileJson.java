package dev.granular.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.granular.Method;
import dev.granular.profile.Profile;
import java.io.IOException;

/** Correlations along one axis as JSON. Arrays run along the axis: base64 of little-endian 32-bit floats. */
final class ProfileJson {
    private final JsonGenerator json;

    ProfileJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the object of a profile. */
    void write(Profile profile) throws IOException {
        json.writeStartObject();
        json.writeStringField("axis", profile.axis().name());
        json.writeStringField("places", Floats.base64(profile.steps(), profile::place));
        json.writeStringField("pairs", Floats.base64(profile.steps(), profile::effectivePairs));
        json.writeArrayFieldStart("values");
        for (int model = 0; model < profile.models().size(); model++) {
            json.writeStartObject();
            for (Method method : profile.methods()) {
                int m = model;
                json.writeStringField(
                        method.name(),
                        Floats.base64(
                                profile.steps(),
                                step -> profile.value(m, method, step).orElse(Double.NaN)));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
