package dev.granular.bench;

import dev.granular.Accuracy;
import dev.granular.Correlations;
import dev.granular.Points;
import dev.granular.evaluation.Evaluation;
import dev.granular.simulation.SimulatedRatings;
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

/** Compressing a set and evaluating 100 points on it; one operation is the whole evaluation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class CompressedSumBenchmark {
    private static final int POINTS = 100;

    /** Images. */
    @Param({"20000", "100000"})
    public int images;

    /** Models evaluated together. */
    @Param("1")
    public int models;

    /** Largest error of a correlation. */
    @Param({"1e-4", "1e-6", "1e-8"})
    public double tolerance;

    /** How certain the opinions are. */
    @Param({"RATED", "WIDE", "MIXED"})
    public SigmaProfile profile;

    /** Threads that evaluate. */
    @Param({"1", "2"})
    public int threads;

    SimulatedRatings set;

    /** Makes the data. */
    @Setup(Level.Trial)
    public void simulate() {
        set = profile.simulate(images, models);
    }

    /** Returns every point, model and method. */
    @Benchmark
    public Correlations evaluate() {
        return Evaluation.of(set.ratings())
                .points(new Points.LatinHypercube(POINTS, 1))
                .accuracy(new Accuracy.Within(tolerance))
                .threads(threads)
                .correlations(set.predictions());
    }
}
