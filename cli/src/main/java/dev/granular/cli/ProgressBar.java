package dev.granular.cli;

import dev.granular.Progress;
import java.io.PrintWriter;
import java.util.Locale;

/** A line on a terminal that fills up and says how long that will take; only announcements where there is no terminal. */
final class ProgressBar implements Progress {
    /** Set by the launcher to whether standard error is a terminal, which Java cannot tell. */
    static final String TERMINAL = "granular.terminal";

    private static final int WIDTH = 30;
    private static final long SHORT_SECONDS = 10;
    private static final long NANOS_BETWEEN_UPDATES = 100_000_000;

    private final PrintWriter terminal;
    private final boolean visible;
    private String label = "";
    private long lastUpdate = System.nanoTime();
    private long total;
    private long started;
    private long doneBefore;
    private int drawn;

    /** A bar on {@code terminal}, invisible if that is none. */
    ProgressBar(PrintWriter terminal) {
        this.terminal = terminal;
        this.visible = Boolean.getBoolean(TERMINAL);
    }

    @Override
    public synchronized void entered(String stage) {
        boolean first = label.isEmpty();
        label = stage;
        if (visible && first) {
            show(text(label, 0, 1, 0));
        }
    }

    @Override
    public boolean advanced(long done, long total) {
        if (visible) {
            draw(done, total);
        }
        return true;
    }

    @Override
    public synchronized void announced(String message) {
        clear();
        terminal.println(message);
        terminal.flush();
    }

    private synchronized void draw(long done, long total) {
        long now = System.nanoTime();
        if (total != this.total || done < doneBefore) {
            this.total = total;
            started = now;
            doneBefore = done;
        }
        if (now - lastUpdate < NANOS_BETWEEN_UPDATES) {
            return;
        }
        lastUpdate = now;
        double perUnit = (now - started) * 1e-9 / Math.max(1, done - doneBefore);
        show(text(label, done, total, perUnit * (total - done)));
    }

    private void show(String text) {
        terminal.print("\r" + text + " ".repeat(Math.max(0, drawn - text.length())));
        terminal.flush();
        drawn = text.length();
    }

    /** Returns what the line says where {@code secondsLeft} are to come; a short time is not worth a word. */
    static String text(String label, long done, long total, double secondsLeft) {
        int filled = (int) (WIDTH * done / Math.max(1, total));
        long left = Math.round(secondsLeft);
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %3d%%%s",
                label,
                "#".repeat(filled),
                " ".repeat(WIDTH - filled),
                100 * done / Math.max(1, total),
                left < SHORT_SECONDS
                        ? ""
                        : String.format(Locale.ROOT, ", %d:%02d:%02d left", left / 3600, left / 60 % 60, left % 60));
    }

    /** Wipes the line. */
    synchronized void clear() {
        if (drawn > 0) {
            terminal.print("\r" + " ".repeat(drawn) + "\r");
            terminal.flush();
            drawn = 0;
        }
    }
}
