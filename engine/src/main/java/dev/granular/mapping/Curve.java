package dev.granular.mapping;

/** A curve from scores to MOS that can be evaluated anywhere, for example to draw it. */
public sealed interface Curve {
    /** Returns the curve's value at a finite score, MOS units. */
    double at(double score);

    /** The identity: scores are taken as MOS. */
    record Identity() implements Curve {
        @Override
        public double at(double score) {
            return score;
        }
    }

    /**
     * A cubic polynomial of t = (score − origin) / width: {@code c0 + c1 t + c2 t² + c3 t³}.
     *
     * @param origin the score at which t is 0
     * @param width scores per unit of t, above 0
     * @param c0 value at the origin, MOS units
     * @param c1 coefficient of t, MOS units
     * @param c2 coefficient of t², MOS units
     * @param c3 coefficient of t³, MOS units
     */
    record Cubic(double origin, double width, double c0, double c1, double c2, double c3) implements Curve {
        @Override
        public double at(double score) {
            double t = (score - origin) / width;
            return c0 + t * (c1 + t * (c2 + t * c3));
        }
    }

    /**
     * A logistic curve with a line, {@code offset + line t + height g(t)}, t being the standardised score. The function g is
     * {@code 1 / (1 + exp(−slope (t − centre)))}, divided by its largest value on the data if the centre lies beyond them:
     * written so, no digits cancel if the centre is far away.
     *
     * @param scale how scores are standardised
     * @param slope of g, per unit of t, above 0
     * @param centre of g, in units of t; infinite for the exponential limits
     * @param offset MOS units
     * @param line MOS units per unit of t; 0 without a line
     * @param height factor on g, MOS units
     */
    record Logistic(ScoreScale scale, double slope, double centre, double offset, double line, double height)
            implements Curve {
        @Override
        public double at(double score) {
            double t = scale.standardised(score);
            return offset + line * t + height * Sigmoid.of(scale, slope, centre).at(t);
        }
    }
}
