package dev.granular.inference;

/** What a comparison of two models finds at a point; all findings of a surface are right at once, at its confidence. */
public enum Verdict {
    /** The first model is better there. */
    FIRST_BETTER,
    /** The second model is better there. */
    SECOND_BETTER,
    /** Neither is shown to be better. */
    UNDECIDED,
    /** There is too little support for a test. */
    NOT_TESTED
}
