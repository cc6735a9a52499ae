package dev.granular.arrow.output;

import dev.granular.Correlations;
import java.io.IOException;
import java.io.Writer;

/**
 * Correlations at surface points as CSV: {@code model,method,q,qd,value,effective_pairs}, models slowest, then methods,
 * then points. Numbers have full double precision; an undefined value is an empty field.
 */
public final class PointsCsv {
    private PointsCsv() {}

    /** Writes a header and one line per model, method and point. */
    public static void write(Correlations correlations, Writer text) throws IOException {
        throw new UnsupportedOperationException();
    }
}
