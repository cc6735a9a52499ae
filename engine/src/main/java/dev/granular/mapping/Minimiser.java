package dev.granular.mapping;

/** The kind of curve at which a least-squares fit ended. */
public enum Minimiser {
    /** Parameters exist that are best. */
    FINITE("the fit has finite parameters"),
    /** The sum of squares falls for ever while the centre moves away: the limit is an exponential curve. */
    EXPONENTIAL_LIMIT("no finite parameters are best: the centre moves away without end, and the curve tends to an"
            + " exponential, which is given"),
    /** The sum of squares falls for ever while the slope grows: the limit is a step between two scores. */
    STEP_LIMIT("no finite parameters are best: the slope grows without end, and the curve tends to a step"),
    /** The sum of squares falls for ever while the slope goes to 0: the limit is a cubic polynomial. */
    FLAT_LIMIT("no finite parameters are best: the logistic part becomes ever wider, and the curve tends to a cubic"
            + " polynomial, which is given"),
    /** No curve of the family was better than the straight line, which is given. */
    STRAIGHT_LINE("no curve of the family is better than the straight line, which is given instead"),
    /** Fewer different scores than parameters, so that the straight line is given. */
    TOO_FEW_SCORES("there are fewer different scores than parameters, so the straight line is given instead"),
    /** No curve is better than the mean of the MOS: scores are all equal, or contradict a rising curve. */
    CONSTANT("no curve is better than the mean of the MOS: the scores do not vary or run the wrong way");

    private final String sentence;

    Minimiser(String sentence) {
        this.sentence = sentence;
    }

    /** Returns what to tell people, without a full stop. */
    public String sentence() {
        return sentence;
    }
}
