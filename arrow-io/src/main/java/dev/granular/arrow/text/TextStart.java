package dev.granular.arrow.text;

import dev.granular.arrow.input.HeaderRule;
import dev.granular.arrow.text.TextShape.FirstRow;
import java.util.List;

/**
 * What stands above the first record of a text table.
 *
 * @param characters how much of the text that is
 * @param lines how many lines
 * @param comments whether these are comments with {@code #}, so that more may follow
 */
record TextStart(int characters, int lines, boolean comments) {
    private static final char COMMENT = '#';

    /** Finds comments, else lines of a title, above the table. */
    static TextStart of(String text, boolean whole, HeaderRule rule) {
        int end = commentsEnd(text);
        if (end > 0) {
            return ofComments(text, end, whole, rule);
        }
        TextSample sample = TextSample.of(text, whole);
        if (rule == HeaderRule.AUTO) {
            for (char separator : TextShape.SEPARATORS) {
                int titles = FirstRowRule.titles(sample.fields(separator));
                if (titles > 0) {
                    return of(text, sample.start(titles), false);
                }
            }
        }
        return new TextStart(0, 0, false);
    }

    private static TextStart of(String text, int end, boolean comments) {
        boolean damaged = text.substring(0, end).indexOf('\uFFFD') >= 0;
        return damaged ? new TextStart(0, 0, false) : new TextStart(end, lines(text, end), comments);
    }

    /** Returns how many lines end before {@code end}. */
    private static int lines(String text, int end) {
        return (int) text.substring(0, end)
                .replace("\r\n", "\n")
                .chars()
                .filter(c -> c == '\n' || c == '\r')
                .count();
    }

    /** Returns where the lines end that start with a comment mark or are blank; 0 if the first does not, or if no other follows. */
    private static int commentsEnd(String text) {
        int at = 0;
        while (at < text.length() && (text.charAt(at) == COMMENT || at > 0 && isBreak(text.charAt(at)))) {
            int end = lineEnd(text, at);
            if (end == text.length()) {
                return 0;
            }
            at = end + 1;
        }
        return at == text.length() ? 0 : at;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    private static int lineEnd(String text, int from) {
        int end = from;
        while (end < text.length() && !isBreak(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Comments, of which the last may hold the names of columns, as NumPy writes them. */
    private static TextStart ofComments(String text, int end, boolean whole, HeaderRule rule) {
        int last = text.lastIndexOf("\n" + COMMENT, end) + 1;
        last = Math.max(last, text.lastIndexOf("\r" + COMMENT, end) + 1);
        int names = last + 1;
        while (text.charAt(names) == ' ' || text.charAt(names) == '\t') {
            names++;
        }
        TextSample below = TextSample.of(text.substring(end), whole);
        char separator = TextShape.separator(below);
        List<List<String>> fields = below.fields(separator);
        List<String> named = TextSample.split(text.substring(names, lineEnd(text, names)), separator);
        boolean holdsNames = !fields.isEmpty()
                && rule != HeaderRule.ABSENT
                && FirstRowRule.first(fields, TextShape.hasDecimalComma(fields, separator), rule) == FirstRow.DATA
                && named.size() == fields.getFirst().size();
        return of(text, holdsNames ? names : end, true);
    }
}
