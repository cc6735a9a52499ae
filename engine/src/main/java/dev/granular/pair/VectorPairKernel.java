package dev.granular.pair;

import dev.granular.vector.VectorExp2;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The loops of {@link ScalarPairKernel} on vectors of the machine's preferred width. */
final class VectorPairKernel implements PairKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int ROWS_AT_ONCE = 4;

    /** Takes the columns that do not fill a vector, at the edges of the triangle of pairs. */
    private static final PairKernel TAIL = new ScalarPairKernel();

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
        var s = DoubleVector.broadcast(SPECIES, mos[i]);
        var v = DoubleVector.broadcast(SPECIES, variance[i]);
        var factor = DoubleVector.broadcast(SPECIES, HALF_LOG2_E);
        int end = from + SPECIES.loopBound(to - from);
        for (int c = from; c < end; c += LANES) {
            DoubleVector.fromArray(SPECIES, mos, first + c).sub(s).intoArray(distance, base + c);
            factor.div(DoubleVector.fromArray(SPECIES, variance, first + c).add(v))
                    .intoArray(decay, base + c);
        }
        TAIL.geometry(mos, variance, i, first, end, to, distance, decay, base);
    }

    @Override
    public void products(double[] a, double[] b, int i, int first, int from, int to, double[] out, int base) {
        var ai = DoubleVector.broadcast(SPECIES, a[i]);
        var bi = DoubleVector.broadcast(SPECIES, b[i]);
        int end = from + SPECIES.loopBound(to - from);
        for (int c = from; c < end; c += LANES) {
            DoubleVector.fromArray(SPECIES, a, first + c)
                    .sub(ai)
                    .mul(DoubleVector.fromArray(SPECIES, b, first + c).sub(bi))
                    .intoArray(out, base + c);
        }
        TAIL.products(a, b, i, first, end, to, out, base);
    }

    @Override
    public void signs(double[] a, double[] b, int i, int first, int from, int to, double[] out, int base) {
        var ai = DoubleVector.broadcast(SPECIES, a[i]);
        var bi = DoubleVector.broadcast(SPECIES, b[i]);
        var one = DoubleVector.broadcast(SPECIES, 1);
        int end = from + SPECIES.loopBound(to - from);
        // Products of rank differences are whole numbers: cutting them to [−1, 1] leaves their sign.
        for (int c = from; c < end; c += LANES) {
            DoubleVector.fromArray(SPECIES, a, first + c)
                    .sub(ai)
                    .mul(DoubleVector.fromArray(SPECIES, b, first + c).sub(bi))
                    .min(one)
                    .max(one.neg())
                    .intoArray(out, base + c);
        }
        TAIL.signs(a, b, i, first, end, to, out, base);
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
        double[] aMean = a.mean();
        double[] aRest = a.rest();
        double[] bMean = b.mean();
        double[] bRest = b.rest();
        double[] spread = b.spread();
        var aMeanHere = DoubleVector.broadcast(SPECIES, aMean[row]);
        var aRestHere = DoubleVector.broadcast(SPECIES, aRest[row]);
        var bMeanHere = DoubleVector.broadcast(SPECIES, bMean[row]);
        var bRestHere = DoubleVector.broadcast(SPECIES, bRest[row]);
        var spreadHere = DoubleVector.broadcast(SPECIES, spread[row]);
        var countHere = DoubleVector.broadcast(SPECIES, counts[row]);
        int end = from + SPECIES.loopBound(to - from);
        for (int c = from; c < end; c += LANES) {
            var byA = DoubleVector.fromArray(SPECIES, aMean, first + c)
                    .sub(aMeanHere)
                    .add(DoubleVector.fromArray(SPECIES, aRest, first + c).sub(aRestHere));
            var byB = DoubleVector.fromArray(SPECIES, bMean, first + c)
                    .sub(bMeanHere)
                    .add(DoubleVector.fromArray(SPECIES, bRest, first + c).sub(bRestHere));
            var count = DoubleVector.fromArray(SPECIES, counts, first + c);
            var spreads = DoubleVector.fromArray(SPECIES, spread, first + c)
                    .mul(countHere)
                    .add(count.mul(spreadHere));
            count.mul(countHere).mul(byA).mul(byB).add(spreads).intoArray(out, base + c);
        }
        TAIL.classProducts(a, b, counts, row, first, end, to, out, base);
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
        double[] distance = tile.distance;
        double[] decay = tile.decay;
        var difference = DoubleVector.broadcast(SPECIES, qd);
        var lowest = DoubleVector.broadcast(SPECIES, floor);
        var sum = DoubleVector.fromArray(SPECIES, sums, sumOffset);
        var squares = DoubleVector.fromArray(SPECIES, sums, sumOffset + LANES);
        for (int r = 0; r < PairTile.ROWS; r++) {
            int base = r * PairTile.COLUMNS;
            var window = DoubleVector.broadcast(SPECIES, rowWindow[rowOffset + r]);
            for (int c = 0; c < PairTile.COLUMNS; c += LANES) {
                var off = difference.sub(DoubleVector.fromArray(SPECIES, distance, base + c));
                var windows = window.add(DoubleVector.fromArray(SPECIES, columnWindow, columnOffset + c));
                var exponent = off.mul(DoubleVector.fromArray(SPECIES, decay, base + c))
                        .fma(off, windows);
                var w = VectorExp2.exp2(VectorExp2.atLeast(exponent, lowest));
                w.intoArray(weights, weightOffset + base + c);
                // Not sum.add(w): of what a loop carries, the compiler does not know the exact class and may call, not
                // inline.
                sum = w.add(sum);
                squares = w.fma(w, squares);
            }
        }
        sum.intoArray(sums, sumOffset);
        squares.intoArray(sums, sumOffset + LANES);
    }

    @Override
    public void raise(double[] exponents, int from, int count) {
        var lowest = DoubleVector.broadcast(SPECIES, FACTOR_FLOOR);
        for (int i = from; i < from + count; i += LANES) {
            var exponent = DoubleVector.fromArray(SPECIES, exponents, i);
            VectorExp2.exp2(VectorExp2.atLeast(exponent, lowest)).intoArray(exponents, i);
        }
    }

    @Override
    public void nearness(PairTile tile, double qd, double[] factors) {
        double[] distance = tile.distance;
        double[] decay = tile.decay;
        var difference = DoubleVector.broadcast(SPECIES, qd);
        var lowest = DoubleVector.broadcast(SPECIES, FACTOR_FLOOR);
        for (int pair = 0; pair < PairTile.PAIRS; pair += LANES) {
            var off = difference.sub(DoubleVector.fromArray(SPECIES, distance, pair));
            var exponent = off.mul(DoubleVector.fromArray(SPECIES, decay, pair)).mul(off);
            VectorExp2.exp2(VectorExp2.atLeast(exponent, lowest)).intoArray(factors, pair);
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
        var lowest = DoubleVector.broadcast(SPECIES, LOWEST_WEIGHT);
        var sum = DoubleVector.fromArray(SPECIES, sums, sumOffset);
        var squares = DoubleVector.fromArray(SPECIES, sums, sumOffset + LANES);
        for (int r = 0; r < PairTile.ROWS; r++) {
            int base = r * PairTile.COLUMNS;
            var window = DoubleVector.broadcast(SPECIES, rowWindow[rowOffset + r]);
            for (int c = 0; c < PairTile.COLUMNS; c += LANES) {
                var product = window.mul(DoubleVector.fromArray(SPECIES, nearness, base + c))
                        .mul(DoubleVector.fromArray(SPECIES, columnWindow, columnOffset + c));
                var w = VectorExp2.atLeast(product, lowest);
                w.intoArray(weights, weightOffset + base + c);
                sum = w.add(sum);
                squares = w.fma(w, squares);
            }
        }
        sum.intoArray(sums, sumOffset);
        squares.intoArray(sums, sumOffset + LANES);
    }

    @Override
    public void weighMasses(PairTile tile, double[] weights, int weightOffset, double[] sums, int sumOffset) {
        var sum = DoubleVector.fromArray(SPECIES, sums, sumOffset);
        var squares = DoubleVector.fromArray(SPECIES, sums, sumOffset + LANES);
        for (int pair = 0; pair < PairTile.PAIRS; pair += LANES) {
            var w = DoubleVector.fromArray(SPECIES, weights, weightOffset + pair);
            sum = w.fma(DoubleVector.fromArray(SPECIES, tile.mass, pair), sum);
            squares = w.mul(w).fma(DoubleVector.fromArray(SPECIES, tile.squareMass, pair), squares);
        }
        sum.intoArray(sums, sumOffset);
        squares.intoArray(sums, sumOffset + LANES);
    }

    @Override
    public void accumulate(PairTile tile, double[] weights, double[] sums, int[] sumOffsets) {
        for (int t = 0; t < tile.rows; t += ROWS_AT_ONCE) {
            fourRows(tile.statistics, t, weights, sums, sumOffsets);
        }
    }

    /** Four points by four statistics: 16 independent sums hide the latency of the multiply-adds, 8 loads feed 16. */
    private static void fourRows(double[] y, int t, double[] w, double[] sums, int[] at) {
        int y0 = t * PairTile.PAIRS;
        int y1 = y0 + PairTile.PAIRS;
        int y2 = y1 + PairTile.PAIRS;
        int y3 = y2 + PairTile.PAIRS;
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
        for (int p = 0; p < PairTile.PAIRS; p += LANES) {
            var b0 = DoubleVector.fromArray(SPECIES, y, y0 + p);
            var b1 = DoubleVector.fromArray(SPECIES, y, y1 + p);
            var b2 = DoubleVector.fromArray(SPECIES, y, y2 + p);
            var b3 = DoubleVector.fromArray(SPECIES, y, y3 + p);
            var w0 = DoubleVector.fromArray(SPECIES, w, p);
            a00 = w0.fma(b0, a00);
            a01 = w0.fma(b1, a01);
            a02 = w0.fma(b2, a02);
            a03 = w0.fma(b3, a03);
            var w1 = DoubleVector.fromArray(SPECIES, w, PairTile.PAIRS + p);
            a10 = w1.fma(b0, a10);
            a11 = w1.fma(b1, a11);
            a12 = w1.fma(b2, a12);
            a13 = w1.fma(b3, a13);
            var w2 = DoubleVector.fromArray(SPECIES, w, 2 * PairTile.PAIRS + p);
            a20 = w2.fma(b0, a20);
            a21 = w2.fma(b1, a21);
            a22 = w2.fma(b2, a22);
            a23 = w2.fma(b3, a23);
            var w3 = DoubleVector.fromArray(SPECIES, w, 3 * PairTile.PAIRS + p);
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
