package dev.granular.cli;

import dev.granular.arrow.input.ReadProgress;
import java.io.PrintWriter;
import java.util.Locale;

/** A line on a terminal that says how much of a table is read, and how quickly; nothing where there is no terminal. */
final class ReadingLine implements ReadProgress {
    private static final long NANOS_BETWEEN_UPDATES = 100_000_000;

    private final PrintWriter terminal;
    private final boolean visible;
    private String table = "";
    private long started;
    private long lastUpdate = System.nanoTime();
    private int drawn;

    /** A line on {@code terminal}, invisible if it is none. */
    ReadingLine(PrintWriter terminal) {
        this.terminal = terminal;
        this.visible = Boolean.getBoolean(ProgressBar.TERMINAL);
        this.started = lastUpdate;
    }

    @Override
    public void advanced(String table, long rows, long bytes) {
        long now = System.nanoTime();
        if (!table.equals(this.table)) {
            this.table = table;
            started = lastUpdate;
        }
        if (visible && now - lastUpdate >= NANOS_BETWEEN_UPDATES) {
            lastUpdate = now;
            draw(text(table, rows, bytes, (now - started) * 1e-9));
        }
    }

    /** Returns what the line says after {@code seconds}. */
    static String text(String table, long rows, long bytes, double seconds) {
        return String.format(
                Locale.ROOT,
                "reading %s: %,d rows, %,.0f rows/s, %,.1f MB/s",
                table,
                rows,
                rows / seconds,
                bytes / seconds * 1e-6);
    }

    private void draw(String text) {
        terminal.print("\r" + text + " ".repeat(Math.max(0, drawn - text.length())));
        terminal.flush();
        drawn = text.length();
    }

    /** Wipes the line. */
    void clear() {
        if (drawn > 0) {
            terminal.print("\r" + " ".repeat(drawn) + "\r");
            terminal.flush();
        }
    }
}
