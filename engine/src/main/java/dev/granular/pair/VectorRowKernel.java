package dev.granular.pair;

import dev.granular.vector.VectorExp2;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The loops of {@link ScalarRowKernel} on vectors of the machine's preferred width. */
final class VectorRowKernel implements RowKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Takes the columns that do not fill a vector, where rows change sign. */
    private static final RowKernel TAIL = new ScalarRowKernel();

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public int paddedRows(int rows) {
        return VectorWeightedSums.paddedRows(rows);
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
        VectorWeightedSums.add(y, rows, COLUMNS, weights, sums, at);
    }
}
