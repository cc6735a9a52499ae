package dev.granular.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granular.Column;
import dev.granular.Conformance;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.SurfacePoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against values of a plain double loop over pairs of published data, which shares no code with the engine. */
class GoldenUncertaintyTest {
    private static final double TOLERANCE = 1e-9;

    @ParameterizedTest
    @CsvSource({
        "livec, livec, points",
        "livec_close, livec, points",
        "kadid10k, kadid10k, points",
        "kadid10k, kadid10k, points_without_clusters"
    })
    void everythingIsThatOfAPlainLoop(String section, String dataSet, String key) throws IOException {
        Path folder = Conformance.folder(dataSet);
        Path golden = folder.resolveSibling("uncertainty.json");
        assumeTrue(Files.exists(golden), () -> "skipped: no golden values in " + golden);
        JsonNode root = new ObjectMapper().readTree(golden.toFile()).get(section);
        List<String> names = new ArrayList<>();
        root.get("models").forEach(name -> names.add(name.asText()));
        Table table = Table.read(folder.resolve("table.csv"));
        List<Predictions> models = names.stream()
                .map(name -> new Predictions(name, table.column(name)))
                .toList();
        var points = new ArrayList<SurfacePoint>();
        root.get(key)
                .forEach(point -> points.add(new SurfacePoint(
                        point.get("Q").asDouble(), point.get("Qd").asDouble())));
        Inference inference = Inference.of(new Ratings(table.column("mos"), table.column("std")))
                .regulator(new Regulator.Given(weights(folder.resolve("weights.txt"))))
                .sampling(Sampling.NONE)
                .draws(100);
        if (key.equals("points") && dataSet.equals("kadid10k")) {
            inference =
                    inference.clusters(Table.read(folder.resolve("ratings.csv")).text("ref_name"));
        }
        SurfaceInference surface = inference.at(new Points.Given(points), models);
        int checked = 0;
        for (int k = 0; k < points.size(); k++) {
            JsonNode point = root.get(key).get(k);
            for (Method method : Method.values()) {
                for (int m = 0; m < 2; m++) {
                    JsonNode expected = point.get("models").get(m).get(method.name());
                    checked += check(
                            expected,
                            surface.estimate(names.get(m), method, k),
                            point.get("effective_units").asDouble());
                }
                SurfaceComparison comparison = surface.compare(names.get(0), names.get(1), method);
                checked += check(point.get("first_minus_second").get(method.name()), comparison.difference(k));
            }
        }
        assertEquals(points.size() * 3 * (2 * 7 + 6), checked);
        assertTrue(points.size() >= 2);
    }

    private static int check(JsonNode expected, Estimate actual, double units) {
        close(units, actual.effectiveUnits(), "effective units");
        close(expected, "value", actual.value());
        close(expected, "se", actual.se());
        close(expected, "d", actual.effectiveInfluences());
        // The golden values know nothing of sparse ends.
        boolean given = actual.isGiven() || actual.interval() == NoInterval.SPARSE_END;
        assertEquals(expected.get("given").asBoolean(), given);
        var spread = new Spread(actual.se(), actual.effectiveInfluences());
        Interval interval = actual.interval() instanceof Interval shown
                ? shown
                : Level.interval(actual.value(), spread, StudentT.quantile(0.025, Level.degrees(spread)));
        close(expected, "low", interval.low());
        close(expected, "high", interval.high());
        return 7;
    }

    private static int check(JsonNode expected, Difference actual) {
        close(expected, "difference", actual.value());
        close(expected, "se", actual.se());
        close(expected, "d", actual.effectiveInfluences());
        close(expected, "nu", actual.degrees());
        close(expected, "t", actual.t());
        close(expected, "p", actual.p());
        return 6;
    }

    private static void close(JsonNode expected, String name, double actual) {
        close(expected.get(name).asDouble(), actual, name);
    }

    private static void close(double expected, double actual, String name) {
        assertEquals(expected, actual, TOLERANCE * Math.abs(expected), name);
    }

    private static Column weights(Path file) throws IOException {
        return Column.of(Files.readAllLines(file).stream()
                .mapToDouble(Double::parseDouble)
                .toArray());
    }

    private record Table(List<String> names, List<String[]> rows) {
        static Table read(Path file) throws IOException {
            List<String> lines = Files.readAllLines(file);
            return new Table(
                    Arrays.asList(lines.getFirst().split(",")),
                    lines.stream().skip(1).map(line -> line.split(",")).toList());
        }

        List<String> text(String name) {
            int column = names.indexOf(name);
            assertTrue(column >= 0, name);
            return rows.stream().map(row -> row[column]).toList();
        }

        Column column(String name) {
            return Column.of(
                    text(name).stream().mapToDouble(Double::parseDouble).toArray());
        }
    }
}
