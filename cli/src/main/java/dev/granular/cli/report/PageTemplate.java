package dev.granular.cli.report;

import java.io.IOException;
import java.io.Writer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A page with places for what differs, such as {@code {{title}}}.
 *
 * @param text the page
 */
public record PageTemplate(String text) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    /**
     * Writes the page piece by piece: it is mostly long runs of ASCII, which a writer encodes faster than one string of
     * everything.
     *
     * @param part what comes to the place of a name, as HTML
     */
    public void write(Function<String, String> part, Writer html) throws IOException {
        var place = PLACE.matcher(text);
        int written = 0;
        while (place.find()) {
            html.write(text, written, place.start() - written);
            html.write(part.apply(place.group(1)));
            written = place.end();
        }
        html.write(text, written, text.length() - written);
    }
}
