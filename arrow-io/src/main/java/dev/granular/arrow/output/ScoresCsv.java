package dev.granular.arrow.output;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.granular.Method;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Scores as CSV: {@code model,method,gmc,bandwidth_q,bandwidth_qd,global}. Numbers have full double precision; an
 * undefined value is an empty field.
 */
public final class ScoresCsv {
    private ScoresCsv() {}

    /**
     * One model's scores by one method; NaN where undefined or not computed.
     *
     * @param gmc mean height of the surface, in [−1, 1]
     * @param bandwidthQ bandwidth of the fit along Q, MOS units
     * @param bandwidthQd bandwidth of the fit along Qd, MOS units
     * @param global the correlation over the whole set
     */
    public record ModelScore(
            String model, Method method, double gmc, double bandwidthQ, double bandwidthQd, double global) {}

    /** Writes a header and the scores in the order given. */
    public static void write(List<ModelScore> scores, Writer text) throws IOException {
        CsvWriter csv = CsvText.to(text, ',');
        csv.writeRecord("model", "method", "gmc", "bandwidth_q", "bandwidth_qd", "global");
        for (ModelScore score : scores) {
            csv.writeRecord(
                    score.model(),
                    score.method().name(),
                    CsvText.number(score.gmc()),
                    CsvText.number(score.bandwidthQ()),
                    CsvText.number(score.bandwidthQd()),
                    CsvText.number(score.global()));
        }
        csv.flush();
    }
}
