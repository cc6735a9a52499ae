package dev.granular.arrow.input;

import java.util.Collection;
import java.util.regex.Pattern;

/**
 * A name, or a pattern of names in which {@code *} stands for any characters and {@code ?} for one.
 *
 * @param text as it is written
 */
public record NamePattern(String text) {
    /** Returns whether a column or model has this name or matches the pattern. */
    public boolean matches(String name) {
        return text.equals(name) || isPattern() && Pattern.matches(expression(), name);
    }

    /** Returns whether there are wildcards. */
    public boolean isPattern() {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    private String expression() {
        return "(?s)" + Pattern.quote(text).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    }

    /** Returns whether any of {@code patterns} matches a name. */
    static boolean any(Collection<String> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> new NamePattern(pattern).matches(name));
    }
}
