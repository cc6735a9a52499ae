package dev.granular.inference;

import java.util.List;

/**
 * A simultaneous band: with the confidence asked for, all its intervals cover at once (Montiel Olea and Plagborg-Møller,
 * Simultaneous confidence bands, 2019).
 *
 * @param criticalValue normal quantile that the band is made with, in place of 1.96
 * @param intervals at each point, or why there is none
 */
public record Band(double criticalValue, List<Confidence> intervals) {
    /** Copies the list. */
    public Band {
        intervals = List.copyOf(intervals);
    }
}
