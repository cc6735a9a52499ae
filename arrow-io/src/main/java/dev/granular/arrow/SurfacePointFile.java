package dev.granular.arrow;

import dev.granular.InputException;
import dev.granular.SurfacePoint;
import java.nio.file.Path;
import java.util.List;

/** A table of surface points with columns {@code Q} and {@code Qd}, in upper or lower case, in MOS units. */
public final class SurfacePointFile {
    private SurfacePointFile() {}

    /**
     * Reads the points in the order of the file.
     *
     * @throws InputException if the file cannot be read, holds no point, or a value is missing or no number
     */
    public static List<SurfacePoint> read(Path file) {
        throw new UnsupportedOperationException();
    }
}
