package dev.granular.mapping;

/**
 * A standardisation of scores, {@code t = (score − mean) / sd}.
 *
 * @param mean mean of the scores
 * @param sd population standard deviation of the scores, above 0
 * @param low t of the lowest score
 * @param high t of the highest score
 */
public record ScoreScale(double mean, double sd, double low, double high) {
    /** Standardises one score. */
    public double standardised(double score) {
        return (score - mean) / sd;
    }

    static ScoreScale of(double[] scores) {
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            sum += score;
            low = Math.min(low, score);
            high = Math.max(high, score);
        }
        double mean = sum / scores.length;
        double squares = 0;
        for (double score : scores) {
            squares += (score - mean) * (score - mean);
        }
        double sd = Math.sqrt(squares / scores.length);
        return new ScoreScale(mean, sd, (low - mean) / sd, (high - mean) / sd);
    }
}
