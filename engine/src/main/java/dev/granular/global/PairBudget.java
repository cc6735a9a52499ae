package dev.granular.global;

import dev.granular.InputException;

/**
 * How many pairs of images figures over pairs take.
 *
 * @param all number of pairs up to which all are taken, at most {@value #MOST}
 * @param sampled pairs that are drawn if there are more, at least {@value #FEWEST}
 * @param seed of the draw
 */
public record PairBudget(long all, int sampled, long seed) {
    /** All pairs of up to 31,623 images, else four million. */
    public static final PairBudget STANDARD = new PairBudget(500_000_000, 4_000_000, 1);

    /** More pairs than this, and counts of pairs of pairs would leave 64 bits. */
    static final long MOST = 4_000_000_000L;

    static final int FEWEST = 1000;

    /** Refuses numbers outside their domain. */
    public PairBudget {
        if (all < 0 || all > MOST) {
            throw new InputException("all pairs up to " + all + ": it must be between 0 and " + MOST);
        }
        if (sampled < FEWEST) {
            throw new InputException("sampled pairs are " + sampled + ": at least " + FEWEST + " are needed");
        }
    }

    /** Returns whether all pairs of so many images are taken. */
    boolean takesAll(int images) {
        return pairs(images) <= all;
    }

    static long pairs(int images) {
        return (long) images * (images - 1) / 2;
    }
}
