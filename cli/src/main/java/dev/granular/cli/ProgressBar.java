package dev.granular.cli;

import dev.granular.Progress;
import java.io.PrintWriter;

/** A line on a terminal that fills up; says nothing where there is no terminal. */
final class ProgressBar implements Progress {
    /** Set by the launcher to whether standard error is a terminal, which Java cannot tell. */
    static final String TERMINAL = "granular.terminal";

    private static final int WIDTH = 30;
    private static final long NANOS_BETWEEN_UPDATES = 100_000_000;

    private final PrintWriter terminal;
    private final String label;
    private final boolean visible;
    private long lastUpdate = System.nanoTime();
    private boolean drawn;

    /** A bar on {@code terminal}, invisible if it is none. */
    ProgressBar(PrintWriter terminal, String label) {
        this.terminal = terminal;
        this.label = label;
        this.visible = Boolean.getBoolean(TERMINAL);
    }

    @Override
    public boolean advanced(long done, long total) {
        if (visible) {
            draw(done, total);
        }
        return true;
    }

    private synchronized void draw(long done, long total) {
        long now = System.nanoTime();
        if (now - lastUpdate < NANOS_BETWEEN_UPDATES) {
            return;
        }
        lastUpdate = now;
        drawn = true;
        int filled = (int) (WIDTH * done / Math.max(1, total));
        terminal.printf(
                "\r%s [%s%s] %3d%%",
                label, "#".repeat(filled), " ".repeat(WIDTH - filled), 100 * done / Math.max(1, total));
        terminal.flush();
    }

    /** Wipes the line. */
    synchronized void clear() {
        if (drawn) {
            terminal.print("\r" + " ".repeat(label.length() + WIDTH + 8) + "\r");
            terminal.flush();
        }
    }
}
