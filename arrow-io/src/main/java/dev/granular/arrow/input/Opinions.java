package dev.granular.arrow.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns that hold the opinions on each image. */
public sealed interface Opinions {
    /** Returns every column found by its name. */
    static Opinions automatic() {
        return new Summary(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * A mean opinion score and a spread. What is absent is found by its name.
     *
     * @param raters how many people rated each image; needed for spreads of the MOS
     */
    record Summary(Optional<String> mos, Optional<Spread> spread, Optional<Raters> raters) implements Opinions {}

    /**
     * A column per rater, in which blanks and −1 are no votes.
     *
     * @param columns names or patterns of the columns
     * @param scale the lowest and the highest vote there can be; what lies outside counts as no vote then
     */
    record Votes(List<String> columns, Optional<Scale> scale) implements Opinions {
        /** Copies the list. */
        public Votes {
            columns = List.copyOf(columns);
        }

        /** Returns whether a column holds votes. */
        public boolean has(String column) {
            return NamePattern.any(columns, column);
        }
    }

    /**
     * A column per score with the number of votes for it, or their share.
     *
     * @param scores the score that each column counts, by the column's name
     * @param raters needed if the columns hold shares
     */
    record VoteCounts(Map<String, Double> scores, Optional<Raters> raters) implements Opinions {
        /** Copies the map. */
        public VoteCounts {
            scores = new LinkedHashMap<>(scores);
        }
    }

    /** The lowest and the highest vote there can be. */
    record Scale(double low, double high) {
        /** Refuses a scale without width. */
        public Scale {
            if (!(low < high)) {
                throw new IllegalArgumentException("a scale from " + low + " to " + high + " has no width");
            }
        }

        /** Returns whether a vote lies on the scale. */
        public boolean holds(double vote) {
            return vote >= low && vote <= high;
        }
    }
}
