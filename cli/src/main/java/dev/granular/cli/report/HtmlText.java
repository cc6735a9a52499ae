package dev.granular.cli.report;

import java.util.Locale;

/** Words and numbers as they may stand in HTML. */
public final class HtmlText {
    private HtmlText() {}

    /** {@code text} with everything that HTML would read as markup escaped; fit for elements and quoted attributes. */
    public static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Four decimals, or a dash for NaN. */
    public static String decimals(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
    }

    /** {@code 1 model}, {@code 2 models}. */
    public static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Three decimals with a sign only below 0. */
    public static String rounded(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** A share in percent that is 0 or 100 only if it is exactly so. */
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
