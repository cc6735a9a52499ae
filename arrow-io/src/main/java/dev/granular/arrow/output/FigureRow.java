package dev.granular.arrow.output;

import dev.granular.Direction;
import dev.granular.global.Figure;
import dev.granular.global.Reason;
import dev.granular.global.WholeSetFigures;
import dev.granular.mapping.Mapping;
import dev.granular.mapping.Minimiser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The figures of one model over the whole set, as a row of {@link ResultTable#figures}.
 *
 * @param figures what was computed
 * @param direction which way the model's scores count
 * @param images number of images
 */
public record FigureRow(WholeSetFigures figures, Direction direction, int images) {
    /** Drops below this share of the error come from rounding. */
    private static final double ROUNDING = 1e-9;

    /** Refuses nulls. */
    public FigureRow {
        Objects.requireNonNull(figures, "figures");
        Objects.requireNonNull(direction, "direction");
    }

    /** Returns the model's name. */
    public String model() {
        return figures.model();
    }

    /** Returns {@code higher} or {@code lower}, whichever score is better. */
    public String directionWord() {
        return direction == Direction.HIGHER_IS_BETTER ? "higher" : "lower";
    }

    /** Returns the word for a mapping in tables and on the command line. */
    public static String word(Mapping mapping) {
        return switch (mapping) {
            case NONE -> "none";
            case LINEAR -> "linear";
            case LOGISTIC_4 -> "logistic4";
            case LOGISTIC_5 -> "logistic5";
            case MONOTONE_CUBIC -> "cubic";
        };
    }

    /** Returns the figures by the names of their columns, in the order of the table. */
    public Map<String, Figure> named() {
        var named = new LinkedHashMap<String, Figure>();
        named.put("mapped_plcc", figures.errors().plcc());
        named.put("rmse", figures.errors().rmse());
        named.put("rmse_star", figures.errors().rmseStar());
        named.put("outlier_ratio_ci", figures.errors().outliersBeyondInterval());
        named.put("outlier_ratio_2std", figures.errors().outliersBeyondTwoStd());
        named.put("pair_accuracy", figures.order().byMos().best());
        named.put("tie_threshold", figures.order().byMos().threshold());
        named.put("auc_different", figures.classification().aucDifferent());
        named.put("auc_better", figures.classification().aucBetter());
        named.put("correct_better", figures.classification().correct());
        named.put("resolving_power", figures.resolvingPower().at95());
        named.put("pwrc", figures.ranking().area());
        return Collections.unmodifiableMap(named);
    }

    /** Returns the names of the figures that are not given, by why they are not. */
    public Map<Reason, List<String>> missing() {
        var missing = new LinkedHashMap<Reason, List<String>>();
        named().forEach((name, figure) -> {
            if (figure instanceof Figure.Missing(Reason reason)) {
                missing.computeIfAbsent(reason, _ -> new ArrayList<>()).add(name);
            }
        });
        return Collections.unmodifiableMap(missing);
    }

    /** Returns whether figures over pairs come from a sample of the pairs. */
    public boolean sampled() {
        return named().values().stream()
                .anyMatch(figure -> figure instanceof Figure.Value(double _, double error) && error > 0);
    }

    /** Returns what a reader must know if no parameters of the mapping are best, a sentence without a full stop. */
    public Optional<String> mappingLimit() {
        Minimiser minimiser = figures.mapping().minimiser();
        return minimiser == Minimiser.FINITE ? Optional.empty() : Optional.of(minimiser.sentence());
    }

    /** Returns by how much the mapping falls where it should rise, MOS units; empty if it rises but for rounding. */
    public OptionalDouble mappingDrop() {
        double drop = figures.mapping().largestDrop();
        double rmse = figures.errors().rmse().number().orElse(0);
        return drop > ROUNDING * rmse ? OptionalDouble.of(drop) : OptionalDouble.empty();
    }

    /** Returns the figures that are not given and why, in words; empty if all are. */
    public String why() {
        return missing().entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": "
                        + entry.getKey().sentence())
                .collect(Collectors.joining("; "));
    }

    /** Returns remarks on the mapping, and standard errors if pairs were sampled; often empty. */
    public String notes() {
        var notes = new ArrayList<String>();
        mappingLimit().ifPresent(limit -> notes.add("mapping: " + limit));
        mappingDrop()
                .ifPresent(drop -> notes.add(
                        String.format(Locale.ROOT, "mapping: falls by up to %.3g where it should rise", drop)));
        named().forEach((name, figure) -> {
            if (figure instanceof Figure.Value(double _, double error) && error > 0) {
                notes.add(
                        Double.isInfinite(error)
                                ? name + ": standard error unknown"
                                : String.format(Locale.ROOT, "%s: standard error %.2g", name, error));
            }
        });
        return String.join("; ", notes);
    }
}
