package dev.granular.cli.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One column of figures in a table for a paper.
 *
 * @param values NaN where there is none; higher is better
 */
public record MarkedColumn(List<Double> values) {
    /** Copies the list. */
    public MarkedColumn {
        values = List.copyOf(values);
    }

    /**
     * How values stand out; formats.
     *
     * @param best the best of a column
     * @param second the second of a column
     * @param none stands where there is no value
     */
    public record Marks(String best, String second, String none) {
        /** For LaTeX. */
        public static final Marks LATEX = new Marks("\\textbf{%s}", "\\underline{%s}", "--");
        /** For Markdown. */
        public static final Marks MARKDOWN = new Marks("**%s**", "<u>%s</u>", "–");
        /** For a terminal, where nothing stands out. */
        public static final Marks PLAIN = new Marks("%s", "%s", "-");
    }

    /** Returns texts with four decimals; the best and the second, as they are shown, marked by {@code style}. */
    public List<String> texts(Marks style) {
        List<String> ranked = values.stream()
                .filter(value -> !Double.isNaN(value))
                .sorted(Comparator.reverseOrder())
                .map(MarkedColumn::shown)
                .distinct()
                .toList();
        return values.stream()
                .map(value -> Double.isNaN(value) ? style.none() : marked(shown(value), ranked, style))
                .toList();
    }

    private String marked(String text, List<String> ranked, Marks style) {
        return switch (values.size() < 2 ? -1 : ranked.indexOf(text)) {
            case 0 -> style.best().formatted(text);
            case 1 -> style.second().formatted(text);
            default -> text;
        };
    }

    private static String shown(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.equals("-0.0000") ? "0.0000" : text;
    }
}
