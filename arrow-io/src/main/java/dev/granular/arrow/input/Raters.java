package dev.granular.arrow.input;

/** The number of people who rated each image. */
public sealed interface Raters {
    /** The same number for all. */
    record Count(int people) implements Raters {
        /** Refuses fewer than two, who have no spread. */
        public Count {
            if (people < 2) {
                throw new IllegalArgumentException(people + " rater(s): a spread takes 2");
            }
        }
    }

    /** A column of numbers. */
    record InColumn(String column) implements Raters {}
}
