package dev.granular.bench;

import dev.granular.global.GlobalFigures;
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

/** PLCC, SRCC and KRCC of a whole set; one operation is one model. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class GlobalFiguresBenchmark {
    /** Images. */
    @Param({"10000", "1000000"})
    public int images;

    SimulatedRatings set;

    /** Makes the data. */
    @Setup(Level.Trial)
    public void simulate() {
        set = SigmaProfile.RATED.simulate(images, 1);
    }

    /** Returns all three figures. */
    @Benchmark
    public GlobalFigures figures() {
        return GlobalFigures.of(
                set.ratings().mos(), set.predictions().getFirst().scores());
    }
}
