package dev.granular.arrow.output;

import dev.granular.Surface;
import java.util.Arrays;
import java.util.List;

/** The grid points of several surfaces, one after the other, as rows. */
final class SurfaceRows {
    private final List<ModelSurface> surfaces;
    /** The first row of every surface, and the end of the last. */
    private final int[] starts;

    SurfaceRows(List<ModelSurface> surfaces) {
        this.surfaces = List.copyOf(surfaces);
        this.starts = new int[surfaces.size() + 1];
        for (int i = 0; i < surfaces.size(); i++) {
            Surface surface = surfaces.get(i).surface();
            starts[i + 1] = Math.addExact(starts[i], Math.multiplyExact(surface.qSteps(), surface.qdSteps()));
        }
    }

    int count() {
        return starts[surfaces.size()];
    }

    ModelSurface surface(int row) {
        return surfaces.get(index(row));
    }

    double q(int row) {
        Surface surface = surface(row).surface();
        return surface.q(place(row) / surface.qdSteps());
    }

    double qd(int row) {
        Surface surface = surface(row).surface();
        return surface.qd(place(row) % surface.qdSteps());
    }

    double height(int row) {
        Surface surface = surface(row).surface();
        return surface.height(place(row) / surface.qdSteps(), place(row) % surface.qdSteps());
    }

    double error(int row) {
        Surface surface = surface(row).surface();
        return surface.error(place(row) / surface.qdSteps(), place(row) % surface.qdSteps());
    }

    private int place(int row) {
        return row - starts[index(row)];
    }

    private int index(int row) {
        int found = Arrays.binarySearch(starts, row);
        return found >= 0 ? found : -found - 2;
    }
}
