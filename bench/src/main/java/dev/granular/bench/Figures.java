package dev.granular.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The figures of one run, as a JSON file for programs and a Markdown table for people.
 *
 * @param machine where they were measured, one line
 * @param figures in the order of measurement
 */
record Figures(String machine, List<Figure> figures) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    Figures {
        figures = List.copyOf(figures);
    }

    /** Prints a line for each on standard output. */
    static void print(List<Figure> figures) {
        figures.forEach(
                f -> System.out.printf("  %s %s: %s %s%n", f.name(), f.parameters(), rounded(f.value()), f.unit()));
    }

    /** Writes {@code name.json} and {@code name.md} into a folder, and says so. */
    void write(Path folder, String name) throws IOException {
        write(folder.resolve(name + ".json"));
        Path table = folder.resolve(name + ".md");
        Files.writeString(table, markdown());
        System.out.println("written: " + table);
    }

    /** Writes the JSON file alone. */
    void write(Path json) throws IOException {
        Files.createDirectories(json.toAbsolutePath().getParent());
        JSON.writeValue(json.toFile(), this);
        System.out.println("written: " + json);
    }

    /** Returns what {@link #write} wrote. */
    static Figures read(Path json) throws IOException {
        JsonNode root = JSON.readTree(json.toFile());
        return new Figures(root.get("machine").asText(), JSON.convertValue(root.get("figures"), new FigureList()));
    }

    private static final class FigureList extends TypeReference<List<Figure>> {}

    /** Returns the machine, then a table for each name. */
    String markdown() {
        var text = new StringBuilder("Measured on ").append(machine).append(".\n");
        Map<String, List<Figure>> byName =
                figures.stream().collect(Collectors.groupingBy(Figure::name, LinkedHashMap::new, Collectors.toList()));
        byName.forEach((name, some) -> append(text, name, some));
        return text.toString();
    }

    private static void append(StringBuilder text, String name, List<Figure> figures) {
        List<String> parameters = List.copyOf(figures.getFirst().parameters().keySet());
        text.append("\n### ").append(name).append("\n\n|");
        parameters.forEach(p -> text.append(' ').append(p).append(" |"));
        text.append(" median | lowest to highest | unit |\n|");
        text.append("---|".repeat(parameters.size() + 3)).append('\n');
        for (Figure figure : figures) {
            text.append('|');
            parameters.forEach(
                    p -> text.append(' ').append(figure.parameters().get(p)).append(" |"));
            text.append(" %s | %s | %s |%n".formatted(rounded(figure.value()), spread(figure), figure.unit()));
        }
    }

    private static String spread(Figure figure) {
        double low = figure.samples().stream().mapToDouble(s -> s).min().orElse(figure.value());
        double high = figure.samples().stream().mapToDouble(s -> s).max().orElse(figure.value());
        return figure.samples().size() < 2 ? "one" : rounded(low) + " to " + rounded(high);
    }

    /** Returns three significant digits: more would claim what a measurement does not know. */
    static String rounded(double value) {
        double size = Math.abs(value);
        if (size != 0 && (size < 1e-3 || size >= 1e7)) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        int digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 4;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
