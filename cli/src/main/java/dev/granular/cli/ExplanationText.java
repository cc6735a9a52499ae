package dev.granular.cli;

import dev.granular.arrow.output.ExplanationRow;
import dev.granular.inference.Confidence;
import dev.granular.inference.Explanation;
import dev.granular.inference.Interval;
import dev.granular.inference.NoInterval;
import java.util.List;
import java.util.Locale;

/** An explanation for the terminal. */
final class ExplanationText {
    private static final int NAME = 24;

    private final Explanation explanation;
    private final List<ExplanationRow> rows;
    private final boolean compares;

    ExplanationText(Explanation explanation, List<ExplanationRow> rows, boolean compares) {
        this.explanation = explanation;
        this.rows = rows;
        this.compares = compares;
    }

    /** Returns what is explained: value and interval, or why there is none. */
    static String value(double value, Confidence interval) {
        return switch (interval) {
            case Interval(double low, double high) ->
                String.format(Locale.ROOT, "%s [%s, %s]", number(value), number(low), number(high));
            case NoInterval reason -> number(value) + ", no interval: " + ConfidenceText.words(reason);
        };
    }

    /** Returns the tables. */
    String render() {
        boolean clustered = explanation.sample().clustered();
        String unit = clustered ? "cluster" : "image";
        var text = new StringBuilder();
        images(text, "decides", "Decide the value, by the share of the weight of all pairs", unit);
        images(text, "hurts", "Hurt most: without it, the value would be higher", unit);
        images(text, "helps", "Help most: without it, the value would be lower", unit);
        pairs(text);
        return text.toString();
    }

    private void images(StringBuilder text, String what, String title, String unit) {
        List<ExplanationRow> some =
                rows.stream().filter(row -> row.what().equals(what)).toList();
        if (some.isEmpty()) {
            return;
        }
        text.append("\n").append(title).append("\n");
        text.append(String.format(
                Locale.ROOT,
                "%-24s %9s %9s %10s%s %8s %10s\n",
                unit,
                "MOS",
                "std",
                "score",
                other(),
                "share",
                "effect"));
        for (ExplanationRow row : some) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s %s%s %8s %10s\n",
                    name(row.image().name()),
                    numbers(row.image()),
                    other(row.image()),
                    String.format(Locale.ROOT, "%.2f %%", 100 * row.effect().share()),
                    signed(row.effect().effect())));
        }
    }

    private void pairs(StringBuilder text) {
        List<ExplanationRow> some =
                rows.stream().filter(row -> row.what().equals("wrong_pair")).toList();
        text.append(
                compares
                        ? "\nHeaviest pairs that it orders wrongly and the other does not"
                        : "\nHeaviest pairs ordered wrongly");
        text.append(", weight relative to the heaviest pair").append("\n");
        if (!explanation.pairs().isComplete()) {
            text.append("(the search was ended: heavier ones may have been missed)\n");
        }
        if (some.isEmpty()) {
            text.append("none\n");
        }
        for (ExplanationRow row : some) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s %s%s  weight %.3g\n",
                    name(row.image().name()),
                    numbers(row.image()),
                    other(row.image()),
                    row.weight()));
            text.append(String.format(
                    Locale.ROOT,
                    "%s %s%s\n",
                    name(row.partner().name()),
                    numbers(row.partner()),
                    other(row.partner())));
        }
    }

    private String other() {
        return compares ? String.format(Locale.ROOT, " %10s", "against") : "";
    }

    private String other(ExplanationRow.Image image) {
        return compares ? String.format(Locale.ROOT, " %10s", number(image.against())) : "";
    }

    private static String numbers(ExplanationRow.Image image) {
        return String.format(
                Locale.ROOT, "%9s %9s %10s", number(image.mos()), number(image.std()), number(image.score()));
    }

    private static String name(String name) {
        String shown = name.length() > NAME ? name.substring(0, NAME - 1) + "\u2026" : name;
        return String.format(Locale.ROOT, "%-24s", shown);
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4g", value);
    }

    private static String signed(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%+.5f", value);
    }
}
