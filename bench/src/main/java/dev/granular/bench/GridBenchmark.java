package dev.granular.bench;

import dev.granular.Accuracy;
import dev.granular.Correlations;
import dev.granular.Points;
import dev.granular.Progress;
import dev.granular.evaluation.CompressedImages;
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

/** A grid of points on super points that are there already; one operation is all of its points. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class GridBenchmark {
    private static final double TOLERANCE = 1e-6;

    /** Images. */
    @Param("20000")
    public int images;

    /** Models evaluated together. */
    @Param({"1", "5"})
    public int models;

    /** Points along either axis. */
    @Param({"10", "30", "100"})
    public int steps;

    SimulatedRatings set;

    private CompressedImages superPoints;

    /** Makes the data, and super points of them. */
    @Setup(Level.Trial)
    public void compress() {
        set = SigmaProfile.RATED.simulate(images, models);
        superPoints = Evaluation.of(set.ratings())
                .accuracy(new Accuracy.Within(TOLERANCE))
                .compression(set.predictions())
                .whole();
    }

    /** Returns every point, model and method, on all processors. */
    @Benchmark
    public Correlations evaluate() {
        return superPoints.evaluate(
                new Points.Grid(steps, steps), Runtime.getRuntime().availableProcessors(), Progress.NONE);
    }
}
