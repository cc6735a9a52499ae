package dev.granular.global;

import java.util.Objects;
import java.util.OptionalDouble;

/** A number, or why there is none. */
public sealed interface Figure {
    /** Returns the number, empty if there is none. */
    OptionalDouble number();

    /**
     * A number that could be computed.
     *
     * @param value finite
     * @param standardError of {@code value} as an estimate of the figure over all pairs, if only a sample of pairs was
     *     taken; 0 if all were, infinite if the sample does not tell
     */
    record Value(double value, double standardError) implements Figure {
        /** Refuses what is no number. */
        public Value {
            if (!Double.isFinite(value) || !(standardError >= 0)) {
                throw new IllegalArgumentException(value + " ± " + standardError + " is no figure");
            }
        }

        @Override
        public OptionalDouble number() {
            return OptionalDouble.of(value);
        }
    }

    /**
     * No number.
     *
     * @param reason why
     */
    record Missing(Reason reason) implements Figure {
        /** Refuses null. */
        public Missing {
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public OptionalDouble number() {
            return OptionalDouble.empty();
        }
    }

    /** Makes a figure over all images or pairs. */
    static Figure of(double value) {
        return new Value(value, 0);
    }

    /** Makes a figure that is not given. */
    static Figure missing(Reason reason) {
        return new Missing(reason);
    }
}
