package dev.granular.evaluation;

import java.util.Locale;

/** A length of time as people say it who do not know it any better. */
final class RoughTime {
    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;
    private static final double YEAR = 365 * DAY;

    private RoughTime() {}

    /** {@code about 3 hours} and the like: whole units, of which there are two or more where possible. */
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
