package dev.granular;

import java.util.List;

/**
 * How correlations were computed.
 *
 * @param superPoints number of super points that stood for the images; 0 for the direct sum
 * @param tolerance largest absolute error asked for; 0 for the direct sum
 * @param largestDifference largest difference from the direct sum that was seen when some points were evaluated both
 *     ways, on a sample of the images; 0 for the direct sum
 * @param note one line for people: what ran, and why
 * @param warnings what a reader must know, one line each
 */
public record Computation(
        int superPoints, double tolerance, double largestDifference, String note, List<String> warnings) {
    /** Effective pairs from which a compressed value keeps the tolerance. */
    public static final double SUPPORT = 100;

    /** Copies the list. */
    public Computation {
        warnings = List.copyOf(warnings);
    }

    /** Returns a direct sum, exact to rounding. */
    public static Computation direct(String note, List<String> warnings) {
        return new Computation(0, 0, 0, note, warnings);
    }
}
