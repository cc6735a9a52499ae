package dev.granular.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Conformance;
import dev.granular.QualityRange;
import dev.granular.Surface;
import dev.granular.SurfacePoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Surfaces and mean heights of the published tables, and the bandwidths that a widely used package found for them. */
class PublishedFitsTest {
    /** The listed bandwidths have 12 digits, so that the error at them is uncertain by rounding. */
    private static final double ROUNDING = 1e-9;

    private record PublishedFit(
            String name,
            SurfaceFit fit,
            SurfaceFit atListedBandwidths,
            QualityRange range,
            double meanHeight,
            double corner,
            double middle) {}

    @ParameterizedTest
    @CsvSource({"livec, 21", "kadid10k, 18"})
    void surfacesHeightsAndBandwidthsAgree(String dataSet, int tables) throws IOException {
        List<PublishedFit> fits = published(Conformance.folder(dataSet));
        assertEquals(tables, fits.size());
        for (PublishedFit published : fits) {
            SurfaceFit fit = published.fit;
            SurfaceFit listed = published.atListedBandwidths;
            double height = fit.surface(published.range, 100, 100).meanHeight();
            assertEquals(published.meanHeight, height, 5e-4, published.name);
            assertTrue(
                    fit.crossValidationError() <= listed.crossValidationError() * (1 + ROUNDING),
                    () -> published.name + ": error " + fit.crossValidationError() + " at " + fit.bandwidthQ() + ", "
                            + fit.bandwidthQd() + " but " + listed.crossValidationError() + " at the listed");
            Surface surface = listed.surface(published.range, 100, 100);
            assertEquals(published.meanHeight, surface.meanHeight(), 5.1e-5, published.name);
            assertEquals(published.middle, surface.height(50, 50), 1e-11, published.name);
            // Far from most samples the package's normal equations lose digits, so that less agreement can be had.
            assertEquals(published.corner, surface.height(0, 0), 1e-8, published.name);
        }
    }

    private static List<PublishedFit> published(Path folder) throws IOException {
        List<String[]> cells = rows(folder.resolve("published_gmc.csv"));
        return rows(folder.resolve("surface_fit.csv")).stream()
                .map(row -> {
                    List<String[]> table = cells.stream()
                            .filter(cell -> cell[0].equals(row[0]) && cell[1].equals(row[1]))
                            .toList();
                    List<SurfacePoint> points = table.stream()
                            .map(cell -> new SurfacePoint(number(cell[2]), number(cell[3])))
                            .toList();
                    double[] values =
                            table.stream().mapToDouble(cell -> number(cell[4])).toArray();
                    assertEquals(100, values.length);
                    return new PublishedFit(
                            row[0] + " " + row[1],
                            SurfaceFit.of(points, values),
                            SurfaceFit.of(points, values, number(row[3]), number(row[4])),
                            new QualityRange(number(row[5]), number(row[6])),
                            number(row[2]),
                            number(row[7]),
                            number(row[8]));
                })
                .toList();
    }

    private static List<String[]> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
    }

    private static double number(String cell) {
        return Double.parseDouble(cell);
    }
}
