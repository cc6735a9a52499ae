package dev.granular.cli.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Computation;
import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.QualityRange;
import dev.granular.Surface;
import dev.granular.SurfacePoint;
import dev.granular.point.SurfacePoints;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Small maps of surfaces: the heights of the surface, and none where these say little. */
class ReliefTest {
    private static final QualityRange RANGE = new QualityRange(1, 5);
    private static final int STEPS = 33;

    /** A surface that rises with Q and falls with Qd, undefined at the lowest Q; few pairs at the largest Qd. */
    private static Relief relief() {
        double[] q = IntStream.range(0, STEPS)
                .mapToDouble(i -> 1 + 4.0 * i / (STEPS - 1))
                .toArray();
        double[] qd = IntStream.range(0, STEPS)
                .mapToDouble(j -> 4.0 * j / (STEPS - 1))
                .toArray();
        var heights = new double[STEPS * STEPS];
        for (int i = 0; i < STEPS; i++) {
            for (int j = 0; j < STEPS; j++) {
                heights[i * STEPS + j] = i < 2 ? Double.NaN : (i - j) / (double) STEPS;
            }
        }
        List<SurfacePoint> points = SurfacePoints.of(new Points.Grid(STEPS, STEPS), RANGE);
        double[] pairs =
                points.stream().mapToDouble(point -> point.qd() > 3.7 ? 29 : 30).toArray();
        var samples = new Correlations(
                points,
                List.of("m"),
                List.of(Method.SRCC),
                heights,
                pairs,
                new double[points.size()],
                Computation.direct("by hand", List.of()));
        return Relief.of(Method.SRCC, new Surface(q, qd, heights), RANGE, samples, 30);
    }

    @Test
    void fieldsAreThoseOfTheSurface() {
        Relief relief = relief();
        for (int i = 0; i < Relief.FIELDS; i++) {
            for (int j = 0; j < Relief.FIELDS; j++) {
                if (i == 0 || j == Relief.FIELDS - 1) {
                    assertTrue(Double.isNaN(relief.height(i, j)), i + " " + j);
                } else {
                    assertEquals((2 * i + 1 - (2 * j + 1)) / (double) STEPS, relief.height(i, j), 0.0005 + 1e-12);
                }
            }
        }
    }

    @Test
    void everyFieldIsDrawnOnce() {
        String map = ReliefDrawing.map(relief(), "<m> on \"x\"");
        assertEquals(
                Relief.FIELDS * Relief.FIELDS,
                Pattern.compile("M\\d+ \\d+h1v1h-1z").matcher(map).results().count());
        assertEquals(
                2 * Relief.FIELDS - 1,
                Pattern.compile("M\\d")
                        .matcher(map.substring(map.indexOf("url(#thin)")))
                        .results()
                        .count());
        assertTrue(map.contains("<title>&lt;m&gt; on &quot;x&quot;</title>"), map);
        assertTrue(ReliefDrawing.legend().contains("id=\"thin\""));
    }

    @Test
    void thePageShowsThemAndEscapesNames() throws IOException {
        var score =
                new Score(Figure.USUAL, OptionalDouble.of(0.5), Optional.empty(), Optional.of("no interval: <few>"));
        var cells = new ArrayList<Cell>();
        for (String model : List.of("<b>", "c")) {
            cells.add(new Cell("x & y", model, 3, "basis", List.of(score), List.of(), List.of(relief())));
        }
        List<EvaluatedSet> sets =
                List.of(new EvaluatedSet("x & y", 3, 1, cells, List.of("a <note>"), List.of("a <warning>")));
        var result = new SuiteResult("<i>", sets, new Standings(Figure.USUAL, sets), List.of());
        var page = new StringWriter();
        SuiteReport.write(result, page);
        String html = page.toString();
        assertEquals(
                2,
                Pattern.compile("<svg class=\"relief\"").matcher(html).results().count());
        for (String raw : List.of("<b>", "<few>", "<note>", "<warning>", "<i>", "x & y", "{{", "NaN")) {
            assertFalse(html.contains(raw), raw);
        }
        assertTrue(html.contains("<li>no interval: &lt;few&gt;</li>"), "said once of both models");
    }
}
