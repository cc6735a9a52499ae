/**
 * The entry point. {@link dev.granular.evaluation.Evaluation} configures an evaluation; {@link
 * dev.granular.evaluation.EvaluationResult} holds what was found, by model name. {@link
 * dev.granular.evaluation.PreparedRatings} keeps ratings for models to come, {@link
 * dev.granular.evaluation.CompressedImages} images for points to come. Everything else here chooses between the direct and
 * the compressed sum, and checks the compressed one.
 */
package dev.granular.evaluation;
