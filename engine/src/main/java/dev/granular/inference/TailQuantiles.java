package dev.granular.inference;

/**
 * Quantiles of Student's t of one tail, by any degrees of freedom of 1 or more. The logarithm of the quantile is smooth in 1/ν, so
 * that polynomials through {@link StudentT#quantile} at Chebyshev points give it to 1e-11, hundreds of times faster.
 */
final class TailQuantiles {
    /** Ends, as 1/ν, of the pieces with a polynomial of their own: the finer, the nearer to the normal distribution. */
    private static final double[] ENDS = {0, 1.0 / 64, 1.0 / 16, 1.0 / 4, 1};

    /** Points of a polynomial. */
    private static final int NODES = 16;

    /** Abscissae on [−1, 1], and barycentric weights (Berrut and Trefethen, Barycentric Lagrange interpolation, 2004). */
    private static final double[] AT = new double[NODES];

    private static final double[] WEIGHTS = new double[NODES];

    static {
        for (int k = 0; k < NODES; k++) {
            double angle = (2 * k + 1) * Math.PI / (2 * NODES);
            AT[k] = StrictMath.cos(angle);
            WEIGHTS[k] = (k % 2 == 0 ? 1 : -1) * StrictMath.sin(angle);
        }
    }

    private final double tail;
    /** Logarithms of quantiles at the points of each piece; a piece is filled in when it is first asked for. */
    private final double[][] logs = new double[ENDS.length - 1][];

    /** Takes the probability of values above the quantile, above 0 and below 1/2. */
    TailQuantiles(double tail) {
        this.tail = tail;
    }

    /** Returns the t that is exceeded with the probability of the tail. */
    double at(double degrees) {
        double x = 1 / degrees;
        int piece = 0;
        while (x > ENDS[piece + 1]) {
            piece++;
        }
        double low = ENDS[piece];
        double high = ENDS[piece + 1];
        double place = (2 * x - low - high) / (high - low);
        double[] values = logs(piece);
        double top = 0;
        double bottom = 0;
        for (int k = 0; k < NODES; k++) {
            double distance = place - AT[k];
            if (distance == 0) {
                return StrictMath.exp(values[k]);
            }
            double weight = WEIGHTS[k] / distance;
            top += weight * values[k];
            bottom += weight;
        }
        return StrictMath.exp(top / bottom);
    }

    private synchronized double[] logs(int piece) {
        if (logs[piece] == null) {
            double middle = (ENDS[piece] + ENDS[piece + 1]) / 2;
            double half = (ENDS[piece + 1] - ENDS[piece]) / 2;
            double[] values = new double[NODES];
            for (int k = 0; k < NODES; k++) {
                values[k] = StrictMath.log(StudentT.quantile(tail, 1 / (middle + half * AT[k])));
            }
            logs[piece] = values;
        }
        return logs[piece];
    }
}
