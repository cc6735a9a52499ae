package dev.granular.inference;

/**
 * A confidence interval.
 *
 * @param low lower end, in the unit of the figure
 * @param high upper end, at least {@code low}
 */
public record Interval(double low, double high) implements Confidence {
    /** Refuses ends that are no numbers or in the wrong order. */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("interval from " + low + " to " + high);
        }
    }

    /** Returns whether one end is so much farther from a value than the other that half the width says little. */
    public boolean isLopsided(double value) {
        double down = value - low;
        double up = high - value;
        return high - low > 0.06 && Math.max(down, up) > 1.5 * Math.min(down, up);
    }

    /** Returns whether a value lies within, ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
