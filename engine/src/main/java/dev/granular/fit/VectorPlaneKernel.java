package dev.granular.fit;

import dev.granular.vector.VectorExp2;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loop of {@link ScalarPlaneKernel} on vectors of the machine's preferred width. All sums of a vector of places stay in
 * registers. Operations are methods of what was just computed, not of what the loop carries, whose exact class the compiler
 * might not know.
 */
final class VectorPlaneKernel implements PlaneKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    @Override
    public int lanes() {
        return SPECIES.length();
    }

    @Override
    public void add(Positions places, int p, Positions points, double[] heights, double[] exponents, double[] sums) {
        double[] q = points.q();
        double[] qd = points.qd();
        int row = places.count();
        var placeQ = DoubleVector.fromArray(SPECIES, places.q(), p);
        var placeQd = DoubleVector.fromArray(SPECIES, places.qd(), p);
        var factor = DoubleVector.broadcast(SPECIES, HALF_LOG2_E);
        var lowest = DoubleVector.broadcast(SPECIES, FLOOR);
        var ofOne = DoubleVector.fromArray(SPECIES, sums, p);
        var ofU = DoubleVector.fromArray(SPECIES, sums, p + row);
        var ofV = DoubleVector.fromArray(SPECIES, sums, p + 2 * row);
        var ofUu = DoubleVector.fromArray(SPECIES, sums, p + 3 * row);
        var ofUv = DoubleVector.fromArray(SPECIES, sums, p + 4 * row);
        var ofVv = DoubleVector.fromArray(SPECIES, sums, p + 5 * row);
        var ofZ = DoubleVector.fromArray(SPECIES, sums, p + 6 * row);
        var ofUz = DoubleVector.fromArray(SPECIES, sums, p + 7 * row);
        var ofVz = DoubleVector.fromArray(SPECIES, sums, p + 8 * row);
        for (int k = 0; k < q.length; k++) {
            var u = DoubleVector.broadcast(SPECIES, q[k]).sub(placeQ);
            var v = DoubleVector.broadcast(SPECIES, qd[k]).sub(placeQd);
            var z = DoubleVector.broadcast(SPECIES, heights[k]);
            var raised = DoubleVector.fromArray(SPECIES, exponents, p - k + q.length);
            var exponent = u.mul(u).fma(factor, v.mul(v).fma(factor, raised));
            var w = VectorExp2.exp2(VectorExp2.atLeast(exponent, lowest));
            var wu = w.mul(u);
            var wv = w.mul(v);
            ofOne = w.add(ofOne);
            ofU = wu.add(ofU);
            ofV = wv.add(ofV);
            ofUu = wu.fma(u, ofUu);
            ofUv = wu.fma(v, ofUv);
            ofVv = wv.fma(v, ofVv);
            ofZ = w.fma(z, ofZ);
            ofUz = wu.fma(z, ofUz);
            ofVz = wv.fma(z, ofVz);
        }
        ofOne.intoArray(sums, p);
        ofU.intoArray(sums, p + row);
        ofV.intoArray(sums, p + 2 * row);
        ofUu.intoArray(sums, p + 3 * row);
        ofUv.intoArray(sums, p + 4 * row);
        ofVv.intoArray(sums, p + 5 * row);
        ofZ.intoArray(sums, p + 6 * row);
        ofUz.intoArray(sums, p + 7 * row);
        ofVz.intoArray(sums, p + 8 * row);
    }
}
