package dev.granular.pair;

/** Plain loops: the oracle in tests, and what runs where the Vector API is missing. */
final class ScalarRowKernel implements RowKernel {
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
    public void geometry(double[] mos, double[] variance, int i, int first, double[] distance, double[] decay) {
        for (int c = 0; c < COLUMNS; c++) {
            distance[c] = Math.abs(mos[first + c] - mos[i]);
            decay[c] = PairKernel.HALF_LOG2_E / (variance[first + c] + variance[i]);
        }
    }

    @Override
    public void differences(ClassMoments values, double[] counts, int i, int first, double[] out, int base) {
        for (int c = 0; c < COLUMNS; c++) {
            out[base + c] = counts[first + c] * difference(values, i, first + c);
        }
    }

    private static double difference(ClassMoments values, int i, int j) {
        return values.mean()[j] - values.mean()[i] + (values.rest()[j] - values.rest()[i]);
    }

    @Override
    public void products(ClassMoments values, double[] spread, int i, int first, double[] out, int from, int to) {
        for (int c = 0; c < COLUMNS; c++) {
            out[to + c] = out[from + c] * difference(values, i, first + c) + spread[first + c];
        }
    }

    @Override
    public void classSigns(
            double[] twice, double[] counts, int first, int from, int to, double sign, double[] out, int base) {
        for (int c = from; c < to; c++) {
            out[base + c] = sign * (twice[c] - counts[first + c]);
        }
    }

    @Override
    public void signs(double[] ranks, int i, int first, int from, int to, double sign, double[] out, int base) {
        for (int c = from; c < to; c++) {
            out[base + c] = sign * Math.signum(ranks[i] - ranks[first + c]);
        }
    }

    @Override
    public void weigh(
            double[] distance,
            double[] decay,
            double rowWindow,
            double[] windows,
            int from,
            double qd,
            double floor,
            double[] weights,
            int to) {
        for (int c = 0; c < COLUMNS; c++) {
            double off = qd - distance[c];
            double exponent = rowWindow + windows[from + c] + decay[c] * off * off;
            weights[to + c] = Math.exp(Math.max(exponent, floor) * LN_2);
        }
    }

    @Override
    public void nearness(double[] distance, double[] decay, double qd, double[] factors) {
        for (int c = 0; c < COLUMNS; c++) {
            double off = qd - distance[c];
            factors[c] = Math.exp(Math.max(decay[c] * off * off, PairKernel.FACTOR_FLOOR) * LN_2);
        }
    }

    @Override
    public void weighByFactors(
            double[] nearness, double rowWindow, double[] windows, int from, double[] weights, int to) {
        for (int c = 0; c < COLUMNS; c++) {
            weights[to + c] = Math.max(rowWindow * nearness[c] * windows[from + c], PairKernel.LOWEST_WEIGHT);
        }
    }

    @Override
    public void accumulate(double[] weights, double[] y, int rows, double[] sums, int[] at) {
        for (int k = 0; k < POINTS; k++) {
            for (int t = 0; t < rows; t++) {
                double sum = 0;
                for (int c = 0; c < COLUMNS; c++) {
                    sum += weights[k * COLUMNS + c] * y[t * COLUMNS + c];
                }
                sums[at[k] + t] += sum;
            }
        }
    }
}
