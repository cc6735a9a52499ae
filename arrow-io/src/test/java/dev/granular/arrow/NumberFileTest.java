package dev.granular.arrow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.InputException;
import dev.granular.SurfacePoint;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"1\n2.5\n-3e-2\n", "weight\n1\n2.5\n-3e-2", "\uFEFF1\r\n2.5\r\n\r\n-3e-2\r\n", "1\r2.5\r-3e-2\r"
            })
    void readsOneNumberPerLine(String text) {
        Path file = Tables.write(folder, "w.txt", text);
        assertArrayEquals(new double[] {1, 2.5, -0.03}, NumberFile.read(file).toArray());
    }

    @Test
    void readsManyNumbers() {
        double[] values = IntStream.range(0, 5000).mapToDouble(i -> i / 7.0).toArray();
        var text = new StringBuilder();
        for (double value : values) {
            text.append(value).append('\n');
        }
        Path file = Tables.write(folder, "w.txt", text.toString());
        assertArrayEquals(values, NumberFile.read(file).toArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1\\nx\\n| line 2: \"x\" is not a finite number",
                "1\\nNaN\\n| line 2: \"NaN\" is not a finite number",
                "NaN\\n1\\n| line 1: \"NaN\" is not a finite number",
                "1\\n2,5\\n| line 2: \"2,5\" is not a finite number",
                "1\\n2 3\\n| line 2: \"2 3\" is not a finite number",
                "weight\\n| holds no number",
                "\\n| holds no number"
            })
    void refusesWhatIsNoNumber(String text, String message) {
        Path file = Tables.write(folder, "w.txt", text.replace("\\n", "\n"));
        var refused = assertThrows(InputException.class, () -> NumberFile.read(file));
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    @Test
    void refusesALineWithoutAnEnd() {
        Path file = Tables.write(folder, "w.txt", "1\r\n2" + "0".repeat(1 << 20));
        assertEquals(
                file + ", line 2 goes on for more than 1048576 characters; one number per line is expected",
                assertThrows(InputException.class, () -> NumberFile.read(file)).getMessage());
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThrows(InputException.class, () -> NumberFile.read(folder.resolve("absent.txt")));
        assertThrows(InputException.class, () -> NumberFile.read(folder));
        assertThrows(
                InputException.class,
                () -> NumberFile.read(Tables.write(folder, "w.txt", new byte[] {'1', '\n', (byte) 0xFF})));
    }

    @Test
    void readsSurfacePoints() {
        Path file = Tables.write(folder, "p.csv", "note,QD,q\nx,1,2\ny,3,4\n");
        assertEquals(List.of(new SurfacePoint(2, 1), new SurfacePoint(4, 3)), SurfacePointFile.read(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q;d\\n1;2\\n| has no column \"qd\"",
                "q;qd\\n| has column names but no rows",
                "q;qd\\n1;\\n| row 1 (line 2), column \"qd\": no finite number here",
                "q;qd\\n1;a\\n| row 1 (line 2), column \"qd\": \"a\" is not a number"
            })
    void refusesBadPoints(String text, String message) {
        Path file = Tables.write(folder, "p.csv", text.replace("\\n", "\n"));
        var refused = assertThrows(InputException.class, () -> SurfacePointFile.read(file));
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }
}
