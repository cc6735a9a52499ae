package dev.granular.inference;

/**
 * What influences were computed from: all images, or a sample of them, whose standard errors were scaled to all.
 *
 * @param images images used
 * @param ofImages images there are
 * @param units images or clusters used
 * @param ofUnits images or clusters there are
 * @param clustered whether units are clusters
 */
public record Sample(int images, int ofImages, int units, int ofUnits, boolean clustered) {
    /** Returns whether all images were used. */
    public boolean isWhole() {
        return images == ofImages;
    }

    /** Returns the factor from the standard error of the sample to that of all units. */
    double scale() {
        return Math.sqrt((double) units / ofUnits);
    }
}
