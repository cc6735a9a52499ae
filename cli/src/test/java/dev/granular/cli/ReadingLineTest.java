package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ReadingLineTest {
    @Test
    void saysRowsAndBytesPerSecond() {
        assertEquals(
                "reading big.csv: 3,000,000 rows, 1,500,000 rows/s, 60.5 MB/s",
                ReadingLine.text("big.csv", 3_000_000, 121_000_000, 2));
    }

    @Test
    void isSilentWithoutATerminal() {
        var out = new StringWriter();
        var line = new ReadingLine(new PrintWriter(out));
        line.advanced("big.csv", 1, 1);
        line.clear();
        assertEquals("", out.toString());
    }
}
