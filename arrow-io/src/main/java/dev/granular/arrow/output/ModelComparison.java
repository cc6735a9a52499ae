package dev.granular.arrow.output;

import dev.granular.inference.OverallTest;
import dev.granular.inference.ScoreComparison;
import java.util.Optional;

/**
 * Two models compared by one method.
 *
 * @param surface over the points of the surface
 * @param gmc of their mean heights; absent where there are none
 * @param global of their correlations over the whole set
 */
public record ModelComparison(OverallTest surface, Optional<ScoreComparison> gmc, ScoreComparison global) {}
