package dev.granular;

/** The direction in which a model's scores count. */
public enum Direction {
    /** A higher score means better quality. */
    HIGHER_IS_BETTER,
    /** A lower score means better quality, as of a distance or an error. */
    LOWER_IS_BETTER
}
