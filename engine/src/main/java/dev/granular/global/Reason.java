package dev.granular.global;

/** Why a figure is not given. */
public enum Reason {
    /** The standard error of the MOS follows from σ and the number of raters. */
    NO_RATERS("the number of raters is not known, so the standard error of the MOS is not either"),
    /** The standard deviations were estimated from the MOS. */
    NO_SPREAD("the standard deviations of the ratings were not measured"),
    /** Student's distribution needs a degree of freedom. */
    ONE_RATER("an image has fewer than two raters, so its MOS has no confidence interval"),
    /** No correlation with a constant. */
    CONSTANT_SCORES("the scores, or the mapped scores, are all equal"),
    /** No correlation with a constant. */
    CONSTANT_MOS("the MOS are all equal"),
    /** A sum of squares over no degrees of freedom. */
    TOO_FEW_IMAGES("there are no more images than fitted parameters"),
    /** Nothing to tell apart from similar pairs. */
    NO_DIFFERENT_PAIRS("no pair of images differs significantly"),
    /** Nothing to tell apart from different pairs. */
    NO_SIMILAR_PAIRS("every pair of images differs significantly"),
    /** The curve of confidence does not pass the level asked for. */
    NEVER_SO_SURE("no difference between mapped scores is large enough for this confidence, or the curve of confidence"
            + " does not cross it"),
    /** An empty bin has no mean. */
    NO_PAIRS_IN_BIN("no pair of images has such a difference"),
    /** The range of thresholds has no width. */
    NO_THRESHOLDS("the smallest and the largest standard deviation leave no range of thresholds");

    private final String sentence;

    Reason(String sentence) {
        this.sentence = sentence;
    }

    /** Returns what to tell people, without a full stop. */
    public String sentence() {
        return sentence;
    }
}
