package dev.granular.arrow.output;

import dev.granular.Method;
import dev.granular.Surface;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Surfaces as CSV: {@code model,method,q,qd,value}, one line per grid point, Q slower than Qd. Numbers have full double
 * precision; an undefined value is an empty field.
 */
public final class SurfaceCsv {
    private SurfaceCsv() {}

    /** One model's surface by one method. */
    public record ModelSurface(String model, Method method, Surface surface) {}

    /** Writes a header and the surfaces in the order given. */
    public static void write(List<ModelSurface> surfaces, Writer text) throws IOException {
        throw new UnsupportedOperationException();
    }
}
