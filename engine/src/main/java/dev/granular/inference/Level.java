package dev.granular.inference;

import java.util.Optional;

/** Makes intervals and tests at one confidence. */
final class Level {
    /** Units of the effective number of influences that the t of a difference is worth in degrees of freedom. */
    private static final double DEGREES_PER_INFLUENCE = 3;

    private final double confidence;
    private final TailQuantiles quantiles;

    /** Takes the confidence, in (0.5, 1). */
    Level(double confidence) {
        this.confidence = confidence;
        quantiles = new TailQuantiles(alpha() / 2);
    }

    double confidence() {
        return confidence;
    }

    /** Returns the probability of error. */
    double alpha() {
        return 1 - confidence;
    }

    /** Makes an estimate from a figure and its influences. */
    Estimate estimate(double value, Spread spread, Support support, boolean isOfRanks) {
        Optional<NoInterval> refusal = support.refusal(value, spread.se(), isOfRanks);
        Confidence interval =
                refusal.isPresent() ? refusal.get() : interval(value, spread, quantiles.at(degrees(spread)));
        return new Estimate(value, spread.se(), spread.effective(), support.effectiveUnits(), interval);
    }

    /** Makes a correlation's interval by Fisher's transformation: {@code tanh(atanh θ ± q SE / (1 − θ²))}. */
    static Interval interval(double value, Spread spread, double quantile) {
        double centre = 0.5 * StrictMath.log1p(2 * Math.abs(value) / (1 - Math.abs(value)));
        double off = quantile * spread.se() / ((1 - value) * (1 + value));
        double low = StrictMath.tanh(Math.copySign(centre, value) - off);
        double high = StrictMath.tanh(Math.copySign(centre, value) + off);
        return new Interval(low, high);
    }

    /** Returns the degrees of freedom of an estimate's quantile. */
    static double degrees(Spread spread) {
        return Math.max(1, spread.effective() - 1);
    }

    /** Returns the degrees of freedom of the test of a difference. */
    static double degreesOfTest(Spread spread, int units) {
        return Math.min(DEGREES_PER_INFLUENCE * spread.effective(), units - 1);
    }

    /** Makes the test of two models' figures; it asks for support of both. */
    Difference difference(double first, double second, Spread spread, Support support) {
        double value = first - second;
        Optional<NoInterval> refusal =
                support.refusal(first, spread.se()).or(() -> support.refusal(second, spread.se()));
        double degrees = degreesOfTest(spread, support.units());
        if (refusal.isPresent()) {
            return new Difference(
                    value, spread.se(), spread.effective(), degrees, Double.NaN, Double.NaN, refusal.get());
        }
        double t = value / spread.se();
        double p = 2 * StudentT.upperTail(Math.abs(t), degrees);
        double off = quantiles.at(degrees) * spread.se();
        return new Difference(
                value, spread.se(), spread.effective(), degrees, t, p, new Interval(value - off, value + off));
    }
}
