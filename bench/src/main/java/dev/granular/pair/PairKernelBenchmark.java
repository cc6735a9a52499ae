package dev.granular.pair;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The direct sum's inner loops on one tile in cache, three methods; one operation is one pair at one point. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PairKernelBenchmark {
    /** Which loops run: {@code vector}, as wide as the virtual machine's preferred vectors, or {@code scalar}. */
    @Param({"vector", "scalar"})
    public String kernel;

    /** Models whose statistics are summed. */
    @Param({"1", "6"})
    public int models;

    PairBlock block;

    /** Makes the tile. */
    @Setup(Level.Trial)
    public void prepare() {
        block = new PairBlock("scalar".equals(kernel) ? new ScalarPairKernel() : new VectorPairKernel(), models);
    }

    /** Returns the geometry and statistics of the tile's pairs, once for all points; one operation is one pair. */
    @Benchmark
    @OperationsPerInvocation(PairTile.PAIRS)
    public PairBlock fill() {
        block.fill();
        return block;
    }

    /** Returns weights alone. */
    @Benchmark
    @OperationsPerInvocation(PairBlock.PAIRS_AT_POINTS)
    public double[] weigh() {
        block.weigh();
        return block.sums();
    }

    /** Returns weights at points of one Qd, as on a grid: products of factors. */
    @Benchmark
    @OperationsPerInvocation(PairBlock.PAIRS_AT_POINTS)
    public double[] weighByFactors() {
        block.weighByFactors();
        return block.sums();
    }

    /** Returns sums of statistics alone. */
    @Benchmark
    @OperationsPerInvocation(PairBlock.PAIRS_AT_POINTS)
    public double[] accumulate() {
        block.accumulate();
        return block.sums();
    }

    /** Sums both, as the direct sum does for every tile and some points. */
    @Benchmark
    @OperationsPerInvocation(PairBlock.PAIRS_AT_POINTS)
    public double[] block() {
        block.weigh();
        block.accumulate();
        return block.sums();
    }
}
