package dev.granular.inference;

/**
 * Random numbers by counter: the same key and counter give the same numbers, in any order and on any machine. Philox
 * 4x32-10 (Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2, 3, 2011).
 */
final class CounterGenerator {
    private static final int ROUNDS = 10;
    private static final long FACTOR_0 = 0xD2511F53L;
    private static final long FACTOR_1 = 0xCD9E8D57L;
    private static final int KEY_STEP_0 = 0x9E3779B9;
    private static final int KEY_STEP_1 = 0xBB67AE85;
    private static final long LOW = 0xFFFFFFFFL;

    /** Numbers to a counter. */
    static final int AT_ONCE = 2;

    private final int key0;
    private final int key1;

    CounterGenerator(long seed) {
        key0 = (int) seed;
        key1 = (int) (seed >>> Integer.SIZE);
    }

    /** Computes the 128 bits of a counter, given and returned lowest word first. */
    long[] bits(long high, long low) {
        int c0 = (int) low;
        int c1 = (int) (low >>> Integer.SIZE);
        int c2 = (int) high;
        int c3 = (int) (high >>> Integer.SIZE);
        int k0 = key0;
        int k1 = key1;
        for (int round = 0; round < ROUNDS; round++) {
            long product0 = FACTOR_0 * (c0 & LOW);
            long product1 = FACTOR_1 * (c2 & LOW);
            c0 = (int) (product1 >>> Integer.SIZE) ^ c1 ^ k0;
            c1 = (int) product1;
            c2 = (int) (product0 >>> Integer.SIZE) ^ c3 ^ k1;
            c3 = (int) product0;
            k0 += KEY_STEP_0;
            k1 += KEY_STEP_1;
        }
        return new long[] {(long) c1 << Integer.SIZE | c0 & LOW, (long) c3 << Integer.SIZE | c2 & LOW};
    }

    /**
     * Fills in the normal numbers of a stream.
     *
     * @param first number of the first one in the stream, even
     * @param count even
     */
    void normals(long stream, int first, int count, double[] out, int at) {
        for (int k = 0; k < count; k += AT_ONCE) {
            long[] bits = bits(stream, (first + k) / AT_ONCE);
            out[at + k] = Normal.quantile(unit(bits[0]));
            out[at + k + 1] = Normal.quantile(unit(bits[1]));
        }
    }

    /** Returns a normal number of a stream. */
    double normal(long stream, int number) {
        return Normal.quantile(unit(bits(stream, number / AT_ONCE)[number % AT_ONCE]));
    }

    /** Maps 64 bits to the middle of one of 2^52 equal parts of (0, 1). */
    static double unit(long bits) {
        return ((bits >>> 12) + 0.5) * 0x1p-52;
    }
}
