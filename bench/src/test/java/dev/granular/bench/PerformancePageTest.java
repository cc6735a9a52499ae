package dev.granular.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformancePageTest {
    @TempDir
    Path docs;

    @Test
    void powerLawIsFound() {
        var samples = new ArrayList<PowerLaw.Sample>();
        for (double x : new double[] {1, 10, 30, 400}) {
            samples.add(new PowerLaw.Sample(x, 7 * Math.pow(x, 1.75)));
        }
        PowerLaw law = PowerLaw.fit(samples);
        assertEquals(1.75, law.exponent(), 1e-12);
        assertEquals(7, law.factor(), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> PowerLaw.fit(samples.subList(0, 1)));
    }

    @Test
    void medianIsTheMiddle() {
        assertEquals(2, Median.of(List.of(9.0, 1.0, 2.0)));
        assertEquals(2.5, Median.of(List.of(9.0, 1.0, 2.0, 3.0)));
    }

    @Test
    void figuresComeBackFromTheirFile() throws IOException {
        Figures figures = figures();
        figures.write(docs, "curves");
        assertEquals(figures, Figures.read(docs.resolve("curves.json")));
        String table = Files.readString(docs.resolve("curves.md"));
        assertTrue(table.contains("a machine") && table.contains("| 100 |"), table);
    }

    @Test
    void pageGetsTablesAndPicturesInPlaceOfOlderOnes() throws Exception {
        Path page = docs.resolve("performance-notes.md");
        Files.writeString(page, """
                # Before
                <!-- Made by ./granular bench curves: begin -->
                old
                <!-- Made by ./granular bench curves: end -->
                After
                """);
        new PerformancePage(docs).draw(figures());
        new PerformancePage(docs).draw(figures());
        String text = Files.readString(page);
        assertTrue(text.startsWith("# Before\n") && text.endsWith("After\n") && !text.contains("old"), text);
        assertTrue(text.contains("a machine"), text);
        assertTrue(text.contains("The direct sum goes with images to the power 2.00."), text);
        assertEquals(text.indexOf("power 2.00"), text.lastIndexOf("power 2.00"));
        var picture = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(docs.resolve("performance/images-time.svg").toFile());
        assertEquals(2, picture.getElementsByTagName("circle").getLength());
    }

    @Test
    void pageWithoutAPlaceIsRefused() throws IOException {
        Files.writeString(docs.resolve("performance-notes.md"), "# Page\n");
        assertThrows(InputException.class, () -> new PerformancePage(docs).draw(figures()));
    }

    private static Figures figures() {
        return new Figures("a machine", List.of(figure("10", 0.5), figure("100", 50)));
    }

    private static Figure figure(String images, double seconds) {
        return Figure.median(
                "images, time",
                Map.of(
                        "sum",
                        "direct",
                        "images",
                        images,
                        "models",
                        "1",
                        "points",
                        "1",
                        "tolerance",
                        "exact",
                        "threads",
                        "1"),
                "s",
                List.of(seconds));
    }
}
