package dev.granular.arrow.text;

import dev.granular.InputException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * A text with a mark as its last line, so that a quote that nobody closes, which swallows the mark, comes to light. Refuses
 * fields without an end before memory is taken for them.
 */
final class EndedText extends FilterReader {
    /** Half of a pair, which no text in UTF-8 holds. */
    static final char MARK = '\uDC00';

    /** Says what is wrong with a field that goes on for too long. */
    @FunctionalInterface
    interface Refusal {
        /** Returns the refusal. */
        InputException of(String why);
    }

    private final Refusal refusal;
    private String tail = "\n" + MARK;
    private int sinceField;

    EndedText(Reader text, Refusal refusal) {
        super(text);
        this.refusal = refusal;
    }

    /** Notes that the reader of this text has come to the end of a field. */
    void fieldEnded() {
        sinceField = 0;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (sinceField > TextLimits.MOST_FIELD_CHARACTERS) {
            throw refusal.of("a field goes on for more than " + TextLimits.MOST_FIELD_CHARACTERS
                    + " characters: look for a quote that is not closed or an end of line that is missing");
        }
        int read = super.read(target, offset, length);
        if (read < 0 && !tail.isEmpty()) {
            read = Math.min(length, tail.length());
            tail.getChars(0, read, target, offset);
            tail = tail.substring(read);
        }
        sinceField += Math.max(0, read);
        return read;
    }
}
