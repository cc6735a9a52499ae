package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tables that other programs were reported to misread; {@code cases.json} says what their owners may expect. */
class ReportedTablesTest {
    private static final double TOLERANCE = 1e-9;
    private static final double ROUNDED = 5e-4;
    private static final Pattern RAW = Pattern.compile("Exception|mistake in Granular|^\\s+at ", Pattern.MULTILINE);
    private static final List<String> METHODS = List.of("PLCC", "SRCC", "KRCC");

    @TempDir
    private Path out;

    @TestFactory
    Stream<DynamicTest> everyReport() throws IOException {
        Path folder = SharedFolder.of("reports");
        List<?> cases = (List<?>) json(folder.resolve("cases.json"));
        assertFalse(cases.isEmpty(), "no case");
        return IntStream.range(0, cases.size()).mapToObj(i -> {
            var each = (Map<?, ?>) cases.get(i);
            return DynamicTest.dynamicTest(
                    (String) each.get("name"), () -> new Case(folder, each, out.resolve("case-" + i)).check());
        });
    }

    /** What a run found by model and method, and what it said. */
    private record Run(Outcome outcome, Map<String, Map<String, String>> scores) {
        static Run of(Path folder, Object arguments, Path out) throws IOException {
            var words = new ArrayList<>(List.of("surface"));
            words.addAll(SharedFolder.resolved(
                    folder,
                    ((List<?>) arguments).stream().map(String.class::cast).toList()));
            words.addAll(List.of("--out", out + "/"));
            Outcome outcome = Outcome.of(words.toArray(String[]::new));
            var scores = new LinkedHashMap<String, Map<String, String>>();
            Path file = out.resolve("scores.csv");
            if (Files.exists(file)) {
                List<String> lines = Files.readAllLines(file);
                List<String> header = fields(lines.getFirst());
                for (String line : lines.subList(1, lines.size())) {
                    List<String> fields = fields(line);
                    var row = new LinkedHashMap<String, String>();
                    IntStream.range(0, header.size()).forEach(i -> row.put(header.get(i), fields.get(i)));
                    scores.put(row.get("model") + " " + row.get("method").toUpperCase(Locale.ROOT), row);
                }
            }
            return new Run(outcome, scores);
        }

        private static List<String> fields(String line) {
            return Stream.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                    .map(field -> field.replace("\"", ""))
                    .toList();
        }

        double number(String score, String figure) {
            return SharedFolder.number(scores.getOrDefault(score, Map.of()).get(figure));
        }

        String words() {
            return outcome.out() + outcome.err();
        }
    }

    /** One report. */
    private record Case(Path folder, Map<?, ?> expected, Path out) {
        void check() throws IOException {
            Run run = Run.of(folder, expected.get("args"), out.resolve("run"));
            String words = run.words();
            assertFalse(RAW.matcher(words).find(), words);
            int code = run.outcome().exitCode();
            boolean refused = code == CommandLines.DATA_ERROR || code == CommandLines.USAGE_ERROR;
            if (expected.containsKey("refused") || expected.containsKey("or_refused") && refused) {
                Object pattern = expected.containsKey("refused") ? expected.get("refused") : expected.get("or_refused");
                assertTrue(refused, words);
                assertFinds(pattern, words.strip().lines().reduce("", (_, last) -> last));
            } else {
                assertEquals(0, code, words);
                checkFigures(run);
                checkOther(run);
                if (expected.containsKey("says")) {
                    assertFinds(expected.get("says"), words);
                }
            }
            if (expected.containsKey("not")) {
                assertFalse(
                        Pattern.compile((String) expected.get("not"), Pattern.MULTILINE)
                                .matcher(words)
                                .find(),
                        words);
            }
        }

        private static void assertFinds(Object pattern, String words) {
            assertTrue(Pattern.compile((String) pattern).matcher(words).find(), words);
        }

        private void checkFigures(Run run) {
            if (expected.get("global") instanceof Map<?, ?> global) {
                global.forEach((model, figures) -> {
                    for (int i = 0; i < METHODS.size(); i++) {
                        String score = model + " " + METHODS.get(i);
                        double value = (Double) ((List<?>) figures).get(i);
                        assertEquals(Math.abs(value), Math.abs(run.number(score, "global")), TOLERANCE, score);
                    }
                });
            }
            if (expected.get("global_any") instanceof List<?> values) {
                for (Object value : values) {
                    assertTrue(
                            run.scores().keySet().stream()
                                    .anyMatch(score ->
                                            Math.abs(Math.abs(run.number(score, "global")) - Math.abs((Double) value))
                                                    < ROUNDED),
                            () -> "no " + value);
                }
            }
        }

        private void checkOther(Run run) throws IOException {
            double within = expected.get("within") instanceof Double given ? given : TOLERANCE;
            if (expected.containsKey("same")) {
                Run other = Run.of(folder, expected.get("same"), out.resolve("other"));
                assertFalse(run.scores().isEmpty(), "no score");
                run.scores()
                        .keySet()
                        .forEach(score ->
                                assertEquals(other.number(score, "gmc"), run.number(score, "gmc"), within, score));
            }
            if (expected.get("alike") instanceof String method) {
                double value = (Double) expected.get("value");
                run.scores().keySet().stream()
                        .filter(score -> score.endsWith(" " + method.toUpperCase(Locale.ROOT)))
                        .forEach(score -> assertEquals(value, Math.abs(run.number(score, "gmc")), within, score));
            }
            if (expected.containsKey("not_model")) {
                run.scores().values().forEach(row -> assertNotEquals(expected.get("not_model"), row.get("model")));
            }
        }
    }

    private static Object json(Path file) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
            parser.nextToken();
            return value(parser);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var fields = new LinkedHashMap<String, Object>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    fields.put(name, value(parser));
                }
                yield fields;
            }
            case START_ARRAY -> {
                var values = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    values.add(value(parser));
                }
                yield values;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> parser.getText();
        };
    }
}
