package dev.granular.cli.draw;

import java.util.Arrays;

/** Polygons or broken lines: straight pieces between points, in one or more runs. */
public final class Trace {
    private double[] x = new double[16];
    private double[] y = new double[16];
    private boolean[] starts = new boolean[16];
    private int size;

    /** Starts a new run at a point. */
    public Trace from(double toX, double toY) {
        return add(toX, toY, true);
    }

    /** Goes on to a point. */
    public Trace to(double toX, double toY) {
        return add(toX, toY, false);
    }

    /** Returns a straight line. */
    public static Trace line(double x1, double y1, double x2, double y2) {
        return new Trace().from(x1, y1).to(x2, y2);
    }

    /** Adds a rectangle as a closed run. */
    public Trace box(double left, double top, double width, double height) {
        return from(left, top)
                .to(left + width, top)
                .to(left + width, top + height)
                .to(left, top + height)
                .to(left, top);
    }

    private Trace add(double toX, double toY, boolean start) {
        if (size == x.length) {
            x = Arrays.copyOf(x, 2 * size);
            y = Arrays.copyOf(y, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
        }
        x[size] = toX;
        y[size] = toY;
        starts[size++] = start;
        return this;
    }

    /** Returns the number of points. */
    public int size() {
        return size;
    }

    /** Abscissa of a point. */
    public double x(int point) {
        return x[point];
    }

    /** Ordinate of a point. */
    public double y(int point) {
        return y[point];
    }

    /** Returns whether a point starts a run. */
    public boolean starts(int point) {
        return starts[point];
    }

    /** Returns whether a point is a run of its own. */
    public boolean isDot(int point) {
        return starts[point] && (point + 1 == size || starts[point + 1]);
    }

    /** Returns the same elsewhere. */
    Trace shifted(double right, double below) {
        var shifted = new Trace();
        for (int point = 0; point < size; point++) {
            shifted.add(x[point] + right, y[point] + below, starts[point]);
        }
        return shifted;
    }
}
