package dev.granular;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SurfaceTest {
    @Test
    void meanHeightOfATiltedPlaneIsItsCentre() {
        var surface = new Surface(new double[] {0, 1, 3}, new double[] {2, 4}, new double[] {1, 3, 2, 4, 4, 6});
        assertEquals(3.5, surface.meanHeight(), 1e-15);
    }
}
