package dev.granular.cli.suite;

import dev.granular.inference.Interval;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A figure of a model on a data set.
 *
 * @param value in [−1, 1]; empty if it is undefined
 * @param interval its confidence interval; empty without one
 * @param why why there is no value, or no interval; empty if there are both
 */
public record Score(Figure figure, OptionalDouble value, Optional<Interval> interval, Optional<String> why) {
    /** Refuses nulls, and what is missing without a reason. */
    public Score {
        Objects.requireNonNull(figure, "figure");
        Objects.requireNonNull(value, "value");
        if (interval.isEmpty() == why.isEmpty() || value.isEmpty() && interval.isPresent()) {
            throw new IllegalArgumentException(figure + " needs an interval, or a reason why it has none");
        }
    }

    /** Returns a figure that has no value. */
    public static Score undefined(Figure figure, String why) {
        return new Score(figure, OptionalDouble.empty(), Optional.empty(), Optional.of(why));
    }
}
