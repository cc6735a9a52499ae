package dev.granular.arrow;

import static dev.granular.arrow.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.HeaderRule;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.ReadProgress;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.TableInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatingTablesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mos,std,a,b\n1,0.5,3,4\n2,0.25,5,6\n",
                "mos\tstd\ta\tb\n1\t0.5\t3\t4\n2\t.25\t5e0\t+6",
                "mos;std;a;b\r\n1;0.5;3;4\r\n2;0.25;5;6\r\n",
                "\uFEFFmos,std,a,b\n1,0.5,3,4\n\n2,0.25,5,6\n",
                "\"mos\",\"std\",\"a\",\"b\"\n\"1\",0.5,\"3\",4\n2, 0.25 ,5,6\n",
                " MOS , Std ,a,b\n1,0.5,3,4\n2,0.25,5,6"
            })
    void readsEveryKindOfSeparatedText(String text) {
        Path file = Tables.write(folder, "t.csv", text);
        Tables.read(List.of(file), set -> {
            assertArrayEquals(new double[] {1, 2}, set.mos().toArray());
            assertArrayEquals(new double[] {0.5, 0.25}, set.std().orElseThrow().toArray());
            assertTrue(set.weight().isEmpty());
            assertEquals(List.of("a", "b"), Tables.names(set));
            assertArrayEquals(
                    new double[] {3, 5}, set.predictions().get(0).scores().toArray());
            assertArrayEquals(
                    new double[] {4, 6}, set.predictions().get(1).scores().toArray());
        });
    }

    @Test
    void unpacksText() {
        byte[] text = "mos;a\n1;0.5\n2;0.25\n".getBytes(StandardCharsets.UTF_8);
        Path file = Tables.write(folder, "t.csv", Tables.gzip(text));
        Tables.read(List.of(file), set -> {
            assertArrayEquals(new double[] {1, 2}, set.mos().toArray());
            assertArrayEquals(
                    new double[] {0.5, 0.25},
                    set.predictions().getFirst().scores().toArray());
        });
    }

    /** Rows so much shorter than the first ones that there are far more of them than expected. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void growsWhereMoreRowsComeThanExpected(boolean packed) {
        var text = new StringBuilder("mos,a,x\n" + ("1,2,\"" + "long ".repeat(1000) + "\"\n").repeat(20));
        text.append("3,4,\n".repeat(100_000));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Path file = Tables.write(folder, "t.csv", packed ? Tables.gzip(bytes) : bytes);
        Tables.read(List.of(file), set -> {
            assertEquals(100_020, set.mos().size());
            assertEquals(
                    40 + 400_000,
                    Arrays.stream(set.predictions().getFirst().scores().toArray())
                            .sum());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,0.5,x\n2,0.25,y\n", "\uFEFF\"1\";0.5;x\r\n2;0.25;y", "\n\n1\t0.5\tx\n2\t0.25\ty\n"})
    void readsTextWithoutAHeader(String text) {
        Path file = Tables.write(folder, "t.csv", text);
        var how = new Reading(HeaderRule.ABSENT, MissingValues.FAIL, ReadProgress.NONE);
        Tables.read(List.of(new TableInput.File(file)), Tables.mos("c1"), how, set -> {
            assertEquals(List.of("c2"), Tables.names(set));
            assertArrayEquals(new double[] {1, 2}, set.mos().toArray());
            assertArrayEquals(
                    new double[] {0.5, 0.25},
                    set.predictions().getFirst().scores().toArray());
            String notes = String.join("\n", texts(set.notes()));
            assertTrue(notes.contains("left out: c3 (text)"), notes);
        });
    }

    @Test
    void tellsHowFarReadingHasCome() {
        Path file = Tables.write(folder, "t.csv", "mos,a\n" + "1.5,2.5\n1.5,3.5\n".repeat(100_000));
        var heard = new ArrayList<Long>();
        var how = new Reading(HeaderRule.PRESENT, MissingValues.FAIL, (table, rows, bytes) -> {
            assertEquals(file.toString(), table);
            assertTrue(bytes >= 8 * rows && bytes <= 8 * 200_000 + 6, rows + " rows, " + bytes + " bytes");
            heard.add(rows);
        });
        Tables.read(List.of(new TableInput.File(file)), ColumnChoice.automatic(), how, set -> {});
        assertEquals(List.of(65_536L, 131_072L, 196_608L), heard);
    }

    @ParameterizedTest
    @CsvSource({
        "mos, mos",
        "MOS, MOS",
        "Ground Truth Labels, Ground Truth Labels",
        "mean_opinion_score, mean_opinion_score",
        "GT, GT",
        "DMOS, DMOS"
    })
    void findsTheMosColumnByItsName(String header, String expected) {
        Path file = Tables.write(folder, "t.csv", "x," + header + "\n1,2\n3,4\n");
        Tables.read(List.of(file), set -> {
            assertEquals(Map.of("mos", expected), set.columns());
            assertEquals(List.of("x"), Tables.names(set));
            assertEquals("mos column: \"" + expected + "\"", texts(set.notes()).getFirst());
            assertEquals("models: x", texts(set.notes()).get(1));
        });
    }

    @Test
    void prefersMosToDmosAndLeavesRatingsOutOfTheModels() {
        Path file = Tables.write(folder, "t.csv", "dmos,mos,sigma,sd,weight,x\n1,2,3,4,5,6\n7,8,9,10,11,12\n");
        Tables.read(List.of(file), set -> {
            assertEquals(Map.of("mos", "mos", "std", "sd", "weight", "weight"), set.columns());
            assertArrayEquals(new double[] {5, 11}, set.weight().orElseThrow().toArray());
            assertEquals(List.of("x"), Tables.names(set));
            assertEquals(
                    "left out: dmos, sigma (called like a rating or its spread)",
                    texts(set.notes()).getLast());
        });
    }

    @Test
    void namedColumnsWinAndKeepTheirOrder() {
        Path file = Tables.write(folder, "t.csv", "mos,q,c,b,a\n1,2,3,4,5\n6,7,8,9,10\n");
        var choice = ColumnChoice.of(
                Optional.of("q"), Optional.of("c"), Optional.of("b"), List.of("a", "mos"), Optional.empty());
        Tables.read(List.of(file), choice, MissingValues.FAIL, set -> {
            assertEquals(Map.of("mos", "q", "std", "c", "weight", "b"), set.columns());
            assertEquals(List.of("a", "mos"), Tables.names(set));
        });
    }

    @Test
    void leavesTextOutAndSaysSo() {
        Path file = Tables.write(folder, "t.csv", ",name,mos,a,b,c\n0,x.png,1,1,1,\n1,y.png,2,2,oops,\n");
        Tables.read(List.of(file), set -> {
            assertEquals(List.of("a"), Tables.names(set));
            String notes = String.join("\n", texts(set.notes()));
            assertTrue(notes.contains("left out: name, b (text); c (no number in it)"), notes);
        });
    }

    @Test
    void readsOnlyWhatIsAskedFor() {
        Path file = Tables.write(folder, "t.csv", "mos,a,b\n1,2,nonsense\n3,4,\n");
        Tables.read(List.of(file), Tables.models("a"), MissingValues.FAIL, set -> {
            assertEquals(List.of("a"), Tables.names(set));
            assertEquals(2, texts(set.notes()).size());
        });
    }

    @Test
    void dropsRowsWithMissingValuesFromEveryColumn() {
        Path file = Tables.write(
                folder, "t.csv", "mos,std,a,b\n1,1,1,1\n2,,2,2\n3,3,NaN,3\n4,4,4,inf\n5,5,5,5\nNA,6,6,6\n7,7,7,7\n");
        Tables.read(List.of(file), ColumnChoice.automatic(), MissingValues.DROP, set -> {
            var left = new double[] {1, 5, 7};
            assertArrayEquals(left, set.mos().toArray());
            assertArrayEquals(left, set.std().orElseThrow().toArray());
            assertArrayEquals(left, set.predictions().get(0).scores().toArray());
            assertArrayEquals(left, set.predictions().get(1).scores().toArray());
            assertEquals(
                    "dropped 4 of 7 rows: mos lacks 1, std lacks 1, a lacks 1, b lacks 1",
                    texts(set.notes()).getLast());
            var perRow = Column.of(1, 2, 3, 4, 5, 6, 7);
            assertArrayEquals(left, set.aligned("weights.txt", perRow).toArray());
            var refused = assertThrows(InputException.class, () -> set.aligned("weights.txt", Column.of(1, 2)));
            assertEquals(
                    "weights.txt has 2 numbers and " + file + " has 7 rows: they must agree", refused.getMessage());
        });
    }

    @Test
    void missingValuesInUnusedColumnsDoNotMatter() {
        Path file = Tables.write(folder, "t.csv", "mos,std,a,b\n1,1,1,\n2,2,2,3\n");
        Tables.read(
                List.of(file),
                Tables.models("a"),
                MissingValues.FAIL,
                set -> assertEquals(2, set.mos().size()));
    }

    @Test
    void joinsRowByRowAndNamesModelsByFile() {
        Path ratings = Tables.write(folder, "ratings.csv", "img,mos,std\nx,1,1\ny,2,2\n");
        Path niqe = Tables.write(folder, "niqe+.csv", "Results Scores for CC,Ground Truth Labels\n5,1.0000004\n6,2\n");
        Path clip = Tables.write(folder, "clip.csv", "quality\n7\n8\n");
        Path two = Tables.write(folder, "two.csv", "img,c,d\nx,9,11\ny,10,12\n");
        Tables.read(List.of(ratings, niqe, clip, two), set -> {
            assertEquals(List.of("niqe+", "quality", "c", "d"), Tables.names(set));
            assertArrayEquals(
                    new double[] {7, 8}, set.predictions().get(1).scores().toArray());
            assertArrayEquals(new double[] {1, 2}, set.mos().toArray());
            for (Path other : List.of(niqe, clip)) {
                assertTrue(texts(set.notes()).contains("joined row by row: " + ratings + ", " + other));
            }
            assertTrue(texts(set.notes()).contains("joined by \"img\": " + ratings + ", " + two));
        });
    }

    @Test
    void joinsByKeyInAnyOrder() {
        Path ratings = Tables.write(folder, "ratings.csv", "img,mos,a\nx,1,10\ny,2,20\nz,3,30\n");
        Path other = Tables.write(folder, "niqe.csv", "score,img,mos\n300,z,3\n0,unknown,9\n100,x,1\n200,y,2\n");
        Tables.read(List.of(ratings, other), Tables.key("img"), MissingValues.FAIL, set -> {
            assertEquals(List.of("a", "niqe"), Tables.names(set));
            assertArrayEquals(
                    new double[] {100, 200, 300},
                    set.predictions().get(1).scores().toArray());
            assertEquals(Map.of("mos", "mos", "key", "img"), set.columns());
            assertTrue(texts(set.notes()).stream().anyMatch(note -> note.startsWith("1 of 4 rows of " + other)));
        });
    }

    @Test
    void aKeyThatIsNotThereIsAMissingValue() {
        Path ratings = Tables.write(folder, "ratings.csv", "img,mos\nx,1\ny,2\nz,3\nu,4\nv,5\n");
        Path other = Tables.write(folder, "niqe.csv", "img,score\nz,30\n");
        assertEquals(
                other + ", column \"img\": 4 keys (\"x\", \"y\", \"u\", …) of " + ratings
                        + " not there: leave rows without a partner out",
                Tables.refusal(List.of(ratings, other), Tables.key("img"), MissingValues.FAIL));
        Tables.read(List.of(ratings, other), Tables.key("img"), MissingValues.DROP, set -> {
            assertArrayEquals(new double[] {3}, set.mos().toArray());
            assertArrayEquals(
                    new double[] {30}, set.predictions().getFirst().scores().toArray());
        });
    }

    @Test
    void aTableWithoutWantedModelsIsAllowedWhenModelsAreNamed() {
        Path ratings = Tables.write(folder, "ratings.csv", "mos\n1\n2\n");
        Path a = Tables.write(folder, "a.csv", "score\n1\n2\n");
        Path b = Tables.write(folder, "b.csv", "score\n3\n4\n");
        Tables.read(
                List.of(ratings, a, b),
                Tables.models("b"),
                MissingValues.FAIL,
                set -> assertEquals(List.of("b"), Tables.names(set)));
        Tables.read(
                List.of(ratings, a),
                Tables.models("score"),
                MissingValues.FAIL,
                set -> assertEquals(List.of("score"), Tables.names(set)));
    }

    @Test
    void columnsEndWithTheSet() {
        Path file = Tables.write(folder, "t.csv", "mos,a\n1,2\n3,4\n");
        try (var allocator = new RootAllocator()) {
            RatingSet set = RatingTables.read(List.of(file), ColumnChoice.automatic(), MissingValues.FAIL, allocator);
            Column mos = set.mos();
            assertEquals(3, mos.get(1));
            set.close();
            assertThrows(IllegalStateException.class, () -> mos.get(1));
            set.close();
        }
    }

    @Test
    void growsBeyondTheFirstGuess() throws IOException {
        // The guess comes from the first 64 KB, here of long lines; the rest has short ones.
        var text = new StringBuilder("mos,a,name\n");
        var expected = new ArrayList<Double>();
        for (int row = 0; row < 300_000; row++) {
            double value = row % 977 / 16.0;
            expected.add(value);
            text.append(value)
                    .append(',')
                    .append(row)
                    .append(',')
                    .append(row < 100 ? "x".repeat(1000) : "")
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        Tables.read(List.of(file), Tables.models("a"), MissingValues.FAIL, set -> {
            assertEquals(expected.size(), set.mos().size());
            for (int row = 0; row < expected.size(); row++) {
                assertEquals(expected.get(row), set.mos().get(row));
                assertEquals(row, set.predictions().getFirst().scores().get(row));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"livec", "kadid10k"})
    void joinedPublishedTablesEqualTheWideOne(String dataSet) throws IOException {
        Path published = PublishedData.folder(dataSet);
        var files = new ArrayList<Path>();
        files.add(published.resolve("ratings.csv"));
        try (var predictions = Files.list(published.resolve("predictions"))) {
            predictions
                    .sorted(java.util.Comparator.comparing(
                            file -> file.getFileName().toString()))
                    .forEach(files::add);
        }
        Tables.read(
                files,
                joined -> Tables.read(List.of(published.resolve("table.csv")), wide -> {
                    assertEquals(
                            Tables.names(wide).stream().sorted().toList(),
                            Tables.names(joined).stream().sorted().toList());
                    assertArrayEquals(wide.mos().toArray(), joined.mos().toArray(), 1e-5);
                    assertArrayEquals(
                            wide.std().orElseThrow().toArray(),
                            joined.std().orElseThrow().toArray(),
                            1e-12);
                    for (var model : joined.predictions()) {
                        var same = wide.predictions().stream()
                                .filter(each -> each.model().equals(model.model()))
                                .findFirst()
                                .orElseThrow();
                        assertArrayEquals(
                                same.scores().toArray(), model.scores().toArray(), 1e-12, model.model());
                    }
                    assertTrue(texts(joined.notes()).stream().anyMatch(note -> note.startsWith("joined row by row")));
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"livec", "kadid10k"})
    void readsTablesAsPublished(String dataSet) {
        Path published = PublishedData.folder(dataSet);
        Tables.read(List.of(published.resolve("as_shipped.csv")), set -> {
            assertEquals(Map.of("mos", "mos", "std", "std"), set.columns());
            assertFalse(set.predictions().isEmpty());
            Column weights = NumberFile.read(published.resolve("weights.txt"));
            assertEquals(set.mos().size(), set.aligned("weights.txt", weights).size());
        });
        assertEquals(
                100, SurfacePointFile.read(published.resolve("samples.csv")).size());
    }

    @Test
    void aKeyOfOneTableHidesNoModelOfAnother() {
        Tables.write(folder, "ratings.txt", "4.1 a.png\n2.2 b.png\n3.3 c.png\n");
        Tables.write(folder, "niqe.txt", "b.png 7\nc.png 8\na.png 9\n");
        ColumnChoice choice =
                ColumnChoice.of(Optional.of("c1"), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
        Tables.read(
                List.of(
                        TableInput.of(folder.resolve("ratings.txt").toString()),
                        TableInput.of(folder.resolve("niqe.txt").toString())),
                choice,
                Reading.of(MissingValues.FAIL),
                set -> {
                    assertArrayEquals(new double[] {4.1, 2.2, 3.3}, set.mos().toArray());
                    assertArrayEquals(
                            new double[] {9, 7, 8},
                            set.predictions().getFirst().scores().toArray());
                });
    }

    @Test
    void anIdentifierThatDiffersKeepsRowsApart() {
        Tables.write(folder, "exact.csv", "id,mos\n9007199254740993,4\n9007199254740995,3\n9007199254740997,2\n");
        Tables.write(folder, "rounded.csv", "id,a\n9007199254740996.0,2\n9007199254740992.0,4\n9007199254740996.0,3\n");
        assertEquals(
                "column \"id\" differs between " + folder.resolve("exact.csv") + " and " + folder.resolve("rounded.csv")
                        + ", so the rows do not belong together one by one: name the column that tells the images apart in each"
                        + " table",
                Tables.refusal(
                        List.of(folder.resolve("exact.csv"), folder.resolve("rounded.csv")),
                        ColumnChoice.automatic(),
                        MissingValues.FAIL));
    }

    @Test
    void namesThatCannotBeMatchedAreWarnedOf() {
        Tables.write(folder, "numbered.csv", "id,mos\n1,4\n2,3\n3,2\n");
        Tables.write(folder, "named.csv", "image,a\nc.png,2\na.png,4\nb.png,3\n");
        Tables.read(
                List.of(
                        TableInput.of(folder.resolve("numbered.csv").toString()),
                        TableInput.of(folder.resolve("named.csv").toString())),
                ColumnChoice.automatic(),
                Reading.of(MissingValues.FAIL),
                set -> assertTrue(
                        set.warnings().getFirst().fact().contains("name images in ways that do not match"),
                        set.warnings().toString()));
    }
}
