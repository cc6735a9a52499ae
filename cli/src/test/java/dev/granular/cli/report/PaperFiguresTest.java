package dev.granular.cli.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.cli.draw.Canvas;
import dev.granular.cli.draw.Drawing;
import dev.granular.cli.draw.Lettering;
import dev.granular.cli.draw.Pen;
import dev.granular.cli.draw.Shade;
import dev.granular.cli.draw.Trace;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** Figures for paper: complete, the same everywhere, and honest where the data do not tell. */
class PaperFiguresTest {
    /** Remembers what is drawn. */
    private static final class Recorder implements Canvas {
        private final List<Pen> pens = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();

        @Override
        public void fill(Trace shape, Shade shade) {}

        @Override
        public void line(Trace trace, Pen pen) {
            pens.add(pen);
        }

        @Override
        public void text(String text, double x, double y, Lettering lettering) {
            texts.add(text);
        }

        static Recorder of(Drawing drawing) {
            var recorder = new Recorder();
            drawing.onto().accept(recorder);
            return recorder;
        }

        boolean says(String words) {
            return texts.stream().anyMatch(text -> text.contains(words));
        }

        long outlines() {
            return pens.stream().filter(pen -> pen.width() > 1.5).count();
        }

        long hatches() {
            return pens.stream().filter(pen -> pen.shade().rgb() == 0x404040).count();
        }
    }

    @Test
    void thereIsADrawingForWhatTheRunHas() {
        Map<String, Drawing> bare = PaperFigures.of(SampleRuns.fitted("steady", "other"));
        assertEquals(
                Set.of(
                        "heatmaps-plcc",
                        "heatmaps-srcc",
                        "heatmaps-krcc",
                        "differences-plcc",
                        "differences-srcc",
                        "differences-krcc"),
                bare.keySet());
        assertFalse(PaperFigures.of(SampleRuns.fitted("alone")).containsKey("differences-plcc"));
        assertTrue(PaperFigures.of(SampleRuns.pointsOnly("steady", "other")).isEmpty());
        assertTrue(PaperFigures.of(
                        SampleRuns.fitted("steady", "other").with(SampleSupplements.of(SampleSupplements.data(60, 2))))
                .keySet()
                .containsAll(Set.of("profiles-srcc", "scatters")));
    }

    @Test
    void theSameBytesInEveryPlace() {
        ReportData data =
                SampleRuns.fitted("steady", "other").with(SampleSupplements.of(SampleSupplements.data(60, 2)));
        Map<String, Drawing> drawings = PaperFigures.of(data);
        String svg =
                drawings.get("heatmaps-srcc").svg() + drawings.get("scatters").svg();
        byte[] png = drawings.get("differences-srcc").png();
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.of("ar", "EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            Map<String, Drawing> elsewhere = PaperFigures.of(data);
            assertEquals(
                    svg,
                    elsewhere.get("heatmaps-srcc").svg()
                            + elsewhere.get("scatters").svg());
            assertArrayEquals(png, elsewhere.get("differences-srcc").png());
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void svgIsXmlWhateverModelsAreCalled() throws Exception {
        String hostile = "</svg><script>\u0001&\"'";
        for (Drawing drawing :
                PaperFigures.of(SampleRuns.fitted(hostile, "other")).values()) {
            var parsed = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(drawing.svg().getBytes(StandardCharsets.UTF_8)));
            assertEquals("svg", parsed.getDocumentElement().getTagName());
            assertEquals(0, parsed.getElementsByTagName("script").getLength());
        }
    }

    @Test
    void onlyFindingsAreOutlined() {
        Recorder tested = Recorder.of(PaperFigures.of(TrustedRuns.coarse()).get("differences-plcc"));
        assertTrue(tested.outlines() > 0, "good is better than the others somewhere");
        assertTrue(tested.says("shown to be better"));
        Recorder without = Recorder.of(PaperFigures.of(TrustedRuns.without()).get("differences-plcc"));
        assertEquals(0, without.outlines());
        assertTrue(without.says("Nothing was tested, so any of this may be chance."));
    }

    @Test
    void modelsThatAreNotShownToDifferHaveNoOutline() {
        ReportConfidence known = TrustedRuns.coarse().confidence().orElseThrow();
        for (int point = 0; point < known.surface().points().size(); point++) {
            assertEquals(
                    0,
                    known.standing(
                            TrustedRuns.FAIR,
                            TrustedRuns.TWIN,
                            known.surface().methods().getFirst(),
                            point));
            assertEquals(
                    -known.standing(
                            TrustedRuns.GOOD,
                            TrustedRuns.FAIR,
                            known.surface().methods().getFirst(),
                            point),
                    known.standing(
                            TrustedRuns.FAIR,
                            TrustedRuns.GOOD,
                            known.surface().methods().getFirst(),
                            point));
        }
    }

    @Test
    void whatRestsOnLittleIsHatched() {
        Recorder drawn = Recorder.of(
                PaperFigures.of(SampleRuns.fitted("steady", "other")).get("heatmaps-plcc"));
        assertEquals(2, drawn.hatches(), "one shape in either map");
        assertTrue(drawn.says("Hatched: fewer than 50 effective pairs"));
    }
}
