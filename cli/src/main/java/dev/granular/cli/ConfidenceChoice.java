package dev.granular.cli;

/**
 * The confidence asked for.
 *
 * @param level in (0.5, 1); 0 for no intervals
 */
record ConfidenceChoice(double level) {
    static final ConfidenceChoice NONE = new ConfidenceChoice(0);
    static final ConfidenceChoice USUAL = new ConfidenceChoice(0.95);

    boolean isNone() {
        return level == 0;
    }

    @Override
    public String toString() {
        return isNone() ? "none" : Double.toString(level);
    }
}
