package dev.granular.cli.text;

import dev.granular.inference.ScoreComparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One column of a table for a paper.
 *
 * @param name of the score
 * @param values by model; NaN where there is none
 * @param standings by model, against the best of the column; empty if no models were compared
 */
public record PaperColumn(String name, List<Double> values, List<Standing> standings) {
    /** Copies the lists. */
    public PaperColumn {
        values = List.copyOf(values);
        standings = List.copyOf(standings);
    }

    /** What is shown of a score against the highest of its column. */
    public enum Standing {
        /** It is the highest. */
        BEST("best"),
        /** It is shown to be lower. */
        LOWER("lower"),
        /** It is not shown to differ. */
        OPEN("not shown to differ"),
        /** It was not compared. */
        UNTESTED("not compared"),
        /** There is no score. */
        NO_SCORE("");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        /** Returns the mark in words, for tables without marks. */
        public String words() {
            return words;
        }
    }

    /** How values stand out; formats. */
    public record Marks(String best, String second, String none, String open, String untested) {
        /** For LaTeX. */
        public static final Marks LATEX = new Marks(
                "\\textbf{%s}", "\\underline{%s}", "--", "%s\\rlap{$^{\\dagger}$}", "%s\\rlap{$^{\\ddagger}$}");
        /** For Markdown. */
        public static final Marks MARKDOWN = new Marks("**%s**", "<u>%s</u>", "–", "%s†", "%s‡");
        /** For a terminal, where nothing stands out. */
        public static final Marks PLAIN = new Marks("%s", "%s", "-", "%s", "%s");
    }

    /**
     * Puts scores into a column.
     *
     * @param comparisons of pairs of models by this score; none if they were not computed
     * @param alpha probability of error that tests allow
     */
    public static PaperColumn of(
            String name,
            List<String> models,
            List<Double> values,
            Optional<List<ScoreComparison>> comparisons,
            double alpha) {
        int best = -1;
        for (int model = 0; model < values.size(); model++) {
            double value = values.get(model);
            if (!Double.isNaN(value) && (best < 0 || value > values.get(best))) {
                best = model;
            }
        }
        var standings = new ArrayList<Standing>();
        for (int model = 0; comparisons.isPresent() && model < values.size(); model++) {
            standings.add(
                    Double.isNaN(values.get(model))
                            ? Standing.NO_SCORE
                            : model == best
                                    ? Standing.BEST
                                    : standing(models.get(model), models.get(best), comparisons.get(), alpha));
        }
        return new PaperColumn(name, values, standings);
    }

    private static Standing standing(String model, String best, List<ScoreComparison> comparisons, double alpha) {
        return comparisons.stream()
                .filter(pair -> List.of(pair.first(), pair.second()).containsAll(List.of(model, best)))
                .map(pair -> Double.isNaN(pair.adjustedP())
                        ? Standing.UNTESTED
                        : pair.adjustedP() <= alpha ? Standing.LOWER : Standing.OPEN)
                .findFirst()
                .orElse(Standing.UNTESTED);
    }

    /** Returns texts with four decimals; the best and the second, as they are shown, and standings marked by {@code style}. */
    public List<String> texts(Marks style) {
        List<String> ranked = values.stream()
                .filter(value -> !Double.isNaN(value))
                .sorted(Comparator.reverseOrder())
                .map(PaperColumn::shown)
                .distinct()
                .toList();
        var texts = new ArrayList<String>();
        for (int model = 0; model < values.size(); model++) {
            String text =
                    Double.isNaN(values.get(model)) ? style.none() : ranked(shown(values.get(model)), ranked, style);
            texts.add(
                    switch (standings.isEmpty() ? Standing.LOWER : standings.get(model)) {
                        case OPEN -> style.open().formatted(text);
                        case UNTESTED -> style.untested().formatted(text);
                        case BEST, LOWER, NO_SCORE -> text;
                    });
        }
        return texts;
    }

    private String ranked(String text, List<String> ranked, Marks style) {
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
