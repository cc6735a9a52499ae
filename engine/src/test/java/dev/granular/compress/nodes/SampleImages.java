package dev.granular.compress.nodes;

import dev.granular.Column;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.SurfacePoint;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Seeded images on a scale of 0 to 10 with σ around 1 and two models, and strips for them. */
public final class SampleImages {
    /** Steps along Q and Qd of the points for which strips are made. */
    private static final int STEPS = 6;

    private SampleImages() {}

    /**
     * Draws.
     *
     * @param mosValues number of different MOS; 0 for continuous ones
     * @param scoreValues number of different scores, about; 0 for continuous ones
     */
    public static RatedImages of(int n, int mosValues, int scoreValues, long seed) {
        var random = new SplittableRandom(seed);
        double[] mos = random.doubles(n, 0, 10).map(v -> stepped(v, mosValues)).toArray();
        double[] std = random.doubles(n, 0.4, 1.6).toArray();
        double[] weights = random.doubles(n, 0.1, 3).toArray();
        var models = new ArrayList<Predictions>();
        for (int m = 0; m < 2; m++) {
            double noise = 1 + 4 * m;
            double[] scores = Arrays.stream(mos)
                    .map(v -> stepped(v + random.nextDouble(-noise, noise), scoreValues))
                    .toArray();
            models.add(new Predictions("m" + m, Column.of(scores)));
        }
        return new RatedImages(new Ratings(Column.of(mos), Column.of(std)), weights, 1, models);
    }

    private static double stepped(double value, int values) {
        return values == 0 ? value : Math.floor(value * values / 10) * 10 / values;
    }

    /** Strips for a grid of points. */
    public static StripLayout layout(RatedImages images, double tolerance) {
        var points = new ArrayList<ProbedPoint>();
        double low = images.mos()[0];
        double width = images.mos()[images.size() - 1] - low;
        for (int a = 0; a < STEPS; a++) {
            for (int b = 0; b < STEPS; b++) {
                points.add(
                        new ProbedPoint(new SurfacePoint(low + width * a / (STEPS - 1), width * b / (STEPS - 1)), 1));
            }
        }
        var drawing = new ProbeDrawing(images, Representatives.of(images, 36, 5), tolerance);
        var division = new StripDivision(images);
        WeightProbes probes = drawing.at(List.copyOf(points), TaskPool.ONE);
        return new StripLayout(images, division, division.cuts(), probes, tolerance, TaskPool.ONE);
    }

    /** The images of a strip by ascending score, for each model. */
    public static int[][] byScore(RatedImages images, Strip strip) {
        return IntStream.range(0, images.models())
                .mapToObj(m -> byScore(images.scoreRanks(m), strip.from(), strip.to()))
                .toArray(int[][]::new);
    }

    /** Some images, given by their bounds, by ascending score. */
    public static int[] byScore(double[] score, int from, int to) {
        return IntStream.range(from, to)
                .boxed()
                .sorted((i, j) -> Double.compare(score[i], score[j]))
                .mapToInt(i -> i)
                .toArray();
    }
}
