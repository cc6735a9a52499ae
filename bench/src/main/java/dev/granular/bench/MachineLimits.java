package dev.granular.bench;

import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Loops that do nothing but what the pair kernel is limited by, at the same vector width. */
final class MachineLimits {
    /** Vectors read in one go: 16 KB or less, in the first-level cache. */
    static final int VECTORS = 256;

    /** Multiply-adds in one go. */
    static final int MULTIPLY_ADDS = 12 * VECTORS;

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private final double[] data =
            IntStream.range(0, VECTORS * SPECIES.length()).asDoubleStream().toArray();

    /** Returns twelve independent chains, which hide the latency of any machine of today. */
    double multiplyAdd() {
        var x = DoubleVector.broadcast(SPECIES, 0.5);
        var a0 = DoubleVector.broadcast(SPECIES, data[0]);
        var a1 = a0;
        var a2 = a0;
        var a3 = a0;
        var a4 = a0;
        var a5 = a0;
        var a6 = a0;
        var a7 = a0;
        var a8 = a0;
        var a9 = a0;
        var a10 = a0;
        var a11 = a0;
        for (int i = 0; i < VECTORS; i++) {
            a0 = a0.fma(x, x);
            a1 = a1.fma(x, x);
            a2 = a2.fma(x, x);
            a3 = a3.fma(x, x);
            a4 = a4.fma(x, x);
            a5 = a5.fma(x, x);
            a6 = a6.fma(x, x);
            a7 = a7.fma(x, x);
            a8 = a8.fma(x, x);
            a9 = a9.fma(x, x);
            a10 = a10.fma(x, x);
            a11 = a11.fma(x, x);
        }
        var low = a0.add(a1).add(a2.add(a3)).add(a4.add(a5));
        return low.add(a6.add(a7)).add(a8.add(a9).add(a10.add(a11))).lane(0);
    }

    /**
     * Returns every vector of the data once, eight sums. As in the kernel, an array begins where Java puts it, so that wide
     * vectors straddle cache lines.
     */
    double load() {
        int lanes = SPECIES.length();
        var a0 = DoubleVector.zero(SPECIES);
        var a1 = a0;
        var a2 = a0;
        var a3 = a0;
        var a4 = a0;
        var a5 = a0;
        var a6 = a0;
        var a7 = a0;
        for (int i = 0; i < data.length; i += 8 * lanes) {
            a0 = a0.add(DoubleVector.fromArray(SPECIES, data, i));
            a1 = a1.add(DoubleVector.fromArray(SPECIES, data, i + lanes));
            a2 = a2.add(DoubleVector.fromArray(SPECIES, data, i + 2 * lanes));
            a3 = a3.add(DoubleVector.fromArray(SPECIES, data, i + 3 * lanes));
            a4 = a4.add(DoubleVector.fromArray(SPECIES, data, i + 4 * lanes));
            a5 = a5.add(DoubleVector.fromArray(SPECIES, data, i + 5 * lanes));
            a6 = a6.add(DoubleVector.fromArray(SPECIES, data, i + 6 * lanes));
            a7 = a7.add(DoubleVector.fromArray(SPECIES, data, i + 7 * lanes));
        }
        return a0.add(a1).add(a2.add(a3)).add(a4.add(a5)).add(a6.add(a7)).lane(0);
    }

    /** Keeps what a loop computed, so that it is computed. */
    private double kept;

    /** Returns work that repeats the loop many times. */
    Runnable repeated(DoubleSupplier loop) {
        return () -> {
            for (int i = 0; i < Work.BLOCKS; i++) {
                kept += loop.getAsDouble();
            }
        };
    }

    /** Returns the sum of all that was computed; finite. */
    double kept() {
        return kept;
    }
}
