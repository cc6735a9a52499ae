package dev.granular.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granular.GoldenPanel;
import dev.granular.parallel.TaskPool;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fits on the published sets against golden values. */
class PublishedMappingsTest {
    private static final Map<String, Mapping> MAPPINGS = Map.of(
            "logistic4", Mapping.LOGISTIC_4,
            "logistic5", Mapping.LOGISTIC_5,
            "cubic_monotone", Mapping.MONOTONE_CUBIC);

    static List<GoldenPanel.Case> all() {
        return GoldenPanel.all();
    }

    static List<GoldenPanel.Case> published() {
        return GoldenPanel.published();
    }

    @ParameterizedTest
    @MethodSource("all")
    void fitsReachTheGlobalOptimum(GoldenPanel.Case data) {
        data.expected().get("mapping").properties().forEach(entry -> {
            Mapping mapping = MAPPINGS.get(entry.getKey());
            JsonNode golden = entry.getValue();
            FittedMapping fitted = MappingFit.of(mapping, data.scores(), data.mos(), TaskPool.ONE);
            double tolerance = mapping == Mapping.MONOTONE_CUBIC ? 1e-10 : 1e-9;
            assertSse(golden.get("sse").asDouble(), fitted.sse(), tolerance);
            JsonNode parameters = golden.get("parameters");
            if (parameters.isNull()) {
                assertEquals(Minimiser.EXPONENTIAL_LIMIT, fitted.minimiser());
                assertTrue(fitted.parameters().isEmpty());
            } else {
                assertEquals(Minimiser.FINITE, fitted.minimiser());
                for (int k = 0; k < parameters.size(); k++) {
                    double expected = parameters.get(k).asDouble();
                    double relative = mapping == Mapping.MONOTONE_CUBIC ? 1e-7 : 1e-5;
                    assertEquals(
                            expected, fitted.parameters().get(k), relative * Math.abs(expected), mapping + " b" + k);
                }
            }
            JsonNode drop = golden.get("fit").get("largest_drop_on_data");
            if (drop != null) {
                assertEquals(drop.asDouble(), fitted.largestDrop(), 1e-5);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("published")
    void withoutASignRuleTheCurveMayDropFarther(GoldenPanel.Case data) {
        JsonNode free =
                data.expected().get("mapping").get("logistic5").get("fit").get("sign_free");
        FittedMapping fitted = LogisticFit.of(Mapping.LOGISTIC_5, 0, data.scores(), data.mos(), TaskPool.ONE);
        assertSse(free.get("sse").asDouble(), fitted.sse(), 1e-9);
        if (free.get("minimiser").asText().startsWith("step")) {
            assertEquals(Minimiser.STEP_LIMIT, fitted.minimiser());
        }
    }

    /** Lower than the golden value by more than rounding would be a mistake, too. */
    private static void assertSse(double golden, double sse, double tolerance) {
        assertEquals(0, Math.max(0, sse / golden - 1), tolerance);
        assertEquals(0, Math.min(0, sse / golden - 1), 1e-10);
    }
}
