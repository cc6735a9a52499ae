package dev.granular.pair;

/** Plain loops: the oracle in tests, and what runs where the Vector API is missing. */
final class ScalarPairKernel implements PairKernel {
    private static final double LN_2 = Math.log(2);

    @Override
    public int lanes() {
        return 1;
    }

    @Override
    public int paddedRows(int rows) {
        return rows;
    }

    @Override
    public void geometry(
            double[] mos,
            double[] variance,
            int i,
            int first,
            int from,
            int to,
            double[] distance,
            double[] decay,
            int base) {
        for (int c = from; c < to; c++) {
            distance[base + c] = mos[first + c] - mos[i];
            decay[base + c] = HALF_LOG2_E / (variance[first + c] + variance[i]);
        }
    }

    @Override
    public void products(double[] a, double[] b, int i, int first, int from, int to, double[] out, int base) {
        for (int c = from; c < to; c++) {
            out[base + c] = (a[first + c] - a[i]) * (b[first + c] - b[i]);
        }
    }

    @Override
    public void signs(double[] a, double[] b, int i, int first, int from, int to, double[] out, int base) {
        for (int c = from; c < to; c++) {
            out[base + c] = Math.signum((a[first + c] - a[i]) * (b[first + c] - b[i]));
        }
    }

    @Override
    public void classProducts(
            ClassMoments a,
            ClassMoments b,
            double[] counts,
            int row,
            int first,
            int from,
            int to,
            double[] out,
            int base) {
        double[] spread = b.spread();
        for (int c = from; c < to; c++) {
            int other = first + c;
            double byA = a.mean()[other] - a.mean()[row] + (a.rest()[other] - a.rest()[row]);
            double byB = b.mean()[other] - b.mean()[row] + (b.rest()[other] - b.rest()[row]);
            double pairs = counts[row] * counts[other];
            out[base + c] = pairs * byA * byB + (counts[row] * spread[other] + counts[other] * spread[row]);
        }
    }

    @Override
    public void weigh(
            PairTile tile,
            double[] rowWindow,
            int rowOffset,
            double[] columnWindow,
            int columnOffset,
            double qd,
            double floor,
            double[] weights,
            int weightOffset,
            double[] sums,
            int sumOffset) {
        double sum = 0;
        double squares = 0;
        for (int r = 0; r < PairTile.ROWS; r++) {
            for (int c = 0; c < PairTile.COLUMNS; c++) {
                int pair = r * PairTile.COLUMNS + c;
                double off = qd - tile.distance[pair];
                double exponent =
                        rowWindow[rowOffset + r] + columnWindow[columnOffset + c] + tile.decay[pair] * off * off;
                double w = Math.exp(Math.max(exponent, floor) * LN_2);
                weights[weightOffset + pair] = w;
                sum += w;
                squares += w * w;
            }
        }
        sums[sumOffset] += sum;
        sums[sumOffset + 1] += squares;
    }

    @Override
    public void raise(double[] exponents, int from, int count) {
        for (int i = from; i < from + count; i++) {
            exponents[i] = Math.exp(Math.max(exponents[i], FACTOR_FLOOR) * LN_2);
        }
    }

    @Override
    public void nearness(PairTile tile, double qd, double[] factors) {
        for (int pair = 0; pair < PairTile.PAIRS; pair++) {
            double off = qd - tile.distance[pair];
            factors[pair] = Math.exp(Math.max(tile.decay[pair] * off * off, FACTOR_FLOOR) * LN_2);
        }
    }

    @Override
    public void weighByFactors(
            double[] rowWindow,
            int rowOffset,
            double[] columnWindow,
            int columnOffset,
            double[] nearness,
            double[] weights,
            int weightOffset,
            double[] sums,
            int sumOffset) {
        double sum = 0;
        double squares = 0;
        for (int r = 0; r < PairTile.ROWS; r++) {
            for (int c = 0; c < PairTile.COLUMNS; c++) {
                int pair = r * PairTile.COLUMNS + c;
                double product = rowWindow[rowOffset + r] * nearness[pair] * columnWindow[columnOffset + c];
                double w = Math.max(product, LOWEST_WEIGHT);
                weights[weightOffset + pair] = w;
                sum += w;
                squares += w * w;
            }
        }
        sums[sumOffset] += sum;
        sums[sumOffset + 1] += squares;
    }

    @Override
    public void weighMasses(PairTile tile, double[] weights, int weightOffset, double[] sums, int sumOffset) {
        double sum = 0;
        double squares = 0;
        for (int pair = 0; pair < PairTile.PAIRS; pair++) {
            double w = weights[weightOffset + pair];
            sum += w * tile.mass[pair];
            squares += w * w * tile.squareMass[pair];
        }
        sums[sumOffset] += sum;
        sums[sumOffset + 1] += squares;
    }

    @Override
    public void accumulate(PairTile tile, double[] weights, double[] sums, int[] sumOffsets) {
        for (int k = 0; k < POINTS; k++) {
            for (int t = 0; t < tile.rows; t++) {
                double sum = 0;
                for (int pair = 0; pair < PairTile.PAIRS; pair++) {
                    sum += weights[k * PairTile.PAIRS + pair] * tile.statistics[t * PairTile.PAIRS + pair];
                }
                sums[sumOffsets[k] + t] += sum;
            }
        }
    }
}
