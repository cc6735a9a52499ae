package dev.granular.pair;

import dev.granular.vector.VectorExp2;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The loops of {@link ScalarRowKernel} on vectors of the machine's preferred width. */
final class VectorRowKernel implements RowKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int ROWS_AT_ONCE = 4;

    /** Takes the columns that do not fill a vector, where rows change sign. */
    private static final RowKernel TAIL = new ScalarRowKernel();

    @Override
    public int lanes() {
        return LANES;
    }

    /** Rows are taken {@value #ROWS_AT_ONCE} at a time. */
    @Override
    public int paddedRows(int rows) {
        return Math.ceilDiv(rows, ROWS_AT_ONCE) * ROWS_AT_ONCE;
    }

    @Override
    public void geometry(double[] mos, double[] variance, int i, int first, double[] distance, double[] decay) {
        var s = DoubleVector.broadcast(SPECIES, mos[i]);
        var v = DoubleVector.broadcast(SPECIES, variance[i]);
        var factor = DoubleVector.broadcast(SPECIES, PairKernel.HALF_LOG2_E);
        for (int c = 0; c < COLUMNS; c += LANES) {
            DoubleVector.fromArray(SPECIES, mos, first + c).sub(s).abs().intoArray(distance, c);
            factor.div(DoubleVector.fromArray(SPECIES, variance, first + c).add(v))
                    .intoArray(decay, c);
        }
    }

    @Override
    public void differences(ClassMoments values, double[] counts, int i, int first, double[] out, int base) {
        double[] mean = values.mean();
        double[] rest = values.rest();
        var meanHere = DoubleVector.broadcast(SPECIES, mean[i]);
        var restHere = DoubleVector.broadcast(SPECIES, rest[i]);
        for (int c = 0; c < COLUMNS; c += LANES) {
            DoubleVector.fromArray(SPECIES, mean, first + c)
                    .sub(meanHere)
                    .add(DoubleVector.fromArray(SPECIES, rest, first + c).sub(restHere))
                    .mul(DoubleVector.fromArray(SPECIES, counts, first + c))
                    .intoArray(out, base + c);
        }
    }

    @Override
    public void products(ClassMoments values, double[] spread, int i, int first, double[] out, int from, int to) {
        double[] mean = values.mean();
        double[] rest = values.rest();
        var meanHere = DoubleVector.broadcast(SPECIES, mean[i]);
        var restHere = DoubleVector.broadcast(SPECIES, rest[i]);
        for (int c = 0; c < COLUMNS; c += LANES) {
            DoubleVector.fromArray(SPECIES, mean, first + c)
                    .sub(meanHere)
                    .add(DoubleVector.fromArray(SPECIES, rest, first + c).sub(restHere))
                    .mul(DoubleVector.fromArray(SPECIES, out, from + c))
                    .add(DoubleVector.fromArray(SPECIES, spread, first + c))
                    .intoArray(out, to + c);
        }
    }

    @Override
    public void classSigns(
            double[] twice, double[] counts, int first, int from, int to, double sign, double[] out, int base) {
        int end = from + SPECIES.loopBound(to - from);
        for (int c = from; c < end; c += LANES) {
            DoubleVector.fromArray(SPECIES, twice, c)
                    .sub(DoubleVector.fromArray(SPECIES, counts, first + c))
                    .mul(sign)
                    .intoArray(out, base + c);
        }
        TAIL.classSigns(twice, counts, first, end, to, sign, out, base);
    }

    @Override
    public void signs(double[] ranks, int i, int first, int from, int to, double sign, double[] out, int base) {
        var here = DoubleVector.broadcast(SPECIES, ranks[i]);
        var one = DoubleVector.broadcast(SPECIES, 1);
        int end = from + SPECIES.loopBound(to - from);
        // Differences of ranks are whole numbers: cutting them to [−1, 1] leaves their sign.
        for (int c = from; c < end; c += LANES) {
            here.sub(DoubleVector.fromArray(SPECIES, ranks, first + c))
                    .min(one)
                    .max(one.neg())
                    .mul(sign)
                    .intoArray(out, base + c);
        }
        TAIL.signs(ranks, i, first, end, to, sign, out, base);
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
        var difference = DoubleVector.broadcast(SPECIES, qd);
        var lowest = DoubleVector.broadcast(SPECIES, floor);
        var window = DoubleVector.broadcast(SPECIES, rowWindow);
        for (int c = 0; c < COLUMNS; c += LANES) {
            var off = difference.sub(DoubleVector.fromArray(SPECIES, distance, c));
            var both = window.add(DoubleVector.fromArray(SPECIES, windows, from + c));
            var exponent = off.mul(DoubleVector.fromArray(SPECIES, decay, c)).fma(off, both);
            VectorExp2.exp2(VectorExp2.atLeast(exponent, lowest)).intoArray(weights, to + c);
        }
    }

    @Override
    public void nearness(double[] distance, double[] decay, double qd, double[] factors) {
        var difference = DoubleVector.broadcast(SPECIES, qd);
        var lowest = DoubleVector.broadcast(SPECIES, PairKernel.FACTOR_FLOOR);
        for (int c = 0; c < COLUMNS; c += LANES) {
            var off = difference.sub(DoubleVector.fromArray(SPECIES, distance, c));
            var exponent = off.mul(DoubleVector.fromArray(SPECIES, decay, c)).mul(off);
            VectorExp2.exp2(VectorExp2.atLeast(exponent, lowest)).intoArray(factors, c);
        }
    }

    @Override
    public void weighByFactors(
            double[] nearness, double rowWindow, double[] windows, int from, double[] weights, int to) {
        var window = DoubleVector.broadcast(SPECIES, rowWindow);
        var lowest = DoubleVector.broadcast(SPECIES, PairKernel.LOWEST_WEIGHT);
        for (int c = 0; c < COLUMNS; c += LANES) {
            var product = window.mul(DoubleVector.fromArray(SPECIES, nearness, c))
                    .mul(DoubleVector.fromArray(SPECIES, windows, from + c));
            VectorExp2.atLeast(product, lowest).intoArray(weights, to + c);
        }
    }

    @Override
    public void accumulate(double[] weights, double[] y, int rows, double[] sums, int[] at) {
        for (int t = 0; t < rows; t += ROWS_AT_ONCE) {
            fourRows(y, t, weights, sums, at);
        }
    }

    /** Four points by four rows: 16 independent sums hide the latency of the multiply-adds, 8 loads feed 16. */
    private static void fourRows(double[] y, int t, double[] w, double[] sums, int[] at) {
        int y0 = t * COLUMNS;
        int y1 = y0 + COLUMNS;
        int y2 = y1 + COLUMNS;
        int y3 = y2 + COLUMNS;
        int s0 = at[0] + t * LANES;
        int s1 = at[1] + t * LANES;
        int s2 = at[2] + t * LANES;
        int s3 = at[3] + t * LANES;
        var a00 = DoubleVector.fromArray(SPECIES, sums, s0);
        var a01 = DoubleVector.fromArray(SPECIES, sums, s0 + LANES);
        var a02 = DoubleVector.fromArray(SPECIES, sums, s0 + 2 * LANES);
        var a03 = DoubleVector.fromArray(SPECIES, sums, s0 + 3 * LANES);
        var a10 = DoubleVector.fromArray(SPECIES, sums, s1);
        var a11 = DoubleVector.fromArray(SPECIES, sums, s1 + LANES);
        var a12 = DoubleVector.fromArray(SPECIES, sums, s1 + 2 * LANES);
        var a13 = DoubleVector.fromArray(SPECIES, sums, s1 + 3 * LANES);
        var a20 = DoubleVector.fromArray(SPECIES, sums, s2);
        var a21 = DoubleVector.fromArray(SPECIES, sums, s2 + LANES);
        var a22 = DoubleVector.fromArray(SPECIES, sums, s2 + 2 * LANES);
        var a23 = DoubleVector.fromArray(SPECIES, sums, s2 + 3 * LANES);
        var a30 = DoubleVector.fromArray(SPECIES, sums, s3);
        var a31 = DoubleVector.fromArray(SPECIES, sums, s3 + LANES);
        var a32 = DoubleVector.fromArray(SPECIES, sums, s3 + 2 * LANES);
        var a33 = DoubleVector.fromArray(SPECIES, sums, s3 + 3 * LANES);
        for (int c = 0; c < COLUMNS; c += LANES) {
            var b0 = DoubleVector.fromArray(SPECIES, y, y0 + c);
            var b1 = DoubleVector.fromArray(SPECIES, y, y1 + c);
            var b2 = DoubleVector.fromArray(SPECIES, y, y2 + c);
            var b3 = DoubleVector.fromArray(SPECIES, y, y3 + c);
            var w0 = DoubleVector.fromArray(SPECIES, w, c);
            a00 = w0.fma(b0, a00);
            a01 = w0.fma(b1, a01);
            a02 = w0.fma(b2, a02);
            a03 = w0.fma(b3, a03);
            var w1 = DoubleVector.fromArray(SPECIES, w, COLUMNS + c);
            a10 = w1.fma(b0, a10);
            a11 = w1.fma(b1, a11);
            a12 = w1.fma(b2, a12);
            a13 = w1.fma(b3, a13);
            var w2 = DoubleVector.fromArray(SPECIES, w, 2 * COLUMNS + c);
            a20 = w2.fma(b0, a20);
            a21 = w2.fma(b1, a21);
            a22 = w2.fma(b2, a22);
            a23 = w2.fma(b3, a23);
            var w3 = DoubleVector.fromArray(SPECIES, w, 3 * COLUMNS + c);
            a30 = w3.fma(b0, a30);
            a31 = w3.fma(b1, a31);
            a32 = w3.fma(b2, a32);
            a33 = w3.fma(b3, a33);
        }
        a00.intoArray(sums, s0);
        a01.intoArray(sums, s0 + LANES);
        a02.intoArray(sums, s0 + 2 * LANES);
        a03.intoArray(sums, s0 + 3 * LANES);
        a10.intoArray(sums, s1);
        a11.intoArray(sums, s1 + LANES);
        a12.intoArray(sums, s1 + 2 * LANES);
        a13.intoArray(sums, s1 + 3 * LANES);
        a20.intoArray(sums, s2);
        a21.intoArray(sums, s2 + LANES);
        a22.intoArray(sums, s2 + 2 * LANES);
        a23.intoArray(sums, s2 + 3 * LANES);
        a30.intoArray(sums, s3);
        a31.intoArray(sums, s3 + LANES);
        a32.intoArray(sums, s3 + 2 * LANES);
        a33.intoArray(sums, s3 + 3 * LANES);
    }
}
