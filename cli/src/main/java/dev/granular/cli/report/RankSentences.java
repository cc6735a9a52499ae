package dev.granular.cli.report;

import static dev.granular.cli.draw.Markup.escape;
import static dev.granular.cli.report.HtmlText.percent;
import static dev.granular.cli.report.HtmlText.rounded;

import dev.granular.Method;
import dev.granular.inference.Difference;
import dev.granular.inference.Interval;
import dev.granular.inference.NoInterval;
import dev.granular.inference.ScoreComparison;
import dev.granular.inference.ScoreInference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sentences that compare each model with the next one in rank. */
final class RankSentences {
    private final ReportConfidence confidence;

    RankSentences(ReportConfidence confidence) {
        this.confidence = confidence;
    }

    /** Returns sentences of all methods as HTML; nothing if there is nothing to compare. */
    String html() {
        if (confidence.surface().models().size() < 2 || confidence.ranking().isEmpty()) {
            return "";
        }
        var html = new StringBuilder("<h3>Neighbours in rank, by %s</h3>\n<div id=\"ranks\" class=\"ranks\">\n"
                .formatted(confidence.rankingName()));
        for (var method : confidence.surface().methods()) {
            html.append("<div><h4>%s</h4>\n<ul>\n".formatted(method));
            for (var sentence : of(method)) {
                html.append("<li>").append(escape(sentence)).append("</li>\n");
            }
            html.append("</ul></div>\n");
        }
        return html.append("</div>").toString();
    }

    /** Returns a sentence for each pair of neighbours, best first. */
    List<String> of(Method method) {
        var ranking = confidence.ranking().orElseThrow();
        List<String> models = ranked(ranking, method);
        var sentences = new ArrayList<String>();
        for (int k = 1; k < models.size(); k++) {
            sentences.add(sentence(models.get(k - 1), models.get(k), method));
        }
        return List.copyOf(sentences);
    }

    private static List<String> ranked(ScoreInference ranking, Method method) {
        return ranking.models().stream()
                .filter(model -> !Double.isNaN(ranking.estimate(model, method).value()))
                .sorted(Comparator.comparingDouble(
                        model -> -ranking.estimate(model, method).value()))
                .toList();
    }

    private String sentence(String higher, String lower, Method method) {
        ScoreComparison comparison = comparison(higher, lower, method);
        Difference difference = comparison.difference();
        if (difference.interval() instanceof NoInterval reason) {
            return "%s and %s cannot be compared: %s".formatted(higher, lower, ConfidenceWords.why(reason));
        }
        String by = "%s ± %s".formatted(rounded(Math.abs(difference.value())), rounded(ConfidenceWords.half((Interval)
                difference.interval())));
        if (comparison.adjustedP() <= confidence.alpha()) {
            return "%s beats %s by %s; %s".formatted(higher, lower, by, where(higher, lower, method));
        }
        String chance = difference.p() <= confidence.alpha()
                ? "; the difference would stand out for this pair alone, but not among all pairs"
                : "";
        return "no significant difference between %s and %s (%s%s)%s"
                .formatted(higher, lower, by, chance, elsewhere(higher, lower, method));
    }

    private ScoreComparison comparison(String one, String other, Method method) {
        return confidence.scoreTests(method).stream()
                .filter(pair -> pair.first().equals(one) && pair.second().equals(other)
                        || pair.first().equals(other) && pair.second().equals(one))
                .findFirst()
                .orElseThrow();
    }

    private String where(String higher, String lower, Method method) {
        double better = confidence.shareBetter(higher, lower, method);
        double worse = confidence.shareBetter(lower, higher, method);
        if (better == 0 && worse == 0) {
            return "the surfaces do not show where";
        }
        return (better == 0 ? "nowhere shown to be better" : "better on %s %s".formatted(percent(better), places()))
                + (worse == 0 ? "" : ", worse on " + percent(worse));
    }

    private String elsewhere(String higher, String lower, Method method) {
        double better = confidence.shareBetter(higher, lower, method);
        double worse = confidence.shareBetter(lower, higher, method);
        if (better == 0 && worse == 0) {
            return "";
        }
        if (better == 0 || worse == 0) {
            return "; but %s is better on %s %s"
                    .formatted(better > 0 ? higher : lower, percent(Math.max(better, worse)), places());
        }
        return "; but %s is better on %s %s and %s on %s"
                .formatted(higher, percent(better), places(), lower, percent(worse));
    }

    private String places() {
        return ConfidenceJson.columns(confidence.surface().points()) > 0 ? "of the grid" : "of the evaluated points";
    }
}
