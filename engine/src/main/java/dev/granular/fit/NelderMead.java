package dev.granular.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/**
 * The downhill simplex method (Nelder and Mead, The Computer Journal 7, 1965) with its original coefficients: reflection
 * 1, expansion 2, contraction 1/2, shrinkage 1/2.
 */
final class NelderMead {
    /** Size of the first simplex, as a fraction of each coordinate of the start. */
    private static final double FIRST_STEP = 0.05;

    private final ToDoubleFunction<double[]> function;
    private final double tolerance;
    private int evaluationsLeft;

    private record Vertex(double[] x, double value) {}

    private NelderMead(ToDoubleFunction<double[]> function, double tolerance, int maxEvaluations) {
        this.function = function;
        this.tolerance = tolerance;
        this.evaluationsLeft = maxEvaluations;
    }

    /**
     * Returns a place where {@code function} is locally lowest.
     *
     * @param function to minimise; NaN counts as infinitely high
     * @param start first guess, no coordinate 0
     * @param tolerance stops when the simplex is no wider than this fraction of {@code start} in every coordinate, and
     *     its values agree to this fraction
     * @param maxEvaluations about the number of calls of {@code function} after which it stops
     */
    static double[] minimum(ToDoubleFunction<double[]> function, double[] start, double tolerance, int maxEvaluations) {
        return new NelderMead(function, tolerance, maxEvaluations).search(start);
    }

    private double[] search(double[] start) {
        Vertex[] simplex = firstSimplex(start);
        sort(simplex);
        while (evaluationsLeft > 0 && !converged(simplex, start)) {
            step(simplex);
            sort(simplex);
        }
        return simplex[0].x;
    }

    private Vertex[] firstSimplex(double[] start) {
        var simplex = new Vertex[start.length + 1];
        simplex[0] = at(start.clone());
        for (int i = 0; i < start.length; i++) {
            double[] x = start.clone();
            x[i] *= 1 + FIRST_STEP;
            simplex[i + 1] = at(x);
        }
        return simplex;
    }

    private void step(Vertex[] simplex) {
        int last = simplex.length - 1;
        double[] centre = centreWithoutLast(simplex);
        Vertex best = simplex[0];
        Vertex worst = simplex[last];
        Vertex reflected = at(beyond(centre, worst.x, 1));
        if (reflected.value < best.value) {
            Vertex expanded = at(beyond(centre, worst.x, 2));
            simplex[last] = expanded.value < reflected.value ? expanded : reflected;
        } else if (reflected.value < simplex[last - 1].value) {
            simplex[last] = reflected;
        } else {
            boolean outside = reflected.value < worst.value;
            Vertex contracted = at(beyond(centre, worst.x, outside ? 0.5 : -0.5));
            if (outside ? contracted.value <= reflected.value : contracted.value < worst.value) {
                simplex[last] = contracted;
            } else {
                shrink(simplex);
            }
        }
    }

    private void shrink(Vertex[] simplex) {
        for (int i = 1; i < simplex.length; i++) {
            simplex[i] = at(beyond(simplex[0].x, simplex[i].x, -0.5));
        }
    }

    private boolean converged(Vertex[] simplex, double[] start) {
        Vertex best = simplex[0];
        double highest = simplex[simplex.length - 1].value;
        if (highest - best.value > tolerance * Math.abs(highest)) {
            return false;
        }
        for (Vertex vertex : simplex) {
            for (int i = 0; i < start.length; i++) {
                if (Math.abs(vertex.x[i] - best.x[i]) > tolerance * Math.abs(start[i])) {
                    return false;
                }
            }
        }
        return true;
    }

    private Vertex at(double[] x) {
        evaluationsLeft--;
        double value = function.applyAsDouble(x);
        return new Vertex(x, Double.isNaN(value) ? Double.POSITIVE_INFINITY : value);
    }

    /** Returns {@code centre + factor (centre − from)}. */
    private static double[] beyond(double[] centre, double[] from, double factor) {
        double[] x = new double[centre.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = centre[i] + factor * (centre[i] - from[i]);
        }
        return x;
    }

    private static double[] centreWithoutLast(Vertex[] simplex) {
        int count = simplex.length - 1;
        double[] centre = new double[count];
        for (int v = 0; v < count; v++) {
            for (int i = 0; i < count; i++) {
                centre[i] += simplex[v].x[i] / count;
            }
        }
        return centre;
    }

    private static void sort(Vertex[] simplex) {
        Arrays.sort(simplex, Comparator.comparingDouble(Vertex::value));
    }
}
