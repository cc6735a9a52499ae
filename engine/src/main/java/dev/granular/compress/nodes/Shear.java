package dev.granular.compress.nodes;

/**
 * How log σ leans with MOS in a strip. Bands follow the images, so that no node lies where no image is if σ depends on MOS.
 *
 * @param slope change of log σ by MOS
 * @param middle MOS at which nothing is taken off
 */
record Shear(double slope, double middle) {
    /** Returns what is taken off log σ at a MOS. */
    double at(double mos) {
        return slope * (mos - middle);
    }

    /** Returns the σ² at a MOS and a sheared log σ. */
    double variance(double logStd, double mos) {
        return Math.exp(2 * (logStd + at(mos)));
    }
}
