package dev.granular.cli.report;

import dev.granular.Method;
import dev.granular.SurfacePoint;
import dev.granular.arrow.output.ExplanationRow;
import dev.granular.inference.Estimate;
import java.util.List;

/**
 * The lowest place of a model's surface that has an interval, and the images and pairs behind it.
 *
 * @param estimate of the value there
 * @param isClustered whether effects are those of clusters of images
 * @param rows of an explanation: images that hurt, and pairs that are ordered wrongly, among others
 */
public record WorstPlace(
        String model,
        Method method,
        SurfacePoint place,
        Estimate estimate,
        boolean isClustered,
        List<ExplanationRow> rows) {
    /** Copies the rows. */
    public WorstPlace {
        rows = List.copyOf(rows);
    }

    /** Returns the rows of one kind. */
    List<ExplanationRow> rows(String what) {
        return rows.stream().filter(row -> row.what().equals(what)).toList();
    }
}
