package dev.granular.arrow.fault;

import java.util.List;
import java.util.stream.Collectors;

/** Quotes what a file holds in a message of one line. */
public final class Excerpt {
    private static final int LONGEST = 40;
    private static final int MOST = 30;

    private Excerpt() {}

    /** Returns the text in quotes, shortened, control characters replaced. */
    public static String of(String text) {
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return '"' + shown.replaceAll("\\p{Cntrl}", "?") + '"';
    }

    /** Returns the texts in quotes with commas between; of many only the first. */
    public static String of(List<String> texts) {
        String shown = texts.stream().limit(MOST).map(Excerpt::of).collect(Collectors.joining(", "));
        return texts.size() <= MOST ? shown : shown + " and " + (texts.size() - MOST) + " more";
    }
}
