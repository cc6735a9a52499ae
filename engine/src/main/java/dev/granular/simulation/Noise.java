package dev.granular.simulation;

import java.util.SplittableRandom;

/**
 * Random numbers that are the same on every machine: only a generator whose algorithm is specified, and arithmetic that
 * rounds the same everywhere.
 */
final class Noise {
    /** A 16-bit uniform number has this standard deviation; four in a sum have twice it. */
    private static final double STD_OF_SUM = 2 * Math.sqrt((65536.0 * 65536.0 - 1) / 12);

    private static final double MEAN_OF_SUM = 4 * 65535 / 2.0;

    private final SplittableRandom random;

    Noise(SplittableRandom random) {
        this.random = random;
    }

    /** Returns a number uniform in [0, 1). */
    double uniform() {
        return random.nextDouble();
    }

    /** Returns a number uniform among 0 … {@code bound} − 1. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /**
     * Returns a number nearly normal, mean 0, standard deviation 1, never beyond ±3.5: the sum of four uniform numbers, as many as one
     * random word holds.
     */
    double normal() {
        long bits = random.nextLong();
        long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum - MEAN_OF_SUM) / STD_OF_SUM;
    }
}
