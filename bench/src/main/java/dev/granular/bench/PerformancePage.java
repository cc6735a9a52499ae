package dev.granular.bench;

import dev.granular.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The measured part of {@code docs/performance-notes.md}: tables and plots made from figures, between two marks. */
final class PerformancePage {
    private static final String BEGIN = "<!-- Made by ./granular bench curves: begin -->";
    private static final String END = "<!-- Made by ./granular bench curves: end -->";

    /** Of parameters that are on every figure, this one tells series apart. */
    private static final String SERIES = "sum";

    private final Path page;
    private final Path pictures;

    /** @param docs the folder of documents */
    PerformancePage(Path docs) {
        page = docs.resolve("performance-notes.md");
        pictures = docs.resolve("performance");
    }

    /** Returns where the figures are kept. */
    Path folder() {
        return pictures;
    }

    /** Draws every curve and puts tables and pictures in the place of those that are there. */
    void draw(Figures figures) throws IOException {
        Files.createDirectories(pictures);
        var text = new StringBuilder(BEGIN)
                .append("\n\nMeasured on ")
                .append(figures.machine())
                .append(". Dashed: the power law with the least squares.\n");
        for (Map.Entry<String, List<Figure>> curve : curves(figures).entrySet()) {
            append(text, curve.getKey(), curve.getValue());
        }
        replace(text.append('\n').append(END).toString());
    }

    private static Map<String, List<Figure>> curves(Figures figures) {
        var curves = new LinkedHashMap<String, List<Figure>>();
        figures.figures()
                .forEach(f ->
                        curves.computeIfAbsent(f.name(), n -> new ArrayList<>()).add(f));
        return curves;
    }

    /** @param name what varies, a comma, and what was measured */
    private void append(StringBuilder text, String name, List<Figure> figures) throws IOException {
        String[] parts = name.split(", ");
        String varied = parts[0];
        String unit = figures.getFirst().unit();
        var series = new TreeMap<String, List<PowerLaw.Sample>>();
        for (Figure figure : figures) {
            series.computeIfAbsent(figure.parameters().get(SERIES), s -> new ArrayList<>())
                    .add(new PowerLaw.Sample(figure.number(varied), figure.value()));
        }
        String picture = name.replace(", ", "-") + ".svg";
        Files.writeString(pictures.resolve(picture), new LogLogPlot(varied, parts[1] + ", " + unit, series).svg());
        text.append("\n### ").append(Character.toUpperCase(name.charAt(0))).append(name.substring(1));
        text.append("\n\n![")
                .append(name)
                .append("](performance/")
                .append(picture)
                .append(")\n\n");
        text.append("| sum | images | models | points | tolerance | threads | ")
                .append(unit)
                .append(" |\n");
        text.append("|---|---|---|---|---|---|---|\n");
        for (Figure figure : figures) {
            for (String parameter : List.of("sum", "images", "models", "points", "tolerance", "threads")) {
                text.append("| ").append(figure.parameters().get(parameter)).append(' ');
            }
            text.append("| ").append(Figures.rounded(figure.value())).append(" |\n");
        }
        series.forEach((sum, samples) -> text.append(exponent(sum, varied, samples)));
    }

    private static String exponent(String sum, String varied, List<PowerLaw.Sample> samples) {
        long different =
                samples.stream().mapToDouble(PowerLaw.Sample::x).distinct().count();
        return different < 2
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%nThe %s sum goes with %s to the power %.2f.%n",
                        sum,
                        varied,
                        PowerLaw.fit(samples).exponent());
    }

    private void replace(String measured) throws IOException {
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new InputException(page + " has no place for curves: it needs the lines\n" + BEGIN + "\n" + END);
        }
        Files.writeString(page, text.substring(0, begin) + measured + text.substring(end + END.length()));
        System.out.println("written: " + page + " and pictures in " + pictures);
    }
}
