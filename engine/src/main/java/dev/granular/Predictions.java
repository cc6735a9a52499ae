package dev.granular;

/**
 * What one model said of the same N images, in the same order.
 *
 * @param model the model's name
 * @param scores predictions in the model's own units, length N, finite
 * @param direction which way the scores count; never guessed here
 */
public record Predictions(String model, Column scores, Direction direction) {
    /** Refuses values that are not finite (row counted from 1). */
    public Predictions {
        scores.requireFinite(model);
    }

    /** Predictions of which a higher one means better. */
    public Predictions(String model, Column scores) {
        this(model, scores, Direction.HIGHER_IS_BETTER);
    }

    /** Returns the same predictions, counted in another direction. */
    public Predictions counted(Direction other) {
        return new Predictions(model, scores, other);
    }

    /** Returns the same judgement with higher meaning better: negated scores if lower was better, else this. */
    public Predictions higherIsBetter() {
        if (direction == Direction.HIGHER_IS_BETTER) {
            return this;
        }
        double[] negated = scores.toArray();
        for (int row = 0; row < negated.length; row++) {
            negated[row] = -negated[row];
        }
        return new Predictions(model, Column.of(negated));
    }
}
