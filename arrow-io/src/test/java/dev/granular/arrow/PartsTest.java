package dev.granular.arrow;

import static dev.granular.arrow.Tables.texts;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.InputException;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.TableInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several files as one table. */
class PartsTest {
    @TempDir
    Path folder;

    private TableInput pattern(String pattern) {
        return TableInput.of(folder.resolve(pattern).toString());
    }

    private void writeParts() {
        Tables.write(folder, "part-1.csv", "img,mos,a\nx,1,10\ny,2,20\n");
        Tables.write(folder, "part-2.csv", "img;mos;a\n");
        Tables.write(folder, "part-3.csv", Tables.gzip("img\tmos\ta\n\nz\t3\t30\n".getBytes(StandardCharsets.UTF_8)));
        Tables.write(folder, ".part-4.csv", "hidden");
    }

    @Test
    void standOneBelowTheOther() {
        writeParts();
        Tables.read(List.of(pattern("part-*.csv")), ColumnChoice.automatic(), Reading.of(MissingValues.FAIL), set -> {
            assertArrayEquals(new double[] {1, 2, 3}, set.mos().toArray());
            assertArrayEquals(
                    new double[] {10, 20, 30},
                    set.predictions().getFirst().scores().toArray());
            assertEquals(List.of(3), set.rows());
        });
    }

    @Test
    void codesAreTextsThoughAPartHasNoneThatStartsWithZero() {
        Tables.write(folder, "predictions.csv", "id,b\n101,7\n002,5\n100,6\n001,4\n");
        for (String order : List.of("12", "21")) {
            Tables.write(folder, order + "-part-" + order.charAt(0) + ".csv", "id,mos,a\n001,1,10\n002,2,20\n");
            Tables.write(folder, order + "-part-" + order.charAt(1) + ".csv", "id,mos,a\n100,3,30\n101,4,40\n");
            Tables.read(
                    List.of(pattern(order + "-part-*.csv"), pattern("predictions.csv")),
                    ColumnChoice.automatic(),
                    Reading.of(MissingValues.FAIL),
                    set -> {
                        assertEquals("id", set.columns().get("key"));
                        double[] mos = set.mos().toArray();
                        double[] scores = set.predictions().getLast().scores().toArray();
                        assertEquals(4, mos.length);
                        for (int i = 0; i < mos.length; i++) {
                            assertEquals(mos[i] + 3, scores[i]);
                        }
                    });
        }
    }

    @Test
    void areJoinedAsOneTableAndNamedBeforeTheWildcards() throws IOException {
        writeParts();
        Files.createDirectory(folder.resolve("sub"));
        try (var allocator = new RootAllocator()) {
            Tables.write(
                    folder,
                    "sub/niqe-1.arrow",
                    ArrowBytes.file(
                            List.of(ArrowBytes.texts("img", allocator, "z"), ArrowBytes.doubles("score", allocator, 3)),
                            1));
            Tables.write(
                    folder,
                    "sub/niqe-2.arrow",
                    ArrowBytes.file(
                            List.of(
                                    ArrowBytes.texts("img", allocator, "y", "x"),
                                    ArrowBytes.doubles("score", allocator, 2, 1)),
                            1));
        }
        var inputs = List.of(pattern("part-[1-3].csv"), pattern("s?b/niqe-*.arrow"));
        Tables.read(inputs, Tables.key("img"), Reading.of(MissingValues.FAIL), set -> {
            assertEquals(List.of("a", "niqe"), Tables.names(set));
            assertArrayEquals(
                    new double[] {1, 2, 3}, set.predictions().get(1).scores().toArray());
        });
    }

    @Test
    void aPlaceIsNamedByItsPart() {
        writeParts();
        Tables.write(folder, "part-5.csv", "img,mos,a\nu,4,NaN\n");
        assertEquals(
                folder.resolve("part-5.csv")
                        + ", row 1 (line 2), column \"a\": \"NaN\" is a missing value; only finite numbers can be evaluated: complete it, or leave such rows out",
                Tables.refusal(
                        List.of(pattern("part-*.csv")), ColumnChoice.automatic(), Reading.of(MissingValues.FAIL)));
    }

    @Test
    void aColumnThatIsNotNumericInOnePartIsLeftOut() {
        Tables.write(folder, "p1.csv", "mos,a,b\n1,2,3\n");
        Tables.write(folder, "p2.csv", "mos,a,b\n4,5,high\n");
        Tables.read(List.of(pattern("p*.csv")), ColumnChoice.automatic(), Reading.of(MissingValues.FAIL), set -> {
            assertEquals(List.of("a"), Tables.names(set));
            assertTrue(texts(set.notes()).stream().anyMatch(note -> note.equals("left out: b (text)")));
        });
    }

    @Test
    void haveTheSameColumns() {
        Tables.write(folder, "p1.csv", "mos,a\n1,2\n");
        Tables.write(folder, "p2.csv", "mos,b\n1,2\n");
        String refusal =
                Tables.refusal(List.of(pattern("p*.csv")), ColumnChoice.automatic(), Reading.of(MissingValues.FAIL));
        assertTrue(refusal.startsWith(folder.resolve("p2.csv") + " has columns \"mos\", \"b\" and "), refusal);
    }

    @Test
    void aFileOfTheVeryNameComesFirstAndNoMatchIsRefused() {
        Path file = Tables.write(folder, "a*.csv", "mos,a\n1,2\n");
        assertEquals(new TableInput.File(file), pattern("a*.csv"));
        var refused = assertThrows(InputException.class, () -> pattern("none-*.csv"));
        assertEquals("there is no file that matches " + folder.resolve("none-*.csv"), refused.getMessage());
    }
}
