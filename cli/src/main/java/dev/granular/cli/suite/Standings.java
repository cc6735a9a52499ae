package dev.granular.cli.suite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How models stand over all data sets by one figure. Means and ranks are of models that have the figure on every set, since
 * others would be judged by easier or harder sets.
 */
public final class Standings {
    private final Figure figure;
    private final List<EvaluatedSet> sets;
    private final Map<String, Map<String, Double>> values = new LinkedHashMap<>();
    private final List<Standing> all;

    /**
     * One model.
     *
     * @param meanRank 1 for a model that is best everywhere; equal values share the mean of their ranks; empty if a set has no
     *     value
     * @param mean of the figure over the sets; empty if a set has no value
     * @param weightedMean the same with the sets' importance
     * @param wins sets on which no other model is better
     */
    public record Standing(
            String model, OptionalDouble meanRank, OptionalDouble mean, OptionalDouble weightedMean, int wins) {}

    /** Ranks all models. */
    Standings(Figure figure, List<EvaluatedSet> sets) {
        this.figure = figure;
        this.sets = List.copyOf(sets);
        var models = new LinkedHashSet<String>();
        for (EvaluatedSet set : sets) {
            var ofSet = new LinkedHashMap<String, Double>();
            for (Cell cell : set.cells()) {
                models.add(cell.model());
                cell.value(figure).ifPresent(value -> ofSet.put(cell.model(), value));
            }
            values.put(set.name(), ofSet);
        }
        var everywhere = new LinkedHashSet<>(models);
        values.values().forEach(ofSet -> everywhere.retainAll(ofSet.keySet()));
        all = models.stream()
                .map(model -> everywhere.contains(model)
                        ? complete(model, everywhere)
                        : new Standing(
                                model,
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                OptionalDouble.empty(),
                                wins(model)))
                .sorted(Comparator.comparingDouble(
                        standing -> standing.meanRank().orElse(Double.POSITIVE_INFINITY)))
                .toList();
    }

    private Standing complete(String model, Set<String> models) {
        double ranks = 0;
        double sum = 0;
        double weighted = 0;
        double weights = 0;
        for (EvaluatedSet set : sets) {
            double value = values.get(set.name()).get(model);
            ranks += rank(set.name(), value, models);
            sum += value;
            weighted += set.importance() * value;
            weights += set.importance();
        }
        return new Standing(
                model,
                OptionalDouble.of(ranks / sets.size()),
                OptionalDouble.of(sum / sets.size()),
                OptionalDouble.of(weighted / weights),
                wins(model));
    }

    private double rank(String set, double own, Set<String> models) {
        double better = 0;
        double equal = 0;
        for (String other : models) {
            double value = values.get(set).get(other);
            better += value > own ? 1 : 0;
            equal += value == own ? 1 : 0;
        }
        return better + (equal + 1) / 2;
    }

    private int wins(String model) {
        return (int) values.values().stream()
                .filter(ofSet -> ofSet.containsKey(model))
                .filter(ofSet -> ofSet.values().stream().noneMatch(value -> value > ofSet.get(model)))
                .count();
    }

    /** Returns the figure. */
    public Figure figure() {
        return figure;
    }

    /** Returns the names of the data sets, in the order of the suite. */
    public List<String> sets() {
        return sets.stream().map(EvaluatedSet::name).toList();
    }

    /** Returns all models, the lowest mean rank first; those that lack a value last. */
    public List<Standing> all() {
        return all;
    }

    /** Returns the figure of a model on a set; nothing if there is no value. */
    public OptionalDouble value(String set, String model) {
        Double value = values.get(set).get(model);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Says why values are missing, a line for each, so that no place stays empty without a reason. */
    public List<String> gaps() {
        var gaps = new ArrayList<String>();
        for (Standing standing : all) {
            for (EvaluatedSet set : sets) {
                if (value(set.name(), standing.model()).isEmpty()) {
                    gaps.add(standing.model() + " on " + set.name() + ": " + why(set, standing.model()));
                }
            }
        }
        if (!gaps.isEmpty()) {
            gaps.add("Without a value on every set a model has neither mean nor rank.");
        }
        return gaps;
    }

    private String why(EvaluatedSet set, String model) {
        return set.cell(model).flatMap(cell -> cell.score(figure).why()).orElse("the suite leaves it out");
    }
}
