package dev.granular.arrow.output;

import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/** A column of a table of results: what it means, and its value in every row. */
sealed interface ResultColumn {
    String name();

    String description();

    /** Names; where {@code optional}, an empty one stands for none. */
    record Text(String name, String description, boolean optional, IntFunction<String> values) implements ResultColumn {
        /** Makes a column with a name in every row. */
        Text(String name, String description, IntFunction<String> values) {
            this(name, description, false, values);
        }
    }

    /** Numbers; where {@code optional}, NaN stands for what is undefined or was not computed. */
    record Number(String name, String unit, String description, boolean optional, IntToDoubleFunction values)
            implements ResultColumn {}

    /** Whole numbers. */
    record Count(String name, String unit, String description, IntToLongFunction values) implements ResultColumn {}

    /** Yes or no, where that is known. */
    record Flag(String name, String description, boolean optional, IntPredicate known, IntPredicate values)
            implements ResultColumn {
        /** Makes a column that says yes or no in every row. */
        Flag(String name, String description, IntPredicate values) {
            this(name, description, false, _ -> true, values);
        }

        /** Makes a column that says yes, no or nothing. */
        Flag(String name, String description, IntPredicate known, IntPredicate values) {
            this(name, description, true, known, values);
        }
    }
}
