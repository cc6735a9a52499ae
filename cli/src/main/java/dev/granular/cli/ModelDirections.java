package dev.granular.cli;

import dev.granular.Column;
import dev.granular.Direction;
import dev.granular.InputException;
import dev.granular.Predictions;
import dev.granular.global.GlobalFigures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds which way each model counts: as an option says, else by the sign of its global SRCC. */
final class ModelDirections {
    /** Two-sided 5 % of the normal distribution, which a rank correlation of nothing has with variance 1 / (N - 1). */
    private static final double CHANCE = 1.96;
    /** Far beyond chance: a sample then has the sign of the whole. */
    private static final double CERTAIN = 6;
    /** Images looked at first; ranks of all of a million take a second. */
    private static final int SAMPLE = 20_000;

    private final Column quality;
    private final Said said;
    private final List<String> turned = new ArrayList<>();
    private final List<String> open = new ArrayList<>();

    /**
     * What is said of directions.
     *
     * @param lower models of which a lower score is better
     * @param higher models of which a higher score is better
     */
    record Said(Collection<String> lower, Collection<String> higher) {
        static final Said NOTHING = new Said(List.of(), List.of());

        /** Copies the names. */
        Said {
            lower = List.copyOf(lower);
            higher = List.copyOf(higher);
        }

        /** Returns both together. */
        Said and(Collection<String> alsoLower, Collection<String> alsoHigher) {
            return new Said(
                    Stream.concat(lower.stream(), alsoLower.stream()).toList(),
                    Stream.concat(higher.stream(), alsoHigher.stream()).toList());
        }
    }

    /**
     * Prepares to judge models.
     *
     * @param quality ratings of which a higher one means better
     */
    ModelDirections(Column quality, Said said) {
        this.quality = quality;
        this.said = said;
    }

    /** Returns the models with their directions. */
    List<Predictions> of(List<Predictions> models) {
        requireModels(said.lower(), "--lower-is-better", models);
        requireModels(said.higher(), "--higher-is-better-models", models);
        return models.stream().map(model -> model.counted(direction(model))).toList();
    }

    private static void requireModels(Collection<String> named, String option, List<Predictions> models) {
        for (String name : named) {
            if (models.stream().noneMatch(model -> model.model().equals(name))) {
                throw new InputException("there is no model \"" + name + "\" for " + option + "; there is "
                        + String.join(
                                ", ", models.stream().map(Predictions::model).toList()));
            }
        }
    }

    private Direction direction(Predictions model) {
        if (said.lower().contains(model.model())) {
            return Direction.LOWER_IS_BETTER;
        } else if (said.higher().contains(model.model())) {
            return Direction.HIGHER_IS_BETTER;
        }
        double srcc = rankCorrelation(model.scores());
        if (!(Math.abs(srcc) >= CHANCE / Math.sqrt(quality.size() - 1.0))) {
            open.add(model.model());
            return Direction.HIGHER_IS_BETTER;
        } else if (srcc < 0) {
            turned.add(model.model());
            return Direction.LOWER_IS_BETTER;
        }
        return Direction.HIGHER_IS_BETTER;
    }

    private double rankCorrelation(Column scores) {
        int size = quality.size();
        if (size > 2 * SAMPLE) {
            double srcc = GlobalFigures.of(sample(quality), sample(scores)).srcc();
            if (Math.abs(srcc) > CERTAIN / Math.sqrt(SAMPLE)) {
                return srcc;
            }
        }
        return GlobalFigures.of(quality, scores).srcc();
    }

    private static Column sample(Column column) {
        var values = new double[SAMPLE];
        for (int i = 0; i < SAMPLE; i++) {
            values[i] = column.get((int) ((long) i * column.size() / SAMPLE));
        }
        return Column.of(values);
    }

    /** Returns what was found, one line each. */
    List<String> notes() {
        var notes = new ArrayList<String>();
        if (!said.lower().isEmpty()) {
            notes.add("lower is better, as --lower-is-better says: " + String.join(", ", new TreeSet<>(said.lower())));
        }
        if (!turned.isEmpty()) {
            notes.add("lower is better, by the data: " + String.join(", ", turned)
                    + " (--higher-is-better-models overrules)");
        }
        if (!open.isEmpty()) {
            notes.add("the data leave open which way these count, so higher is taken as better: "
                    + String.join(", ", open) + " (--lower-is-better overrules)");
        }
        return notes;
    }
}
