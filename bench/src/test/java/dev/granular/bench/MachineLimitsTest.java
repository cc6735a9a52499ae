package dev.granular.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jdk.incubator.vector.DoubleVector;
import org.junit.jupiter.api.Test;

class MachineLimitsTest {
    /** x → (x + 1)/2 tends to 1 in every one of twelve chains; nothing is left out. */
    @Test
    void multipliesAndAdds() {
        assertEquals(12, new MachineLimits().multiplyAdd(), 1e-12);
    }

    @Test
    void keepsWhatWasComputed() {
        var limits = new MachineLimits();
        limits.repeated(limits::multiplyAdd).run();
        assertEquals(12.0 * Work.BLOCKS, limits.kept(), 1e-9);
    }

    /** Numbers 0, 1, … in vectors: the first lanes add up to the sum of every so many. */
    @Test
    void readsEveryVectorOnce() {
        double sumOfIndices = MachineLimits.VECTORS * (MachineLimits.VECTORS - 1) / 2.0;
        int lanes = DoubleVector.SPECIES_PREFERRED.length();
        assertEquals(sumOfIndices * lanes, new MachineLimits().load());
    }
}
