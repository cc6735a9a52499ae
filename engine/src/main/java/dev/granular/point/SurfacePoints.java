package dev.granular.point;

import dev.granular.Points;
import dev.granular.QualityRange;
import dev.granular.SurfacePoint;
import dev.granular.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Turns a choice of {@link Points} into coordinates over a data set's range. */
public final class SurfacePoints {
    private SurfacePoints() {}

    /** Returns the points of {@code choice}, in its order, Q within {@code range} and Qd from 0 to its width. */
    public static List<SurfacePoint> of(Points choice, QualityRange range) {
        return switch (choice) {
            case Points.LatinHypercube(int samples, long seed) -> latinHypercube(samples, seed, range);
            case Points.Grid(int qSteps, int qdSteps) -> grid(qSteps, qdSteps, range);
            case Points.Given(List<SurfacePoint> points) -> points;
        };
    }

    /** Returns {@code steps} values from {@code low} to {@code high}, evenly spaced, both ends exact. */
    public static double[] axis(double low, double high, int steps) {
        Unit unit = Unit.of(low, high);
        double from = unit.counted(low);
        double width = unit.counted(high) - from;
        double[] values = new double[steps];
        for (int i = 0; i < steps; i++) {
            values[i] = i == steps - 1 ? high : unit.value(from + width * i / (steps - 1));
        }
        return values;
    }

    private static List<SurfacePoint> latinHypercube(int samples, long seed, QualityRange range) {
        var random = new SplittableRandom(seed);
        double[] q = stratified(samples, random);
        double[] qd = stratified(samples, random);
        var points = new ArrayList<SurfacePoint>(samples);
        for (int i = 0; i < samples; i++) {
            points.add(new SurfacePoint(range.min() + q[i] * range.width(), qd[i] * range.width()));
        }
        return List.copyOf(points);
    }

    /** Returns one number in each of {@code samples} equal parts of [0, 1), in random order. */
    private static double[] stratified(int samples, SplittableRandom random) {
        double[] values = new double[samples];
        for (int i = 0; i < samples; i++) {
            int other = random.nextInt(i + 1);
            values[i] = values[other];
            values[other] = (i + random.nextDouble()) / samples;
        }
        return values;
    }

    private static List<SurfacePoint> grid(int qSteps, int qdSteps, QualityRange range) {
        var points = new ArrayList<SurfacePoint>(qSteps * qdSteps);
        for (double q : axis(range.min(), range.max(), qSteps)) {
            for (double qd : axis(0, range.width(), qdSteps)) {
                points.add(new SurfacePoint(q, qd));
            }
        }
        return List.copyOf(points);
    }
}
