package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** One study in the shapes in which people keep such tables; {@code cases.tsv} names them, {@code expected.csv} the figures. */
class RealTablesTest {
    private static final double TOLERANCE = 1e-9;
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    private Path out;

    @TestFactory
    Stream<DynamicTest> everyShape() throws IOException {
        Path folder = SharedFolder.of("tables");
        Map<String, Double> expected = expected(folder);
        List<Map<String, String>> cases = rows(folder.resolve("cases.tsv"), "\t");
        assertFalse(cases.isEmpty(), "no case");
        return IntStream.range(0, cases.size()).mapToObj(i -> {
            String name = cases.get(i).get("case");
            return DynamicTest.dynamicTest(name, () -> check(folder, cases.get(i), expected, out.resolve("case-" + i)));
        });
    }

    private static void check(Path folder, Map<String, String> of, Map<String, Double> expected, Path out)
            throws IOException {
        var arguments = new ArrayList<>(List.of("surface"));
        arguments.addAll(SharedFolder.resolved(folder, words(of.get("arguments"))));
        arguments.addAll(List.of("--no-fit", "--points", "lhs:4", "--out", out + "/"));
        Outcome outcome = Outcome.of(arguments.toArray(String[]::new));
        String also = of.get("also");
        if (also.startsWith("refused")) {
            assertEquals(CommandLines.DATA_ERROR, outcome.exitCode(), outcome.err());
            assertEquals(1, outcome.err().lines().count(), outcome.err());
            return;
        }
        assertEquals(0, outcome.exitCode(), outcome.err());
        if (also.contains("warns")) {
            assertTrue(outcome.err().contains("warning"), outcome.err());
        }
        Map<String, Double> found = figures(out.resolve("scores.csv"));
        assertEquals(new TreeSet<>(expected.keySet()), new TreeSet<>(found.keySet()));
        if (!of.get("case").startsWith("!")) {
            expected.forEach((figure, value) -> assertEquals(value, found.get(figure), TOLERANCE, figure));
        }
    }

    private static Map<String, Double> figures(Path scores) throws IOException {
        var figures = new TreeMap<String, Double>();
        for (Map<String, String> row : rows(scores, ",")) {
            figures.put(
                    row.get("model") + " " + row.get("method").toLowerCase(Locale.ROOT),
                    SharedFolder.number(row.get("global")));
        }
        return figures;
    }

    private static Map<String, Double> expected(Path folder) throws IOException {
        var expected = new TreeMap<String, Double>();
        for (Map<String, String> row : rows(folder.resolve("expected.csv"), ",")) {
            for (String method : List.of("plcc", "srcc", "krcc")) {
                expected.put(row.get("model") + " " + method, Double.valueOf(row.get(method)));
            }
        }
        return expected;
    }

    private static List<String> words(String line) {
        return WORD.matcher(line)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();
    }

    private static List<Map<String, String>> rows(Path file, String separator) throws IOException {
        List<String[]> lines = Files.readAllLines(file).stream()
                .map(line -> line.split(separator, -1))
                .toList();
        String[] header = lines.getFirst();
        return lines.stream()
                .skip(1)
                .map(fields -> IntStream.range(0, header.length)
                        .boxed()
                        .collect(Collectors.toMap(i -> header[i], i -> fields[i])))
                .toList();
    }
}
