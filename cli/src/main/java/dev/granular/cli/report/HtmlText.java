package dev.granular.cli.report;

import java.util.Locale;

/** Words and numbers as they may stand in HTML. */
public final class HtmlText {
    private HtmlText() {}

    /** Returns four decimals, or a dash for NaN. */
    public static String decimals(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
    }

    /** Returns {@code 1 model}, {@code 2 models}. */
    public static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Returns three decimals with a sign only below 0. */
    public static String rounded(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** Returns a share in percent that is 0 or 100 only if it is exactly so. */
    static String percent(double share) {
        double hundredths = 100 * share;
        if (share > 0 && hundredths < 1) {
            return "under 1 %";
        }
        if (share < 1 && hundredths > 99) {
            return "over 99 %";
        }
        return Math.round(hundredths) + " %";
    }
}
