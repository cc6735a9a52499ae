package dev.granular;

/** A correlation, evaluated over weighted pairs of images (arXiv 2601.21738, section 3). */
public enum Method {
    /** Weighted linear correlation of differences: {@code Σw Δx Δs / sqrt(Σw Δs² · Σw Δx²)}. */
    PLCC,
    /** {@link #PLCC} with scores and MOS replaced by their dense ranks (ties share a rank, no gaps). */
    SRCC,
    /** Weighted concordance {@code Σw sign(Δx) sign(Δs) / Σw}; ties count 0. */
    KRCC
}
