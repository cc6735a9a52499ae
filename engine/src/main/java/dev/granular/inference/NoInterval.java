package dev.granular.inference;

/** A reason why a figure has no interval: with so little support one would cover the truth far less often than it says. */
public enum NoInterval implements Confidence {
    /** The figure is undefined, or becomes so without one of the units. */
    UNDEFINED,
    /** The figure is the same without any one unit, so its standard error is 0. */
    NO_VARIATION,
    /** The figure rests on fewer than {@value Support#FEWEST_IMAGES} effective images. */
    FEW_IMAGES,
    /** There are fewer than {@value Support#FEWEST_CLUSTERS} clusters. */
    FEW_CLUSTERS,
    /** Too few pairs disagree: effective images times (1 − |figure|) is below {@value Support#LEAST_DISAGREEMENT}. */
    FEW_DISAGREEMENTS,
    /** Ranks are squeezed at a sparse end of the scale, where one image further out moves all of them (SRCC only). */
    SPARSE_END,
    /** The place lies outside the grid that standard errors were computed on. */
    OUTSIDE_GRID
}
