package dev.granular.cli.draw;

import dev.granular.Correlations;
import dev.granular.SurfacePoint;

/** Effective pairs between the points that were evaluated, as the report shows them. */
public final class PairsField {
    /** Below this, logarithms would say more than there is. */
    private static final double HARDLY_ANY = 0.01;

    private final double[] q;
    private final double[] qd;
    private final double[] logPairs;

    /** Takes the points; {@code width} is that of the range of the MOS. */
    public PairsField(Correlations correlations, double width) {
        int size = correlations.points().size();
        q = new double[size];
        qd = new double[size];
        logPairs = new double[size];
        for (int p = 0; p < size; p++) {
            SurfacePoint point = correlations.points().get(p);
            q[p] = point.q() / width;
            qd[p] = point.qd() / width;
            logPairs[p] = Math.log(Math.max(HARDLY_ANY, correlations.effectivePairs(p)));
        }
        this.width = width;
    }

    private final double width;

    /** Returns the pairs at a place: the logarithm is averaged, weighted by 1/distance⁴ on the unit square. */
    public double at(double atQ, double atQd) {
        double sum = 0;
        double weights = 0;
        for (int p = 0; p < q.length; p++) {
            double dx = atQ / width - q[p];
            double dy = atQd / width - qd[p];
            double square = dx * dx + dy * dy;
            double weight = 1 / (square * square + 1e-12);
            sum += weight * logPairs[p];
            weights += weight;
        }
        return Math.exp(sum / weights);
    }
}
