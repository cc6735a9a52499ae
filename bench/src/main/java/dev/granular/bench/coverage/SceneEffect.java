package dev.granular.bench.coverage;

/**
 * What all images of a scene share, for each model: a shift of the score, and one that grows with the distance of the MOS from
 * the middle. Half the variance is shared by all models.
 *
 * @param shift standard deviation of the first
 * @param slope standard deviation of the second at 25 beside the middle
 */
record SceneEffect(double shift, double slope) {
    static final SceneEffect NONE = new SceneEffect(0, 0);

    private static final double MIDDLE = 50;
    private static final double QUARTER = 25;

    /** Returns the distance of a MOS from the middle, in quarters of the scale. */
    static double distance(double mos) {
        return (mos - MIDDLE) / QUARTER;
    }

    /** Returns the variance that it adds to scores of images of a MOS. */
    double variance(double mos) {
        double far = slope * distance(mos);
        return shift * shift + far * far;
    }
}
