package dev.granular.simulation;

/** The ways in which simulated models go wrong. */
enum FailureMode {
    /** Errs everywhere a little. */
    STEADY {
        @Override
        double score(double quality, int scene, double strength, Noise noise) {
            return 100 * quality + 5 * strength * noise.normal();
        }
    },
    /** Saturates: can't tell good images apart. */
    CEILING {
        @Override
        double score(double quality, int scene, double strength, Noise noise) {
            double knee = 0.8 - 0.15 * strength;
            double seen = quality < knee ? quality : knee + 0.02 * (quality - knee);
            return seen + 0.02 * strength * noise.normal();
        }
    },
    /** Blind at the low end: can't tell bad images apart. */
    FLOOR {
        @Override
        double score(double quality, int scene, double strength, Noise noise) {
            double knee = 0.25 + 0.15 * strength;
            double seen = quality > knee ? quality : knee + 0.02 * (quality - knee);
            return 20 + 30 * (seen + 0.02 * strength * noise.normal());
        }
    },
    /** Errs everywhere a lot. */
    NOISY {
        @Override
        double score(double quality, int scene, double strength, Noise noise) {
            return quality + 0.15 * strength * noise.normal();
        }
    },
    /** Returns one of a few values only, so that many images tie. */
    COARSE {
        @Override
        double score(double quality, int scene, double strength, Noise noise) {
            double levels = Math.rint(16 / strength);
            return Math.rint((quality + 0.04 * noise.normal()) * levels) / levels * 5;
        }
    },
    /** Ranks well on a strongly bent scale: SRCC and KRCC high, PLCC lower. */
    CURVED {
        @Override
        double score(double quality, int scene, double strength, Noise noise) {
            return StrictMath.exp(3 * strength * (quality + 0.03 * noise.normal()));
        }
    },
    /** Right about large differences, at random about small ones. */
    BOLD {
        @Override
        double score(double quality, int scene, double strength, Noise noise) {
            double levels = Math.rint(12 / strength);
            return (Math.floor(quality * levels) + noise.uniform()) / levels - 1;
        }
    },
    /** Favours some scenes whatever their quality. */
    PARTIAL {
        @Override
        double score(double quality, int scene, double strength, Noise noise) {
            double favour = (double) scene / (SCENES - 1) - 0.5;
            return 10 * (quality + 0.4 * strength * favour + 0.03 * noise.normal());
        }
    };

    /** Kinds of scene that images show. */
    static final int SCENES = 8;

    /**
     * Returns one model's score of one image; the units are the model's own.
     *
     * @param quality true quality, in (0, 1)
     * @param scene what the image shows, 0 … {@link #SCENES} − 1
     * @param strength how badly the model fails, from 1 (mildly) towards 2
     */
    abstract double score(double quality, int scene, double strength, Noise noise);
}
