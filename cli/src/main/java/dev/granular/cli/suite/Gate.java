package dev.granular.cli.suite;

import dev.granular.inference.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A condition on a figure, whose failure makes the command fail. */
public sealed interface Gate {
    /** Values that differ by less are the same: what rounding and the usual tolerance may do to two of them. */
    double SAME = 2e-6;

    /**
     * Which cells a gate is about.
     *
     * @param model name
     * @param data name of the set; empty for every set on which the model is evaluated
     * @param place where the gate is described
     */
    record Scope(String model, Optional<String> data, Figure figure, Place place) {
        /** Returns whether it is about a model on a data set. */
        boolean concerns(String set, String name) {
            return name.equals(model) && data.filter(only -> !only.equals(set)).isEmpty();
        }

        @Override
        public String toString() {
            return figure + " of " + model + data.map(name -> " on " + name).orElse("");
        }
    }

    /** Returns what the gate is about. */
    Scope scope();

    /** Returns what it asks for, in words that may follow the scope. */
    String demand();

    /** Returns why a value fails, in words that may follow the figure's name; nothing if it passes. */
    Optional<String> failure(Cell cell, double value);

    /** The figure must reach a value. */
    record AtLeast(Scope scope, double least) implements Gate {
        @Override
        public String demand() {
            return "at least " + least;
        }

        @Override
        public Optional<String> failure(Cell cell, double value) {
            return value >= least
                    ? Optional.empty()
                    : Optional.of("is %s, below %s".formatted(shown(value, least), least));
        }
    }

    /**
     * The figure must not have become worse than in an earlier run. A drop counts if the earlier value lies above the figure's
     * interval or, if it has none, at all.
     */
    record NoWorseThan(Scope scope, Baseline baseline) implements Gate {
        @Override
        public String demand() {
            return "no worse than in " + baseline.file();
        }

        @Override
        public Optional<String> failure(Cell cell, double value) {
            Optional<Cell> before = baseline.cell(cell);
            OptionalDouble earlier =
                    before.map(found -> found.value(scope.figure())).orElse(OptionalDouble.empty());
            if (earlier.isEmpty()) {
                return Optional.of("cannot be compared: " + baseline.file()
                        + " does not have it; copy the suite.json of a run that has it to this file");
            }
            if (!before.orElseThrow().basis().equals(cell.basis())) {
                return Optional.of("cannot be compared: ratings, points or weights are others than in "
                        + baseline.file() + "; copy the suite.json of a run with the new ones to this file");
            }
            double was = earlier.getAsDouble();
            Score score = cell.score(scope.figure());
            if (value >= was - SAME
                    || score.interval()
                            .filter(interval -> was <= interval.high())
                            .isPresent()) {
                return Optional.empty();
            }
            return Optional.of("is %s; in %s it was %s, %s"
                    .formatted(shown(value, was), baseline.file(), shown(was, value), beyond(score, was)));
        }

        private static String beyond(Score score, double was) {
            return score.interval()
                    .map(Interval::high)
                    .map(high -> "above the interval, which ends at " + shown(high, was))
                    .orElseGet(() -> "and any drop counts (" + score.why().orElseThrow() + ")");
        }
    }

    /** Checks a gate: a line for each cell that fails. */
    default List<String> failures(List<Cell> cells) {
        List<Cell> meant = cells.stream()
                .filter(cell -> scope().concerns(cell.data(), cell.model()))
                .toList();
        if (meant.isEmpty()) {
            return List.of(scope() + " was not evaluated");
        }
        return meant.stream()
                .flatMap(
                        cell -> failure(cell)
                                .map(why -> scope().figure() + " of " + cell.model() + " on " + cell.data() + " " + why)
                                .stream())
                .toList();
    }

    private Optional<String> failure(Cell cell) {
        Score score = cell.score(scope().figure());
        return score.value().isPresent()
                ? failure(cell, score.value().getAsDouble())
                : Optional.of("has no value: " + score.why().orElseThrow());
    }

    /** Returns four decimals, or all if these would be those of the number that it is compared with. */
    private static String shown(double value, double other) {
        String text = String.format(Locale.ROOT, "%.4f", value);
        return text.equals(String.format(Locale.ROOT, "%.4f", other)) && value != other ? Double.toString(value) : text;
    }
}
