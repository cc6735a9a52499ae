package dev.granular.arrow.output;

import dev.granular.Surface;
import dev.granular.evaluation.ModelScore;
import java.util.Arrays;
import java.util.List;

/** The grid points of several surfaces, one after the other, as rows. */
final class SurfaceRows {
    private final List<ModelScore> surfaces;
    /** The first row of every surface, and the end of the last. */
    private final int[] starts;

    SurfaceRows(List<ModelScore> scores) {
        this.surfaces =
                scores.stream().filter(score -> score.surface().isPresent()).toList();
        this.starts = new int[this.surfaces.size() + 1];
        for (int i = 0; i < this.surfaces.size(); i++) {
            Surface surface = this.surfaces.get(i).surface().orElseThrow();
            starts[i + 1] = Math.addExact(starts[i], Math.multiplyExact(surface.qSteps(), surface.qdSteps()));
        }
    }

    List<ModelScore> surfaces() {
        return surfaces;
    }

    int count() {
        return starts[surfaces.size()];
    }

    ModelScore surface(int row) {
        return surfaces.get(index(row));
    }

    double q(int row) {
        Surface surface = surface(row).surface().orElseThrow();
        return surface.q(place(row) / surface.qdSteps());
    }

    double qd(int row) {
        Surface surface = surface(row).surface().orElseThrow();
        return surface.qd(place(row) % surface.qdSteps());
    }

    double height(int row) {
        Surface surface = surface(row).surface().orElseThrow();
        return surface.height(place(row) / surface.qdSteps(), place(row) % surface.qdSteps());
    }

    double error(int row) {
        Surface surface = surface(row).surface().orElseThrow();
        return surface.error(place(row) / surface.qdSteps(), place(row) % surface.qdSteps());
    }

    int place(int row) {
        return row - starts[index(row)];
    }

    private int index(int row) {
        int found = Arrays.binarySearch(starts, row);
        return found >= 0 ? found : -found - 2;
    }
}
