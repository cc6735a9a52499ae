package dev.granular.mapping;

import dev.granular.parallel.TaskPool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Sums of squares on a grid of slopes and centres, and its valleys. */
final class ShapeGrid {
    private static final int SLOPES = 46;
    private static final double LOWEST_LOG_SLOPE = -1.5;
    private static final double LOG_SLOPE_STEP = 0.1;

    /** Centres between the lowest and the highest score. */
    private static final int CENTRES = 81;

    /** Distances of centres beyond the data, in units of 1 / slope. */
    private static final double[] BEYOND = {0.25, 0.5, 1, 2, 4, 8, 16, 24};

    private static final int LIMIT_SLOPES = 121;
    private static final double LOWEST_LIMIT = Math.log(0.01);
    private static final double HIGHEST_LIMIT = Math.log(300);

    private final SigmoidProjection projection;
    private final TaskPool pool;

    ShapeGrid(SigmoidProjection projection, TaskPool pool) {
        this.projection = projection;
        this.pool = pool;
    }

    /** Finds shapes no higher than their neighbours on the grid, the deepest first. */
    List<Shape> valleys() {
        List<List<Shape>> rows = pool.each(IntStream.range(0, SLOPES).boxed().toList(), this::row);
        var valleys = new ArrayList<Shape>();
        for (int i = 0; i < SLOPES; i++) {
            for (int j = 0; j < rows.get(i).size(); j++) {
                if (isValley(rows, i, j)) {
                    valleys.add(rows.get(i).get(j));
                }
            }
        }
        valleys.sort(Comparator.comparingDouble(Shape::sse));
        return valleys;
    }

    private List<Shape> row(int i) {
        SigmoidProjection own = projection.copy();
        double slope = Math.pow(10, LOWEST_LOG_SLOPE + LOG_SLOPE_STEP * i);
        var row = new ArrayList<Shape>();
        for (double centre : centres(slope)) {
            row.add(new Shape(slope, centre, own.sse(slope, centre)));
        }
        return row;
    }

    private double[] centres(double slope) {
        double low = projection.scale().low();
        double high = projection.scale().high();
        double[] centres = new double[CENTRES + 2 * BEYOND.length];
        for (int k = 0; k < BEYOND.length; k++) {
            centres[BEYOND.length - 1 - k] = low - BEYOND[k] / slope;
            centres[BEYOND.length + CENTRES + k] = high + BEYOND[k] / slope;
        }
        for (int k = 0; k < CENTRES; k++) {
            centres[BEYOND.length + k] = low + (high - low) * k / (CENTRES - 1);
        }
        return centres;
    }

    private static boolean isValley(List<List<Shape>> rows, int i, int j) {
        double here = rows.get(i).get(j).sse();
        boolean lowest = Double.isFinite(here);
        for (int row = Math.max(0, i - 1); row <= Math.min(SLOPES - 1, i + 1) && lowest; row++) {
            List<Shape> shapes = rows.get(row);
            for (int k = Math.max(0, j - 1); k <= Math.min(shapes.size() - 1, j + 1); k++) {
                lowest &= here <= shapes.get(k).sse();
            }
        }
        return lowest;
    }

    /** Finds shapes at an infinite centre that are no worse than their neighbours along the slope. */
    List<Shape> valleysAtLimit(double end) {
        var row = new ArrayList<Shape>();
        for (int k = 0; k < LIMIT_SLOPES; k++) {
            double slope = Math.exp(LOWEST_LIMIT + (HIGHEST_LIMIT - LOWEST_LIMIT) * k / (LIMIT_SLOPES - 1));
            row.add(new Shape(slope, end, projection.sse(slope, end)));
        }
        var valleys = new ArrayList<Shape>();
        for (int k = 1; k + 1 < LIMIT_SLOPES; k++) {
            double here = row.get(k).sse();
            if (Double.isFinite(here)
                    && here <= row.get(k - 1).sse()
                    && here <= row.get(k + 1).sse()) {
                valleys.add(row.get(k));
            }
        }
        return valleys;
    }
}
