package dev.granular.inference;

/**
 * A figure at a place of a surface, and how far it can be trusted.
 *
 * @param estimate of the place alone
 * @param band interval that holds at all places at once, or why there is none
 */
public record PlaceEstimate(Estimate estimate, Confidence band) {}
