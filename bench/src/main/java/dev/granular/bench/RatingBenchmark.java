package dev.granular.bench;

import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.rating.BetaStd;
import dev.granular.rating.DenseRanks;
import dev.granular.rating.RegulatorWeights;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The work on ratings before any pair; one operation is a whole column. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RatingBenchmark {
    /** Images. */
    @Param({"10000", "1000000"})
    public int images;

    Ratings ratings;

    /** Makes the data. */
    @Setup(Level.Trial)
    public void simulate() {
        ratings = SigmaProfile.RATED.simulate(images, 0).ratings();
    }

    /** Returns weights by the density of opinions. */
    @Benchmark
    public double[] gaussianRegulator() {
        return RegulatorWeights.of(new Regulator.Gaussian(), ratings);
    }

    /** Returns weights by a smoothed histogram. */
    @Benchmark
    public double[] ldsRegulator() {
        return RegulatorWeights.of(new Regulator.Lds(), ratings);
    }

    /** Returns the standard deviations estimated from MOS. */
    @Benchmark
    public double[] betaStd() {
        return BetaStd.of(ratings.mos(), BetaStd.DEFAULT_PHI);
    }

    /** Returns the dense ranks of MOS. */
    @Benchmark
    public double[] denseRanks() {
        return DenseRanks.of(ratings.mos());
    }
}
