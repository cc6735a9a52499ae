package dev.granular.global;

import dev.granular.Column;
import dev.granular.InputException;
import java.util.Objects;

/** The number of people behind each MOS. */
public sealed interface Raters {
    /** Nobody knows; figures that need the standard error of a MOS are not given. */
    record Unknown() implements Raters {}

    /**
     * The same number for every image.
     *
     * @param count 1 or more; an average need not be whole
     */
    record Constant(double count) implements Raters {
        /** Refuses fewer than one. */
        public Constant {
            requireOneOrMore(count, "for every image");
        }
    }

    /**
     * A number for each image.
     *
     * @param counts length N, each 1 or more
     */
    record OfEachImage(Column counts) implements Raters {
        /** Refuses fewer than one (row counted from 1). */
        public OfEachImage {
            Objects.requireNonNull(counts, "counts");
            int row = counts.next(0, count -> !(count >= 1) || Double.isInfinite(count));
            if (row < counts.size()) {
                requireOneOrMore(counts.get(row), "in row " + (row + 1));
            }
        }
    }

    private static void requireOneOrMore(double count, String where) {
        if (!(count >= 1) || Double.isInfinite(count)) {
            throw new InputException("the number of raters is " + count + " " + where + ": it must be 1 or more");
        }
    }
}
