package dev.granular.cli;

import dev.granular.Method;
import dev.granular.arrow.output.ModelComparison;
import dev.granular.cli.confidence.Confidences;
import dev.granular.evaluation.EvaluationResult;
import dev.granular.inference.Difference;
import dev.granular.inference.Interval;
import dev.granular.inference.NoInterval;
import dev.granular.inference.Sample;
import dev.granular.inference.ScoreComparison;
import dev.granular.inference.SurfaceComparison;
import dev.granular.inference.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sentences on intervals and comparisons. */
final class ConfidenceText {
    private final Confidences confidences;
    private final EvaluationResult result;

    ConfidenceText(Confidences confidences, EvaluationResult result) {
        this.confidences = confidences;
        this.result = result;
    }

    /** Returns what intervals rest on and where there are none, one line each. */
    List<String> notes() {
        var notes = new ArrayList<String>();
        Sample sample = confidences.sample();
        String units = confidences
                .clusterColumn()
                .map(column -> sample.ofUnits() + " clusters of \"" + column + "\" as units")
                .orElse("images as units");
        notes.add("intervals: " + percent(confidences.level()) + ", " + units);
        if (!sample.isWhole()) {
            notes.add("standard errors of surfaces and GMC: from a sample of " + sample.images() + " of "
                    + sample.ofImages() + " images"
                    + (sample.clustered() ? " in " + sample.units() + " of " + sample.ofUnits() + " clusters" : ""));
        }
        if (confidences.places().isEmpty()) {
            notes.add("intervals of surfaces: not computed, as that takes longer; --confidence " + confidences.level()
                    + " computes them");
            return notes;
        }
        for (Method method : confidences.surface().methods()) {
            missing(method).ifPresent(notes::add);
        }
        return notes;
    }

    /** Returns where surfaces by a method have no interval, and why. */
    private Optional<String> missing(Method method) {
        Map<NoInterval, Integer> counts = new EnumMap<>(NoInterval.class);
        int places = 0;
        for (String model : confidences.surface().models()) {
            for (int k = 0; k < confidences.surface().points().size(); k++) {
                places++;
                if (confidences.surface().estimate(model, method, k).interval() instanceof NoInterval reason) {
                    counts.merge(reason, 1, Integer::sum);
                }
            }
        }
        if (counts.isEmpty()) {
            return Optional.empty();
        }
        var reasons = new ArrayList<String>();
        for (Map.Entry<NoInterval, Integer> entry : counts.entrySet()) {
            reasons.add(words(entry.getKey()) + " " + share((double) entry.getValue() / places));
        }
        double all = counts.values().stream().mapToInt(count -> count).sum();
        return Optional.of("no interval of " + method + " at " + share(all / places) + " of the places: "
                + String.join(", ", reasons));
    }

    /** Returns a reason in words. */
    static String words(NoInterval reason) {
        return switch (reason) {
            case UNDEFINED -> "undefined";
            case NO_VARIATION -> "no variation";
            case FEW_IMAGES -> "too few images";
            case FEW_CLUSTERS -> "too few clusters";
            case FEW_DISAGREEMENTS -> "too few disagreements";
            case SPARSE_END -> "sparse end of the scale";
            case OUTSIDE_GRID -> "outside the range";
        };
    }

    /** Returns one sentence for each two models that follow one another in GMC, or in the global figure where there is no GMC. */
    List<String> comparisons() {
        var sentences = new ArrayList<String>();
        for (Method method : confidences.surface().methods()) {
            List<ModelComparison> pairs = confidences.comparisons().stream()
                    .filter(pair -> pair.surface().comparison().method() == method)
                    .toList();
            List<String> ranking = pairs.stream()
                    .flatMap(
                            pair -> List.of(pair.global().first(), pair.global().second()).stream())
                    .distinct()
                    .sorted(Comparator.comparingDouble((String model) -> -score(model, method)))
                    .toList();
            for (int rank = 0; rank + 1 < ranking.size(); rank++) {
                String upper = ranking.get(rank);
                String lower = ranking.get(rank + 1);
                pairs.stream()
                        .filter(pair -> joins(pair.global(), upper, lower))
                        .findFirst()
                        .ifPresent(pair -> sentences.add(sentence(pair, upper, lower)));
            }
        }
        return sentences;
    }

    private double score(String model, Method method) {
        var score = result.model(model).score(method);
        double value = confidences.scores().gmc().isPresent() ? score.gmc() : score.global();
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    private static boolean joins(ScoreComparison pair, String one, String other) {
        return pair.first().equals(one) && pair.second().equals(other)
                || pair.first().equals(other) && pair.second().equals(one);
    }

    private String sentence(ModelComparison pair, String upper, String lower) {
        ScoreComparison score = pair.gmc().orElse(pair.global());
        String what = (pair.gmc().isPresent() ? "GMC, " : "global, ") + score.method();
        Difference difference = score.difference();
        if (!(difference.interval() instanceof Interval(double low, double high))) {
            return upper + " and " + lower + ": no test (" + what + "): " + words((NoInterval) difference.interval());
        }
        double alpha = 1 - confidences.level();
        String size = String.format(Locale.ROOT, "%.3f ± %.3f", Math.abs(difference.value()), (high - low) / 2);
        boolean found = score.adjustedP() <= alpha;
        String head = found
                ? upper + " beats " + lower + " by " + size + " (" + what + ")"
                : upper + " and " + lower + ": no difference shown (" + what + ": " + size + ")";
        return head + where(pair, upper, lower, found, alpha);
    }

    private String where(ModelComparison pair, String upper, String lower, boolean found, double alpha) {
        SurfaceComparison surface = pair.surface().comparison();
        if (surface.somewhere().isEmpty() || pair.surface().adjustedP() > alpha) {
            return "";
        }
        boolean same = surface.first().equals(upper);
        double up = surface.share(same ? Verdict.FIRST_BETTER : Verdict.SECOND_BETTER);
        double down = surface.share(same ? Verdict.SECOND_BETTER : Verdict.FIRST_BETTER);
        String places = confidences.surface().meanHeights().isPresent() ? " of the grid" : " of the points";
        var parts = new ArrayList<String>();
        if (up > 0) {
            parts.add((found ? "better on " : upper + " is better on ") + share(up) + places);
        }
        if (down > 0) {
            parts.add(lower + " is better on " + share(down) + places);
        }
        return parts.isEmpty() ? "" : "; " + String.join(", ", parts);
    }

    private static String percent(double level) {
        String text = String.format(Locale.ROOT, "%.6f", 100 * level).replaceAll("\\.?0+$", "");
        return text + " %";
    }

    private static String share(double share) {
        double percent = 100 * share;
        return percent > 0 && percent < 1 ? "<1 %" : String.format(Locale.ROOT, "%.0f %%", Math.floor(percent));
    }
}
