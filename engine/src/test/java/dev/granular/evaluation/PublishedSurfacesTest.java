package dev.granular.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.Conformance;
import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.SurfacePoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The surfaces that the method's authors published, point by point. */
class PublishedSurfacesTest {
    @ParameterizedTest
    @CsvSource({"livec, 1e-12, 2096", "kadid10k, 2e-8, 1800"})
    void everyPublishedValueIsReproduced(String dataSet, double tolerance, int cells) throws IOException {
        Path folder = Conformance.folder(dataSet);
        List<String[]> table = rows(folder.resolve("table.csv"));
        List<String[]> samples = rows(folder.resolve("samples.csv"));
        var models = new ArrayList<Predictions>();
        for (int c = 2; c < table.getFirst().length; c++) {
            models.add(new Predictions(table.getFirst()[c], column(table, c)));
        }
        var points = new ArrayList<SurfacePoint>();
        for (String[] sample : samples.subList(1, samples.size())) {
            points.add(new SurfacePoint(Double.parseDouble(sample[0]), Double.parseDouble(sample[1])));
        }
        double[] weights = Files.readAllLines(folder.resolve("weights.txt")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
        Correlations surfaces = Evaluation.of(new Ratings(column(table, 0), column(table, 1)))
                .regulator(new Regulator.Given(Column.of(weights)))
                .points(new Points.Given(points))
                .correlations(models);
        int checked = 0;
        for (String[] cell : rows(folder.resolve("published_gmc.csv"))) {
            if (cell[5].equals("ok")) {
                var point = new SurfacePoint(Double.parseDouble(cell[2]), Double.parseDouble(cell[3]));
                int at = points.indexOf(point);
                assertTrue(at >= 0, () -> point + " is not among the samples");
                double value = surfaces.value(surfaces.models().indexOf(cell[0]), Method.valueOf(cell[1]), at);
                assertEquals(Double.parseDouble(cell[4]), value, tolerance, String.join(" ", cell));
                checked++;
            }
        }
        assertEquals(cells, checked);
    }

    private static List<String[]> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(line -> line.split(",")).toList();
    }

    private static Column column(List<String[]> table, int column) {
        return Column.of(table.stream()
                .skip(1)
                .mapToDouble(row -> Double.parseDouble(row[column]))
                .toArray());
    }
}
