package dev.granular.arrow.output;

import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/** A column of a table of results: what it means, and its value in every row. */
sealed interface ResultColumn {
    String name();

    String description();

    /** Names. */
    record Text(String name, String description, IntFunction<String> values) implements ResultColumn {}

    /** Numbers; where {@code optional}, NaN stands for what is undefined or was not computed. */
    record Number(String name, String unit, String description, boolean optional, IntToDoubleFunction values)
            implements ResultColumn {}

    /** Whole numbers. */
    record Count(String name, String unit, String description, IntToLongFunction values) implements ResultColumn {}

    /** Yes or no. */
    record Flag(String name, String description, IntPredicate values) implements ResultColumn {}
}
