package dev.granular.vector;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Powers of two of an array in the first-level cache; one operation is one power. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class VectorExpBenchmark {
    private static final int SIZE = 1024;
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    final double[] exponents = new SplittableRandom(1).doubles(SIZE, -400, 0).toArray();
    private final double[] powers = new double[SIZE];

    /** Returns the engine's own, as pair weights use it. */
    @Benchmark
    @OperationsPerInvocation(SIZE)
    public double[] vector() {
        for (int i = 0; i < SIZE; i += SPECIES.length()) {
            VectorExp2.exp2(DoubleVector.fromArray(SPECIES, exponents, i)).intoArray(powers, i);
        }
        return powers;
    }

    /** Returns the JDK's, one number at a time. */
    @Benchmark
    @OperationsPerInvocation(SIZE)
    public double[] scalar() {
        for (int i = 0; i < SIZE; i++) {
            powers[i] = Math.exp(exponents[i] * Math.log(2));
        }
        return powers;
    }
}
