package dev.granular.mapping;

/**
 * A logistic function, scaled to at most 1 on the data: {@code 1 / (1 + exp(−u (t − m)))}. With the centre m above the
 * data it is divided by its value at the top; below the data it is one less than the function, divided by its size at the
 * bottom. Both span the same curves, together with a constant, and stay accurate as m goes to infinity.
 */
record Sigmoid(Form form, double slope, double centre, double edge, double divisor) {
    /** Exponent beyond which one more than the exponential is the exponential. */
    private static final double FAR = 600;

    /** The form in which the function is written. */
    private enum Form {
        INSIDE,
        ABOVE,
        BELOW,
        EXPONENTIAL_ABOVE,
        EXPONENTIAL_BELOW
    }

    static Sigmoid of(ScoreScale scale, double slope, double centre) {
        if (slope * (centre - scale.high()) > FAR) {
            return new Sigmoid(Form.EXPONENTIAL_ABOVE, slope, centre, scale.high(), 1);
        }
        if (slope * (scale.low() - centre) > FAR) {
            return new Sigmoid(Form.EXPONENTIAL_BELOW, slope, centre, scale.low(), 1);
        }
        if (centre > scale.high()) {
            return new Sigmoid(Form.ABOVE, slope, centre, scale.high(), logistic(slope * (scale.high() - centre)));
        }
        if (centre < scale.low()) {
            return new Sigmoid(Form.BELOW, slope, centre, scale.low(), logistic(-slope * (scale.low() - centre)));
        }
        return new Sigmoid(Form.INSIDE, slope, centre, centre, 1);
    }

    double at(double t) {
        return switch (form) {
            case INSIDE -> logistic(slope * (t - centre));
            case ABOVE -> logistic(slope * (t - centre)) / divisor;
            case BELOW -> -logistic(-slope * (t - centre)) / divisor;
            case EXPONENTIAL_ABOVE -> Math.exp(slope * (t - edge));
            case EXPONENTIAL_BELOW -> -Math.exp(-slope * (t - edge));
        };
    }

    /** Computes the derivative by the exponent {@code slope (t − centre)}, scaled in the same way. */
    double derivative(double t) {
        return switch (form) {
            case INSIDE, ABOVE -> logistic(slope * (t - centre)) / divisor * logistic(-slope * (t - centre));
            case BELOW -> logistic(-slope * (t - centre)) / divisor * logistic(slope * (t - centre));
            case EXPONENTIAL_ABOVE -> Math.exp(slope * (t - edge));
            case EXPONENTIAL_BELOW -> Math.exp(-slope * (t - edge));
        };
    }

    /** Returns the place that stays as the slope changes. */
    double pivot() {
        return form == Form.EXPONENTIAL_ABOVE || form == Form.EXPONENTIAL_BELOW ? edge : centre;
    }

    /** Returns the factor that undoes the scaling: the logistic function is {@code factor · at(t) + shift}. */
    double factor() {
        return divisor;
    }

    /** Returns the shift that undoes the scaling, see {@link #factor}. */
    double shift() {
        return form == Form.BELOW ? 1 : 0;
    }

    /** Computes {@code 1 / (1 + exp(−v))} without overflow. */
    static double logistic(double v) {
        if (v >= 0) {
            return 1 / (1 + Math.exp(-v));
        }
        double e = Math.exp(v);
        return e / (1 + e);
    }
}
