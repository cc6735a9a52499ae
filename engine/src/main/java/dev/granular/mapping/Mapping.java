package dev.granular.mapping;

/** A family of curves that carries scores to the scale of the MOS before errors are taken. */
public enum Mapping {
    /** Scores as they are: only sensible if the model predicts MOS in their own units. */
    NONE(0),
    /** A straight line. */
    LINEAR(2),
    /**
     * The logistic curve {@code b2 + (b1 − b2) / (1 + exp(−(x − b3) / |b4|))} (VQEG FR-TV phase II; ITU-T J.149, appendix
     * III). May fall.
     */
    LOGISTIC_4(4),
    /**
     * The logistic curve with a line, {@code b1 (1/2 − 1 / (1 + exp(b2 (x − b3)))) + b4 x + b5} (Sheikh, Sabir and Bovik,
     * IEEE Transactions on Image Processing 15, 2006). The logistic part has the sign of Pearson's correlation.
     */
    LOGISTIC_5(5),
    /** A cubic polynomial that does not fall between the lowest and the highest score (ITU-T P.1401, 7.3.2). */
    MONOTONE_CUBIC(4);

    private final int freeParameters;

    Mapping(int freeParameters) {
        this.freeParameters = freeParameters;
    }

    /** Returns the number of parameters that are fitted. */
    public int freeParameters() {
        return freeParameters;
    }
}
