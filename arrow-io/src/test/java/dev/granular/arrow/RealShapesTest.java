package dev.granular.arrow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.ModelChoice;
import dev.granular.arrow.input.Opinions;
import dev.granular.arrow.input.RowFilter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Shapes in which people keep tables, each as its owner means it. */
class RealShapesTest {
    private static final double[] MOS = {1, 2, 3, 4, 5};
    private static final double[] SCORES = {3, 1, 4, 2, 6};
    private static final String ROWS = "a.png,1,0.5,3\nb.png,2,0.5,1\nc.png,3,0.5,4\nd.png,4,0.5,2\ne.png,5,0.5,6\n";

    @TempDir
    private Path folder;

    static List<Arguments> tables() {
        return List.of(
                Arguments.of("comments above", "# by us, 2024\n# draft\nimage,mos,std,m\n" + ROWS),
                Arguments.of("comments above and below", "# by us\nimage,mos,std,m\n" + ROWS + "# end\n"),
                Arguments.of("names in a comment", "# made\n# image mos std m\n" + ROWS.replace(',', ' ')),
                Arguments.of("a title", "Results of the study, 2024\n\nimage,mos,std,m\n" + ROWS),
                Arguments.of("a padded title", "Results,,,\n,,,\nimage,mos,std,m\n" + ROWS),
                Arguments.of("a separator at the end of rows", "image,mos,std,m\n" + ROWS.replace("\n", ",\n")),
                Arguments.of("a separator at the end of lines", ("image,mos,std,m\n" + ROWS).replace("\n", ",\n")),
                Arguments.of("percent signs", "image,mos,std,m\n" + ROWS.replace("\n", "%\n")),
                Arguments.of("mixed ends of lines", "image,mos,std,m\r\n" + ROWS.replace("b.png", "\rb.png")),
                Arguments.of("units in names", "Image,MOS (1-5),Std. Dev.,m\n" + ROWS),
                Arguments.of("words of the field", "stimulus,Average Subjective Grade,SD,m\n" + ROWS),
                Arguments.of("one word for two", "path,groundtruth,groundtruth_std,m\n" + ROWS),
                Arguments.of("standard deviation in two words", "x,AllMOS_release,AllStdDev_release,m\n" + ROWS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void readsAsItsOwnerMeansIt(String shape, String text) {
        Path file = Tables.write(folder, "t.csv", text);
        Tables.read(List.of(file), set -> {
            assertArrayEquals(MOS, set.mos().toArray(), shape);
            assertEquals(0.5, set.std().orElseThrow().get(0), shape);
            assertEquals(List.of("m"), Tables.names(set), shape);
            assertArrayEquals(SCORES, set.predictions().getFirst().scores().toArray(), shape);
        });
    }

    @Test
    void saysHowManyLinesStandAboveTheTable() {
        Path file = Tables.write(folder, "t.csv", "Results\nof the study\nimage,mos,std,m\n" + ROWS);
        Tables.read(
                List.of(file),
                set -> assertTrue(
                        Tables.texts(set.notes()).contains(file + ": passed over 2 lines above the table"),
                        set.notes().toString()));
    }

    @Test
    void readsWideCharactersWithoutAMark() {
        Path file = Tables.write(folder, "t.csv", ("image,mos,std,m\n" + ROWS).getBytes(StandardCharsets.UTF_16LE));
        Tables.read(List.of(file), set -> assertArrayEquals(MOS, set.mos().toArray()));
    }

    @Test
    void readsSeparatorsOfThousandsThatCanBeNothingElse() {
        Path file = Tables.write(folder, "t.csv", "mos,m\n1,\"1,234.5\"\n2,\"12,345.25\"\n3,7\n");
        Tables.read(
                List.of(file),
                set -> assertArrayEquals(
                        new double[] {1234.5, 12345.25, 7},
                        set.predictions().getFirst().scores().toArray()));
    }

    @Test
    void readsSeparatorsOfThousandsBesideDecimalCommas() {
        Path file = Tables.write(folder, "t.csv", "mos;m\n1,5;1.234,5\n2,5;12.345,25\n3;7\n");
        Tables.read(
                List.of(file),
                set -> assertArrayEquals(
                        new double[] {1234.5, 12345.25, 7},
                        set.predictions().getFirst().scores().toArray()));
    }

    @Test
    void refusesPercentSignsOfSomeRows() {
        Path file = Tables.write(folder, "t.csv", "mos,m\n1,0.5\n2,50%\n3,0.6\n");
        assertEquals(
                file + ", row 2 (line 3), column \"m\": \"50%\" has a percent sign, unlike others in this column: write"
                        + " all alike",
                Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL));
    }

    @Test
    void readsNumbersAloneBesideRatingsWithoutNames() {
        Path first = Tables.write(folder, "mos.txt", "1 a.png\n2 b.png\n3 c.png\n");
        Path other = Tables.write(folder, "fsim.txt", "0.5\n0.25\n0.125\n");
        Tables.read(List.of(first, other), Tables.mos("c1"), MissingValues.FAIL, set -> {
            assertEquals(List.of("fsim"), Tables.names(set));
            assertEquals(0.25, set.predictions().getFirst().scores().get(1));
        });
    }

    @Test
    void joinsNumbersWithNamesThatHaveAnExtension() {
        Path first = Tables.write(folder, "mos.csv", "image,mos\n10.png,1\n11.png,2\n12.png,3\n");
        Path other = Tables.write(folder, "m.csv", "id,clip\n12,0.3\n11,0.2\n10,0.1\n");
        Tables.read(
                List.of(first, other),
                set -> assertArrayEquals(
                        new double[] {0.1, 0.2, 0.3},
                        set.predictions().getFirst().scores().toArray()));
    }

    @Test
    void keepsZerosBeforeNumbersOfImages() {
        Path first = Tables.write(folder, "mos.csv", "id,mos\n007,1\n008,2\n009,3\n");
        Path other = Tables.write(folder, "m.csv", "id,clip\n7,0.3\n8,0.2\n9,0.1\n");
        String refusal = Tables.refusal(List.of(first, other), ColumnChoice.automatic(), MissingValues.FAIL);
        assertTrue(refusal.startsWith("no name in "), refusal);
    }

    @Test
    void refusesRowByRowWhatStandsInAnotherOrder() {
        Path first = Tables.write(folder, "mos.csv", "ref,mos\na,1\na,2\nb,3\n");
        Path other = Tables.write(folder, "m.csv", "ref,clip\nb,0.3\na,0.2\na,0.1\n");
        String refusal = Tables.refusal(List.of(first, other), ColumnChoice.automatic(), MissingValues.FAIL);
        assertTrue(refusal.contains("the same texts in another order"), refusal);
    }

    @Test
    void asksForTheColumnsOfALongTable() {
        Path first = Tables.write(folder, "mos.csv", "image,mos\na,1\nb,2\nc,3\n");
        Path other = Tables.write(folder, "m.csv", "image,metric,value\na,x,1\na,y,2\nb,x,3\nb,y,4\nc,x,5\nc,y,6\n");
        String refusal = Tables.refusal(List.of(first, other), ColumnChoice.automatic(), MissingValues.FAIL);
        assertTrue(refusal.contains("or the columns of models and scores"), refusal);
    }

    @Test
    void leavesOutPlacesAndCountsOfWholeNumbers() {
        Path file = Tables.write(
                folder,
                "t.csv",
                "name,left_p1,bottom_image,nFull,Width (px),frame_number,MOSFull,nice\n"
                        + "a,1,3,20,5,7,1,1\nb,4,1,22,7,9,2,3\nc,2,2,24,9,2,3,2\nd,9,4,21,3,5,4,4\n");
        Tables.read(List.of(file), set -> assertEquals(List.of("nice"), Tables.names(set)));
    }

    @Test
    void aConditionMayBeOnTheRatings() {
        Path file = Tables.write(folder, "t.csv", "mos,std,m\n1,1,3\n-1,1,4\n2,1,5\n");
        var choice = new ColumnChoice(
                Opinions.automatic(),
                Optional.empty(),
                ModelChoice.ALL,
                Optional.empty(),
                List.of(new RowFilter("mos", false, List.of("-1"))));
        Tables.read(
                List.of(file),
                choice,
                MissingValues.FAIL,
                set -> assertArrayEquals(new double[] {1, 2}, set.mos().toArray()));
    }

    @Test
    void readsRecordsBesideASchema() {
        Path file = Tables.write(
                folder,
                "t.json",
                "{\"schema\":{\"fields\":[{\"name\":\"mos\"}]},\"data\":[{\"mos\":1,\"m\":2},{\"mos\":2,\"m\":3}]}");
        Tables.read(List.of(file), set -> assertEquals(List.of("m"), Tables.names(set)));
    }

    @Test
    void refusesAVoteJustOutsideAScaleOfFewSteps() {
        var text = new StringBuilder("v1,v2,v3,m\n");
        for (int row = 0; row < 100; row++) {
            text.append(1 + row % 5)
                    .append(',')
                    .append(1 + row * 7 % 5)
                    .append(",5,")
                    .append(row)
                    .append('\n');
        }
        Path file = Tables.write(folder, "t.csv", text + "1,6,5,100\n");
        var votes = new Opinions.Votes(List.of("v?"), Optional.empty());
        var choice = new ColumnChoice(votes, Optional.empty(), ModelChoice.ALL, Optional.empty(), List.of());
        String refusal = Tables.refusal(List.of(file), choice, MissingValues.FAIL);
        assertTrue(refusal.contains("row 101 (line 102), column \"v2\": the vote 6 lies outside the scale"), refusal);
    }

    @Test
    void callsAModelAfterAPackedFile() {
        Path first = Tables.write(folder, "mos.csv", "image,mos\na,1\nb,2\nc,3\n");
        Path other = Tables.write(
                folder, "clip.json.gz", Tables.gzip("{\"c\":3,\"b\":2,\"a\":1}".getBytes(StandardCharsets.UTF_8)));
        Tables.read(List.of(first, other), set -> assertEquals(List.of("clip"), Tables.names(set)));
    }

    static List<Arguments> otherFiles() {
        return List.of(
                Arguments.of("MATLAB 7.3 MAT-file, Platform: GLNXA64", "save it with -v7"),
                Arguments.of("<!DOCTYPE html><html></html>", "a web page"),
                Arguments.of("version https://git-lfs.github.com/spec/v1\noid x\n", "git lfs pull"));
    }

    @ParameterizedTest
    @MethodSource("otherFiles")
    void namesWhatIsNoTable(String text, String what) {
        Path file = Tables.write(folder, "t.csv", text);
        String refusal = Tables.refusal(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL);
        assertTrue(refusal.startsWith(file + " is ") && refusal.contains(what), refusal);
    }
}
