package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    @Test
    void saysHowLongIsLeftIfThatIsLong() {
        assertEquals(
                "pairs [###############               ]  50%, 1:02:05 left", ProgressBar.text("pairs", 1, 2, 3725));
        assertEquals("pairs [##############################] 100%", ProgressBar.text("pairs", 7, 7, 0));
        assertEquals("pairs [                              ]   0%", ProgressBar.text("pairs", 0, 0, 9));
    }

    @Test
    void isThereBeforeAnythingIsDoneAndGoneInTheEnd() {
        System.setProperty(ProgressBar.TERMINAL, "true");
        try {
            var out = new StringWriter();
            var bar = new ProgressBar(new PrintWriter(out));
            bar.entered("pairs");
            String empty = "\r" + ProgressBar.text("pairs", 0, 1, 0);
            assertEquals(empty, out.toString());
            bar.clear();
            assertEquals(empty + "\r" + " ".repeat(empty.length() - 1) + "\r", out.toString());
        } finally {
            System.clearProperty(ProgressBar.TERMINAL);
        }
    }

    @Test
    void onlyAnnouncesWithoutATerminal() {
        var out = new StringWriter();
        var bar = new ProgressBar(new PrintWriter(out));
        bar.entered("pairs");
        bar.advanced(1, 2);
        bar.announced("a long sum");
        bar.clear();
        assertEquals("a long sum" + System.lineSeparator(), out.toString());
    }
}
