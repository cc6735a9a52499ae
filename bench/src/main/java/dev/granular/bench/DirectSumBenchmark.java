package dev.granular.bench;

import dev.granular.Correlations;
import dev.granular.Points;
import dev.granular.evaluation.Evaluation;
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

/** The direct sum on KADID-10k: 100 points, three methods; one operation is the whole evaluation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "--add-modules=jdk.incubator.vector",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED"
        })
public class DirectSumBenchmark {
    /** How many of the set's models are evaluated together. */
    @Param({"1", "6"})
    public int models;

    /** Threads that evaluate. */
    @Param({"1", "2"})
    public int threads;

    private EvaluationInput input;

    /** Reads the data. */
    @Setup(Level.Trial)
    public void read() {
        input = EvaluationInput.kadid10k();
    }

    /** Every point, model and method. */
    @Benchmark
    public Correlations evaluate() {
        return Evaluation.of(input.ratings())
                .points(new Points.Given(input.points()))
                .threads(threads)
                .run(input.models().subList(0, models));
    }
}
