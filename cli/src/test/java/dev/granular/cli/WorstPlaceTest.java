package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.simulation.SimulatedRatings;
import dev.granular.simulation.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report says why each model is worst where it is. */
class WorstPlaceTest {
    @TempDir
    private Path folder;

    private Path table() throws IOException {
        SimulatedRatings data = new Simulation(200, 2, 4).run();
        var text = new StringBuilder("image,mos,std,steady,ceiling\n");
        for (int i = 0; i < 200; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "<b>%d</b>.png,%s,%s,%s,%s%n",
                    i,
                    data.ratings().mos().get(i),
                    data.ratings().std().get(i),
                    data.predictions().get(0).scores().get(i),
                    data.predictions().get(1).scores().get(i)));
        }
        return Files.writeString(folder.resolve("table.csv"), text);
    }

    private String page(String... options) throws IOException {
        Path out = folder.resolve("out");
        String[] command = {"surface", table().toString(), "--points", "grid:9x9", "--out", out.toString()};
        Outcome outcome = Outcome.of(
                Stream.concat(Arrays.stream(command), Arrays.stream(options)).toArray(String[]::new));
        assertEquals(0, outcome.exitCode(), outcome.err());
        return Files.readString(out.resolve("report.html"));
    }

    @Test
    void namesTheLowestPlaceWithAnIntervalOfEachModel() throws IOException {
        String page = page("--confidence", "0.9", "--key", "image");
        for (String model : new String[] {"steady", "ceiling"}) {
            String[] lowest = Files.readAllLines(folder.resolve("out").resolve("points.csv")).stream()
                    .map(line -> line.split(",", -1))
                    .filter(row -> row[0].equals(model) && row[1].equals("SRCC") && row[14].equals("true"))
                    .min(Comparator.comparingDouble(row -> Double.parseDouble(row[4])))
                    .orElseThrow();
            String expected = String.format(
                    Locale.ROOT,
                    "<strong>%s</strong>: %.3f (%.3f to %.3f) at Q %.4g, Qd %.4g</summary>",
                    model,
                    Double.parseDouble(lowest[4]),
                    Double.parseDouble(lowest[9]),
                    Double.parseDouble(lowest[10]),
                    Double.parseDouble(lowest[2]),
                    Double.parseDouble(lowest[3]));
            assertTrue(page.contains(expected), expected);
        }
        assertTrue(page.contains("<th scope=\"row\">&lt;b&gt;"), "names of images, escaped");
        assertFalse(page.contains("<b>1"), "names of images, escaped");
        assertTrue(page.contains("Heaviest pairs that the model orders unlike people"));
    }

    @Test
    void speaksOfClustersWhereTheyAreTheUnits() throws IOException {
        Path grouped = folder.resolve("grouped.csv");
        var text = new StringBuilder();
        int row = 0;
        for (String line : Files.readAllLines(table())) {
            text.append(line).append(row == 0 ? ",scene" : ",s" + row % 40).append('\n');
            row++;
        }
        Files.writeString(grouped, text);
        Path out = folder.resolve("clustered");
        Outcome outcome = Outcome.of(
                "surface", grouped.toString(), "--points", "grid:9x9", "--cluster", "scene", "--out", out.toString());
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(Files.readString(out.resolve("report.html")).contains("without the cluster the value"));
    }

    @Test
    void saysNothingWithoutIntervals() throws IOException {
        assertFalse(page("--confidence", "none").contains("id=\"worst\""));
    }
}
