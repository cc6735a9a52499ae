package dev.granular.bench.coverage;

/** Quality models of a {@link Population}: a mean score for each MOS, and noise around it. */
enum MadeUpModel {
    /** Errs everywhere alike. */
    EVEN {
        @Override
        double noise(double mos) {
            return 12;
        }
    },
    /** Saturates: tells bad images apart better than good ones. */
    BENT {
        @Override
        double mean(double mos) {
            return 100 * (1 - Math.exp(-mos / 45));
        }

        @Override
        double noise(double mos) {
            return 10 + 0.06 * mos;
        }
    },
    /** Errs everywhere alike, less. */
    CLOSE {
        @Override
        double noise(double mos) {
            return 9;
        }
    },
    /** Better below the middle of the scale. */
    GOOD_BELOW {
        @Override
        double noise(double mos) {
            return 9 + 8 / (1 + Math.exp((50 - mos) / 8));
        }
    },
    /** Better above the middle of the scale. */
    GOOD_ABOVE {
        @Override
        double noise(double mos) {
            return 9 + 8 / (1 + Math.exp((mos - 50) / 8));
        }
    };

    /** Returns the mean score of images of a MOS. */
    double mean(double mos) {
        return mos;
    }

    /** Returns the standard deviation of an image's score around it. */
    abstract double noise(double mos);
}
