package dev.granular.inference;

/**
 * The images that standard errors were computed from: all, or a sample whose errors were scaled to all.
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
