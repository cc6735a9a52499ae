package dev.granular.inference;

/** A finding of a comparison at a point; with its confidence, all findings of a surface are right at once. */
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
