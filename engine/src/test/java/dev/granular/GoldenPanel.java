package dev.granular;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Golden values of figures over whole data sets, and the data they were computed from. */
public final class GoldenPanel {
    private GoldenPanel() {}

    /**
     * One model's data and golden values.
     *
     * @param raters of every image
     */
    public record Case(
            String name,
            double[] scores,
            double[] mos,
            double[] std,
            double raters,
            JsonNode expected,
            JsonNode perfect) {
        @Override
        public String toString() {
            return name;
        }

        /** The ratings. */
        public Ratings ratings() {
            return new Ratings(Column.of(mos), Column.of(std));
        }
    }

    private static Path root() {
        Path root = Conformance.folder("livec").getParent();
        assumeTrue(Files.exists(root.resolve("panel.json")), () -> "skipped: no golden figures in " + root);
        return root;
    }

    private static JsonNode document() {
        try {
            return new ObjectMapper().readTree(root().resolve("panel.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every model of both published sets. */
    public static List<Case> published() {
        JsonNode sets = document().get("sets");
        var cases = new ArrayList<Case>();
        for (String set : List.of("livec", "kadid10k")) {
            Path folder = root().resolve(set);
            sets.get(set).properties().forEach(entry -> {
                if (!entry.getKey().equals("perfect_model_pwrc")) {
                    cases.add(new Case(
                            set + " " + entry.getKey(),
                            column(folder.resolve("predictions/" + entry.getKey() + ".csv"), "Results Scores for CC"),
                            column(folder.resolve("ratings.csv"), "mos"),
                            column(folder.resolve("ratings.csv"), "std"),
                            entry.getValue().get("raters").asDouble(),
                            entry.getValue(),
                            sets.get(set).get("perfect_model_pwrc")));
                }
            });
        }
        return cases;
    }

    /** A small table with ties everywhere. */
    public static Case toy() {
        JsonNode toy = document().get("toy");
        JsonNode input = toy.get("input");
        return new Case(
                "toy",
                numbers(input.get("score")),
                numbers(input.get("mos")),
                numbers(input.get("std")),
                input.get("raters").asDouble(),
                toy,
                toy);
    }

    /** All of them. */
    public static List<Case> all() {
        var cases = new ArrayList<Case>(published());
        cases.add(toy());
        return cases;
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        Arrays.setAll(numbers, i -> array.get(i).asDouble());
        return numbers;
    }

    private static double[] column(Path file, String name) {
        try {
            List<String> lines = Files.readAllLines(file);
            String header = lines.getFirst().replace("\uFEFF", "");
            int column = Arrays.asList(header.split(",", -1)).indexOf(name);
            return lines.stream()
                    .skip(1)
                    .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
