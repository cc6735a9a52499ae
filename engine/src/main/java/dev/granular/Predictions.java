package dev.granular;

/**
 * What one model said of the same N images, in the same order; higher means better.
 *
 * @param model the model's name
 * @param scores predictions in the model's own units, length N, finite
 */
public record Predictions(String model, Column scores) {
    /** Refuses values that are not finite (row counted from 1). */
    public Predictions {
        Ratings.requireFinite(scores, model);
    }
}
