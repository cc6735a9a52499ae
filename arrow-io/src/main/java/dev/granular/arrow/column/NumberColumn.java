package dev.granular.arrow.column;

import dev.granular.Column;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.arrow.vector.Float8Vector;

/**
 * A column of numbers as a file holds it, NaN where it holds nothing.
 *
 * @param vector the Arrow memory; its validity says nothing, every value counts as set
 * @param values the same memory as the engine reads it
 * @param gap the first place that holds something other than a number or nothing
 * @param rounded the first row of its table, counted from 0, with a whole number that no double holds
 */
public record NumberColumn(String name, Float8Vector vector, Column values, OptionalInt rounded, Optional<Gap> gap) {
    /** A column whose every value is a number or nothing. */
    public NumberColumn(String name, Float8Vector vector, Column values, OptionalInt rounded) {
        this(name, vector, values, rounded, Optional.empty());
    }

    /** Returns the same column with another answer to where numbers were rounded. */
    public NumberColumn rounded(OptionalInt row) {
        return new NumberColumn(name, vector, values, row, gap);
    }

    /** Returns the same column with another first place that holds no number. */
    public NumberColumn gap(Optional<Gap> first) {
        return new NumberColumn(name, vector, values, rounded, first);
    }

    /** Returns the same column under another name. */
    public NumberColumn called(String other) {
        return new NumberColumn(other, vector, values, rounded, gap);
    }
}
