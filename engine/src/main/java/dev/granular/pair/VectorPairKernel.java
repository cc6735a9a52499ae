package dev.granular.pair;

import dev.granular.vector.VectorExp2;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The loops of {@link ScalarPairKernel} on vectors of the machine's preferred width. */
final class VectorPairKernel implements PairKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Takes the columns that do not fill a vector, at the edges of the triangle of pairs. */
    private static final PairKernel TAIL = new ScalarPairKernel();

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public int paddedRows(int rows) {
        return VectorWeightedSums.paddedRows(rows);
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
        VectorWeightedSums.add(tile.statistics, tile.rows, PairTile.PAIRS, weights, sums, sumOffsets);
    }
}
