package dev.granular.bench;

import dev.granular.Accuracy;
import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Progress;
import dev.granular.evaluation.Evaluation;
import dev.granular.simulation.SimulatedRatings;
import java.util.EnumSet;
import java.util.Set;
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

/**
 * What KRCC adds to compression: the concordance matrix of every model. One operation is a whole evaluation at few
 * points, on all processors; the difference between the two is the concordance.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class ConcordanceBenchmark {
    private static final int POINTS = 10;
    private static final double TOLERANCE = 1e-6;

    /** Images. */
    @Param({"20000", "100000", "500000"})
    public int images;

    /** Models evaluated together, with a matrix each. */
    @Param({"1", "5"})
    public int models;

    SimulatedRatings set;

    /** Makes the data. */
    @Setup(Level.Trial)
    public void simulate() {
        set = SigmaProfile.RATED.simulate(images, models);
    }

    /** Returns all methods. */
    @Benchmark
    public Correlations withConcordance() {
        return evaluate(EnumSet.allOf(Method.class));
    }

    /** Returns the PLCC and SRCC. */
    @Benchmark
    public Correlations withoutConcordance() {
        return evaluate(EnumSet.of(Method.PLCC, Method.SRCC));
    }

    private Correlations evaluate(Set<Method> methods) {
        return Evaluation.of(set.ratings())
                .methods(methods)
                .accuracy(new Accuracy.Within(TOLERANCE))
                .compression(set.predictions())
                .whole()
                .evaluate(
                        new Points.LatinHypercube(POINTS, 1),
                        Runtime.getRuntime().availableProcessors(),
                        Progress.NONE);
    }
}
