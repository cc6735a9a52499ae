package dev.granular.bench;

import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.QualityRange;
import dev.granular.Surface;
import dev.granular.SurfacePoint;
import dev.granular.evaluation.Evaluation;
import dev.granular.fit.SurfaceFit;
import dev.granular.simulation.SimulatedRatings;
import java.util.Arrays;
import java.util.List;
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

/** The smooth surface through points; one operation is one surface. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SurfaceFitBenchmark {
    private static final int GRID = 100;
    private static final int IMAGES = 2000;

    /** Points that the surface goes through. */
    @Param({"100", "400"})
    public int points;

    QualityRange range;
    List<SurfacePoint> at;
    double[] values;
    private SurfaceFit fitted;

    /** Evaluates the points. */
    @Setup(Level.Trial)
    public void evaluate() {
        SimulatedRatings set = SigmaProfile.RATED.simulate(IMAGES, 1);
        Correlations correlations = Evaluation.of(set.ratings())
                .points(new Points.LatinHypercube(points, 1))
                .correlations(set.predictions());
        range = set.ratings().range();
        at = correlations.points();
        values = new double[points];
        Arrays.setAll(values, k -> correlations.value(0, Method.PLCC, k));
        fitted = SurfaceFit.of(at, values);
    }

    /** Returns the search for bandwidths. */
    @Benchmark
    public SurfaceFit fit() {
        return SurfaceFit.of(at, values);
    }

    /** Returns a grid of 100 x 100 heights under bandwidths that are found. */
    @Benchmark
    public Surface surface() {
        return fitted.surface(range, GRID, GRID);
    }
}
