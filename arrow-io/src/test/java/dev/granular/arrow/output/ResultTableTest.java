package dev.granular.arrow.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.granular.Computation;
import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.QualityRange;
import dev.granular.Surface;
import dev.granular.SurfacePoint;
import dev.granular.arrow.Release;
import dev.granular.evaluation.ModelScore;
import dev.granular.fit.SurfaceFit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultTableTest {
    private static final ResultOrigin ORIGIN = new ResultOrigin(
            new QualityRange(1.5, 9.25),
            new Computation(340, 1e-6, 2.5e-8, "340 super points", List.of()),
            Map.of("source", "ratings.csv"));

    private static final Correlations CORRELATIONS = new Correlations(
            List.of(new SurfacePoint(0.1, 0.2), new SurfacePoint(1e-300, 3)),
            List.of("a,b", "the \"bäst\""),
            List.of(Method.PLCC, Method.KRCC),
            new double[] {0.1 + 0.2, -1, 2.0 / 3, 0, 1, Double.NaN, 0.25, 0.5},
            new double[] {Computation.SUPPORT, 12.5},
            new double[] {3e-7, Double.NaN},
            ORIGIN.computation());

    private static final String EMPTY_SURFACE =
            "model,method,q,qd,value,error,se,low,high,band_low,band_high," + "effective_images,given,why\n";

    private static final ResultTable POINTS = ResultTable.points(CORRELATIONS, ORIGIN);

    private static final ResultTable SURFACE = ResultTable.surface(
            List.of(
                    of("m", evaluated(new double[] {1, 2, Double.NaN, 4}, 0, 2e-7, Double.NaN, 1)),
                    new ModelScore("none", Method.SRCC, Double.NaN, 1, Optional.empty(), Optional.empty()),
                    of("n", surface(2, 3, 5, 6, 7, 8, 9, 10))),
            ORIGIN);

    private static final ResultTable SCORES = ResultTable.scores(
            List.of(
                    new ModelScore("m", Method.SRCC, 0.1, Double.NaN, Optional.empty(), fit(1.5, 2)),
                    new ModelScore("n", Method.KRCC, Double.NaN, -1, Optional.empty(), Optional.empty())),
            ORIGIN);

    private static ModelScore of(String model, Surface surface) {
        return new ModelScore(model, Method.SRCC, Double.NaN, Double.NaN, Optional.of(surface), Optional.empty());
    }

    private static Optional<SurfaceFit> fit(double bandwidthQ, double bandwidthQd) {
        var points = List.of(new SurfacePoint(1, 1), new SurfacePoint(2, 5), new SurfacePoint(3, 2));
        return Optional.of(SurfaceFit.of(points, new double[] {0.1, 0.2, 0.3}, bandwidthQ, bandwidthQd));
    }

    private static Surface evaluated(double[] heights, double... errors) {
        return new Surface(new double[] {0, 1}, new double[] {0, 0.5}, heights, errors);
    }

    private static Surface surface(int qSteps, int qdSteps, double... heights) {
        double[] q = new double[qSteps];
        double[] qd = new double[qdSteps];
        Arrays.setAll(q, i -> i);
        Arrays.setAll(qd, i -> i / 2.0);
        return new Surface(q, qd, heights);
    }

    @Test
    void csvHasHeaderQuotesAndEmptyFields() throws IOException {
        assertEquals("""
                model,method,q,qd,value,effective_pairs,accurate,error,se,low,high,band_low,band_high,effective_images,given,why
                "a,b",PLCC,0.1,0.2,0.30000000000000004,100.0,true,3.0E-7,,,,,,,,
                "a,b",PLCC,1.0E-300,3.0,1.0,12.5,false,,,,,,,,,
                "a,b",KRCC,0.1,0.2,-1.0,100.0,true,3.0E-7,,,,,,,,
                "a,b",KRCC,1.0E-300,3.0,,12.5,false,,,,,,,,,
                "the ""bäst""\",PLCC,0.1,0.2,0.6666666666666666,100.0,true,3.0E-7,,,,,,,,
                "the ""bäst""\",PLCC,1.0E-300,3.0,0.25,12.5,false,,,,,,,,,
                "the ""bäst""\",KRCC,0.1,0.2,0.0,100.0,true,3.0E-7,,,,,,,,
                "the ""bäst""\",KRCC,1.0E-300,3.0,0.5,12.5,false,,,,,,,,,
                """, text(POINTS, ResultFormat.CSV));
        assertEquals("""
                model,method,q,qd,value,error,se,low,high,band_low,band_high,effective_images,given,why
                m,SRCC,0.0,0.0,1.0,0.0,,,,,,,,
                m,SRCC,0.0,0.5,2.0,2.0E-7,,,,,,,,
                m,SRCC,1.0,0.0,,,,,,,,,,
                m,SRCC,1.0,0.5,4.0,1.0,,,,,,,,
                n,SRCC,0.0,0.0,5.0,,,,,,,,,
                n,SRCC,0.0,0.5,6.0,,,,,,,,,
                n,SRCC,0.0,1.0,7.0,,,,,,,,,
                n,SRCC,1.0,0.0,8.0,,,,,,,,,
                n,SRCC,1.0,0.5,9.0,,,,,,,,,
                n,SRCC,1.0,1.0,10.0,,,,,,,,,
                """, text(SURFACE, ResultFormat.CSV));
        assertEquals("""
                model,method,gmc,bandwidth_q,bandwidth_qd,global,gmc_se,gmc_low,gmc_high,global_se,global_low,global_high
                m,SRCC,0.1,1.5,2.0,,,,,,,
                n,KRCC,,,,-1.0,,,,,,
                """, text(SCORES, ResultFormat.CSV));
    }

    /** The plain text is the twin that everyone can read: Arrow must say the same to the last bit. */
    @ParameterizedTest
    @EnumSource(names = {"ARROW", "ARROW_STREAM"})
    void arrowHoldsWhatTextHolds(ResultFormat format) throws IOException {
        for (ResultTable table : List.of(POINTS, SURFACE, SCORES, many(70_000))) {
            assertEquals(text(table, ResultFormat.CSV), csvOfArrow(bytes(table, format), format));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ARROW", "ARROW_STREAM"})
    void arrowReadBackTellsWhatItIs(ResultFormat format) throws IOException {
        try (var allocator = new RootAllocator();
                ArrowReader reader = reader(bytes(SURFACE, format), format, allocator)) {
            assertEquals(SURFACE.schema(), reader.getVectorSchemaRoot().getSchema());
            Map<String, String> about = reader.getVectorSchemaRoot().getSchema().getCustomMetadata();
            assertEquals("surface", about.get("granular.table"));
            assertEquals("1.5", about.get("granular.mos_min"));
            assertEquals("9.25", about.get("granular.mos_max"));
            assertEquals("1.0E-6", about.get("granular.accuracy"));
            assertEquals("ratings.csv", about.get("granular.source"));
            assertEquals(Release.current(), about.get("granular.version"));
        }
    }

    @Test
    void anEmptyTableIsATableToo() throws IOException {
        var empty = ResultTable.surface(List.of(), ORIGIN);
        assertEquals(EMPTY_SURFACE, text(empty, ResultFormat.CSV));
        for (var format : List.of(ResultFormat.ARROW, ResultFormat.ARROW_STREAM)) {
            assertEquals(EMPTY_SURFACE, csvOfArrow(bytes(empty, format), format));
        }
    }

    @Test
    void aSumOverAllPairsIsExactWhateverItRestsOn() throws IOException {
        var origin = new ResultOrigin(new QualityRange(0, 1), Computation.direct("all pairs", List.of()), Map.of());
        assertEquals("exact", origin.accuracy());
        var correlations = new Correlations(
                List.of(new SurfacePoint(1, 2)),
                List.of("m"),
                List.of(Method.PLCC),
                new double[] {1},
                new double[] {1},
                new double[] {0},
                origin.computation());
        assertEquals("""
                model,method,q,qd,value,effective_pairs,accurate,error,se,low,high,band_low,band_high,effective_images,given,why
                m,PLCC,1.0,2.0,1.0,1.0,true,0.0,,,,,,,,
                """, text(ResultTable.points(correlations, origin), ResultFormat.CSV));
    }

    @Test
    void jsonSaysWhatColumnsMean() throws IOException {
        JsonNode json = new ObjectMapper().readTree(bytes(SCORES, ResultFormat.JSON));
        assertEquals("scores", json.path("table").asText());
        assertEquals("1.0E-6", json.path("accuracy").asText());
        assertEquals("MOS", json.path("columns").path(3).path("unit").asText());
        JsonNode row = json.path("rows").path(0);
        assertEquals("m", row.path("model").asText());
        assertEquals(0.1, row.path("gmc").doubleValue());
        assertEquals(2.0, row.path("bandwidth_qd").doubleValue());
        assertEquals(true, row.path("global").isNull());
        assertEquals(12, row.size());
        JsonNode points =
                new ObjectMapper().readTree(bytes(POINTS, ResultFormat.JSON)).path("rows");
        assertEquals(8, points.size());
        assertEquals(BooleanNode.TRUE, points.path(0).path("accurate"));
        assertEquals(BooleanNode.FALSE, points.path(1).path("accurate"));
    }

    /** A schema that others rely on changes here, in docs/formats.md, and in {@link ResultTable#SCHEMA}, or not at all. */
    @ParameterizedTest
    @ValueSource(strings = {"points", "surface", "scores"})
    void schemasAreTheOnesWrittenDown(String name) throws IOException {
        ResultTable table = List.of(POINTS, SURFACE, SCORES).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        try (InputStream golden = getClass().getResourceAsStream(name + ".schema.json")) {
            assertEquals(
                    new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip(),
                    table.schema().toJson().replace(Release.current(), "VERSION"));
        }
    }

    @Test
    void schemasAreDocumented() throws IOException {
        String page = Files.readString(Path.of("../docs/formats.md"));
        for (ResultTable table : List.of(POINTS, SURFACE, SCORES)) {
            List<String> names = table.schema().getFields().stream()
                    .map(field -> field.getName())
                    .toList();
            assertTrue(page.contains("| `" + table.name() + "` "), table.name());
            assertTrue(page.contains("`" + String.join(",", names) + "`"), names.toString());
            for (String key : table.schema().getCustomMetadata().keySet()) {
                assertTrue(page.contains("`" + key + "`"), key);
            }
        }
    }

    @Test
    void theSameResultsGiveTheSameBytes() throws IOException {
        for (ResultFormat format : ResultFormat.values()) {
            assertArrayEquals(bytes(POINTS, format), bytes(ResultTable.points(CORRELATIONS, ORIGIN), format));
        }
    }

    @Test
    void vectorsBelongToTheCaller() {
        try (var allocator = new RootAllocator()) {
            try (VectorSchemaRoot root = SURFACE.load(allocator)) {
                assertEquals(10, root.getRowCount());
                assertEquals("n", root.getVector("model").getObject(9).toString());
                assertNull(root.getVector("value").getObject(2));
                assertEquals(10.0, root.getVector("value").getObject(9));
            }
            assertEquals(0, allocator.getAllocatedMemory());
        }
    }

    @Test
    void nothingIsLeftWhereMemoryRunsOut() {
        try (var allocator = new RootAllocator(100_000)) {
            ResultTable table = many(70_000);
            assertThrows(OutOfMemoryException.class, () -> table.load(allocator));
            assertEquals(0, allocator.getAllocatedMemory());
        }
    }

    /** What broke off must not look whole: no end marker follows. */
    @ParameterizedTest
    @EnumSource(ResultFormat.class)
    void whatBreaksOffDoesNotEndAsIfWhole(ResultFormat format) throws IOException {
        ResultTable table = many(70_000);
        byte[] whole = bytes(table, format);
        for (int limit : new int[] {0, 10, 1000, whole.length / 2}) {
            var out = new ByteArrayOutputStream();
            var breaking = new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    if (out.size() >= limit) {
                        throw new IOException("Broken pipe");
                    }
                    out.write(b);
                }
            };
            var broken = assertThrows(IOException.class, () -> table.write(format, breaking));
            assertEquals("Broken pipe", broken.getMessage());
            assertArrayEquals(Arrays.copyOf(whole, limit), out.toByteArray());
        }
    }

    @Test
    void endingsSayTheFormat() {
        assertEquals(ResultFormat.ARROW_STREAM, ResultFormat.ofName("a.ARROWS").orElseThrow());
        assertEquals(ResultFormat.ARROW, ResultFormat.ofName("a.csv.arrow").orElseThrow());
        assertFalse(ResultFormat.ofName("csv").isPresent());
        assertEquals("arrow-stream", ResultFormat.ARROW_STREAM.toString());
    }

    /** Enough rows for more than one record batch, with values of every kind. */
    private static ResultTable many(int count) {
        var random = new Random(5);
        var methods = List.of(Method.values());
        var scores = new ArrayList<ModelScore>();
        for (int i = 0; i < count; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            scores.add(new ModelScore(
                    "model " + i % 7,
                    methods.get(i % 3),
                    Double.isFinite(value) ? value : -0.0,
                    i % 5 == 0 ? Double.NaN : i,
                    Optional.empty(),
                    i % 2 == 0 ? Optional.empty() : fit(1 - random.nextDouble(), 1e-300)));
        }
        return ResultTable.scores(scores, ORIGIN);
    }

    private static String csvOfArrow(byte[] bytes, ResultFormat format) throws IOException {
        var csv = new StringBuilder();
        try (var allocator = new RootAllocator();
                ArrowReader reader = reader(bytes, format, allocator)) {
            VectorSchemaRoot root = reader.getVectorSchemaRoot();
            csv.append(String.join(
                    ",",
                    root.getSchema().getFields().stream()
                            .map(field -> field.getName())
                            .toList()));
            csv.append('\n');
            while (reader.loadNextBatch()) {
                for (int row = 0; row < root.getRowCount(); row++) {
                    append(csv, root, row);
                }
            }
        }
        return csv.toString();
    }

    private static void append(StringBuilder csv, VectorSchemaRoot root, int row) {
        var cells = new ArrayList<String>();
        for (var vector : root.getFieldVectors()) {
            Object value = vector.getObject(row);
            String cell = value == null ? "" : value.toString();
            cells.add(cell.matches(".*[\",].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        csv.append(String.join(",", cells)).append('\n');
    }

    private static ArrowReader reader(byte[] bytes, ResultFormat format, BufferAllocator allocator) {
        return format == ResultFormat.ARROW
                ? new ArrowFileReader(new ByteArrayReadableSeekableByteChannel(bytes), allocator)
                : new ArrowStreamReader(new ByteArrayInputStream(bytes), allocator);
    }

    private static String text(ResultTable table, ResultFormat format) {
        return new String(bytes(table, format), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ResultTable table, ResultFormat format) {
        var out = new ByteArrayOutputStream();
        try {
            table.write(format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
