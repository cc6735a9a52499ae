/**
 * The façade. {@link dev.granular.evaluation.Evaluation} takes ratings, models and points; {@code AccurateSum} chooses
 * between the sum over all pairs and the sum over super points, and estimates an error at every point.
 */
package dev.granular.evaluation;
