package dev.granular.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionTest {
    private static JsonNode description(Optional<String> token) throws IOException, InterruptedException {
        try (Served served = Served.start(Served.settings(token, Optional.empty(), 1 << 20, 1 << 24))) {
            var request = served.to("openapi.json");
            token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
            return new ObjectMapper().readTree(served.send(request).body());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "figures | {\"type\":\"boolean\"}",
                "seed | {\"type\":\"integer\"}",
                "std-scale | {\"type\":\"number\"}",
                "points | {\"type\":\"string\"}",
                "regulator | {\"type\":\"string\",\"enum\":[\"auto\",\"gaussian\",\"lds\",\"uniform\"]}",
                "methods | {\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":[\"plcc\",\"srcc\",\"krcc\"]}}",
                "scale | {\"type\":\"array\",\"items\":{\"type\":\"number\"}}",
                "format | {\"type\":\"string\",\"enum\":[\"csv\",\"arrow\",\"arrow-stream\",\"json\"]}",
                "id | {\"type\":\"string\",\"pattern\":\"^[A-Za-z0-9-]{8,64}$\"}"
            })
    void saysWhatOptionsTake(String name, String schema) throws IOException, InterruptedException {
        JsonNode parameters = description(Optional.empty())
                .at("/paths/~1v1~1evaluations/post")
                .get("parameters");
        JsonNode found = StreamSupport.stream(parameters.spliterator(), false)
                .filter(parameter -> parameter.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
        assertEquals(schema, found.get("schema").toString());
    }

    @Test
    void saysWhetherATokenIsNeeded() throws IOException, InterruptedException {
        JsonNode open = description(Optional.empty());
        assertFalse(open.has("security") || open.get("components").has("securitySchemes"));
        JsonNode closed = description(Optional.of("secret"));
        assertTrue(closed.get("security").get(0).has("token"));
        assertEquals(
                "bearer", closed.at("/components/securitySchemes/token/scheme").asText());
    }
}
