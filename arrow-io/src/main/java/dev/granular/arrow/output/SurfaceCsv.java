package dev.granular.arrow.output;

import de.siegmar.fastcsv.writer.CsvWriter;
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
        CsvWriter csv = CsvText.to(text, ',');
        csv.writeRecord("model", "method", "q", "qd", "value");
        for (ModelSurface each : surfaces) {
            Surface surface = each.surface();
            for (int i = 0; i < surface.qSteps(); i++) {
                for (int j = 0; j < surface.qdSteps(); j++) {
                    csv.writeRecord(
                            each.model(),
                            each.method().name(),
                            CsvText.number(surface.q(i)),
                            CsvText.number(surface.qd(j)),
                            CsvText.number(surface.height(i, j)));
                }
            }
        }
        csv.flush();
    }
}
