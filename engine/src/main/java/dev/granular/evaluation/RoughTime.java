package dev.granular.evaluation;

import java.util.Locale;

/** Formats a duration roughly, such as "about 3 hours". */
final class RoughTime {
    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;
    private static final double YEAR = 365 * DAY;

    private RoughTime() {}

    /** Returns whole units, two or more if possible. */
    static String of(double seconds) {
        if (seconds < 2 * MINUTE) {
            return about(seconds, "seconds");
        } else if (seconds < 2 * HOUR) {
            return about(seconds / MINUTE, "minutes");
        } else if (seconds < 2 * DAY) {
            return about(seconds / HOUR, "hours");
        } else if (seconds < 2 * YEAR) {
            return about(seconds / DAY, "days");
        }
        return about(seconds / YEAR, "years");
    }

    private static String about(double number, String unit) {
        return String.format(Locale.ROOT, "about %,.0f %s", number, unit);
    }
}
