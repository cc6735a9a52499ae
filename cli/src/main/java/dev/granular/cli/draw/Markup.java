package dev.granular.cli.draw;

/** Text as it may stand in HTML and XML. */
public final class Markup {
    private Markup() {}

    /**
     * Returns {@code text} with everything that would be read as markup escaped; fit for elements and quoted attributes. What
     * XML cannot hold becomes a replacement character.
     */
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
                case '\t', '\n', '\r' -> escaped.append(c);
                default -> escaped.append(c < ' ' ? '\uFFFD' : c);
            }
        }
        return escaped.toString();
    }
}
