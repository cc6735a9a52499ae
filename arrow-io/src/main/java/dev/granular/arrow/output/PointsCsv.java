package dev.granular.arrow.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.SurfacePoint;
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
        CsvWriter csv = CsvText.to(text, ',');
        csv.writeRecord("model", "method", "q", "qd", "value", "effective_pairs");
        for (int model = 0; model < correlations.models().size(); model++) {
            for (Method method : correlations.methods()) {
                for (int point = 0; point < correlations.points().size(); point++) {
                    SurfacePoint at = correlations.points().get(point);
                    csv.writeRecord(
                            correlations.models().get(model),
                            method.name(),
                            CsvText.number(at.q()),
                            CsvText.number(at.qd()),
                            CsvText.number(correlations.value(model, method, point)),
                            CsvText.number(correlations.effectivePairs(point)));
                }
            }
        }
        csv.flush();
    }
}
