package dev.granular.arrow;

import dev.granular.Column;
import org.apache.arrow.vector.Float8Vector;

/**
 * A column of numbers as a file holds it, NaN where it holds nothing.
 *
 * @param vector the Arrow memory; its validity says nothing, every value counts as set
 * @param values the same memory as the engine reads it
 */
record NumberColumn(String name, Float8Vector vector, Column values) {}
