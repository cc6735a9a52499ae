package dev.granular.bench;

import dev.granular.Accuracy;
import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.evaluation.Evaluation;
import java.util.EnumSet;
import java.util.Locale;
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

/** The direct sum on KADID-10k or a set of its size; one operation is the whole evaluation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class DirectSumBenchmark {
    /** How many of the set's 100 points. */
    @Param("10")
    public int points;

    /** How many of the set's models are evaluated together. */
    @Param({"1", "6"})
    public int models;

    /** {@code all} or the only method. */
    @Param({"all", "plcc"})
    public String methods;

    /** {@code given}, where images of the same rating are summed together, or {@code different}, where there are none. */
    @Param({"different", "given"})
    public String ratings;

    /** Threads that evaluate. */
    @Param({"1", "2"})
    public int threads;

    EvaluationInput input;

    /** Reads the data. */
    @Setup(Level.Trial)
    public void read() {
        EvaluationInput given = EvaluationInput.kadid10k();
        input = ratings.equals("given") ? given : given.withDifferentRatings();
    }

    /** Returns every point, model and method. */
    @Benchmark
    public Correlations evaluate() {
        return Evaluation.of(input.ratings())
                .points(new Points.Given(input.points().subList(0, points)))
                .methods(chosen())
                .accuracy(new Accuracy.Exact())
                .threads(threads)
                .correlations(input.models().subList(0, models));
    }

    private Set<Method> chosen() {
        return methods.equals("all")
                ? EnumSet.allOf(Method.class)
                : EnumSet.of(Method.valueOf(methods.toUpperCase(Locale.ROOT)));
    }
}
