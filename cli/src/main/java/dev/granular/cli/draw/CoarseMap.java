package dev.granular.cli.draw;

import dev.granular.Correlations;
import dev.granular.Surface;

/**
 * A surface in few cells, as small pictures need.
 *
 * @param steps cells along either axis
 */
public record CoarseMap(int steps) {
    /** Returns heights at the middles of the cells, Q slowest; NaN where undefined. */
    public double[] heights(Surface surface) {
        double[] heights = new double[steps * steps];
        for (int i = 0; i < steps; i++) {
            for (int j = 0; j < steps; j++) {
                heights[i * steps + j] =
                        height(surface, share(i) * (surface.qSteps() - 1), share(j) * (surface.qdSteps() - 1));
            }
        }
        return heights;
    }

    /** Effective pairs at the middles of the cells, Q slowest. */
    public double[] pairs(Correlations correlations, Surface surface) {
        if (correlations.points().size() == surface.qSteps() * surface.qdSteps()) {
            return evaluated(correlations, surface);
        }
        double low = surface.q(0);
        double width = surface.q(surface.qSteps() - 1) - low;
        var field = new PairsField(correlations, width);
        double[] pairs = new double[steps * steps];
        for (int i = 0; i < steps; i++) {
            for (int j = 0; j < steps; j++) {
                pairs[i * steps + j] = field.at(low + share(i) * width, share(j) * width);
            }
        }
        return pairs;
    }

    /** Returns pairs at the nearest points of a grid that was evaluated itself. */
    private double[] evaluated(Correlations correlations, Surface surface) {
        double[] pairs = new double[steps * steps];
        for (int i = 0; i < steps; i++) {
            for (int j = 0; j < steps; j++) {
                int atQ = (int) Math.round(share(i) * (surface.qSteps() - 1));
                int atQd = (int) Math.round(share(j) * (surface.qdSteps() - 1));
                pairs[i * steps + j] = correlations.effectivePairs(atQ * surface.qdSteps() + atQd);
            }
        }
        return pairs;
    }

    /** Returns where the middle of a cell lies on its axis, 0 to 1. */
    public double share(int cell) {
        return (cell + 0.5) / steps;
    }

    private static double height(Surface surface, double i, double j) {
        int a = Math.min((int) i, surface.qSteps() - 2);
        int b = Math.min((int) j, surface.qdSteps() - 2);
        double s = i - a;
        double t = j - b;
        return (1 - s) * ((1 - t) * surface.height(a, b) + t * surface.height(a, b + 1))
                + s * ((1 - t) * surface.height(a + 1, b) + t * surface.height(a + 1, b + 1));
    }
}
