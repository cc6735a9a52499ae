package dev.granular.inference;

/**
 * A test whether two models differ anywhere on a surface, among those of all pairs.
 *
 * @param comparison of the two models
 * @param p probability of so large a difference somewhere if the models are equal; 1 if no point can be tested
 * @param adjustedP the same, adjusted for the number of pairs (Holm)
 */
public record OverallTest(SurfaceComparison comparison, double p, double adjustedP) {}
