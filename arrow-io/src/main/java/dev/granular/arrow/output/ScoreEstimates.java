package dev.granular.arrow.output;

import dev.granular.inference.ScoreInference;
import java.util.Optional;

/**
 * How far scores can be trusted.
 *
 * @param gmc of mean heights; absent where there are none
 * @param global of correlations over the whole set
 */
public record ScoreEstimates(Optional<ScoreInference> gmc, ScoreInference global) {}
