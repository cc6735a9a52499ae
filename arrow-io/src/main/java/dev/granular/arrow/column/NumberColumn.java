package dev.granular.arrow.column;

import dev.granular.Column;
import java.util.OptionalInt;
import org.apache.arrow.vector.Float8Vector;

/**
 * A column of numbers as a file holds it, NaN where it holds nothing.
 *
 * @param vector the Arrow memory; its validity says nothing, every value counts as set
 * @param values the same memory as the engine reads it
 * @param rounded the first row of its table, counted from 0, with a whole number that no double holds
 */
public record NumberColumn(String name, Float8Vector vector, Column values, OptionalInt rounded) {
    /** The same column with another answer to where numbers were rounded. */
    public NumberColumn rounded(OptionalInt row) {
        return new NumberColumn(name, vector, values, row);
    }
}
