package dev.granular.arrow.text;

import dev.granular.InputException;
import java.io.BufferedReader;
import java.io.IOException;

/** The lines of a text without a byte order mark, none of which may go on without an end. */
public final class TextLines {
    private final String name;
    private final BufferedReader text;
    private final StringBuilder line = new StringBuilder();
    private long number;
    private boolean afterReturn;

    /** Lines of the file {@code name}. */
    public TextLines(String name, BufferedReader text) {
        this.name = name;
        this.text = text;
    }

    /** Moves to the next line; false at the end. */
    public boolean next() throws IOException {
        line.setLength(0);
        number++;
        int read = text.read();
        if (afterReturn && read == '\n') {
            read = text.read();
        }
        if (read < 0) {
            return false;
        }
        for (; read >= 0 && read != '\n' && read != '\r'; read = text.read()) {
            add((char) read);
        }
        afterReturn = read == '\r';
        return true;
    }

    private void add(char read) {
        if (line.length() == TextLimits.MOST_FIELD_CHARACTERS) {
            throw new InputException(name + ", line " + number + " goes on for more than "
                    + TextLimits.MOST_FIELD_CHARACTERS + " characters; one number per line is expected");
        }
        if (number > 1 || !line.isEmpty() || read != '\uFEFF') {
            line.append(read);
        }
    }

    /** Returns the line without its end. */
    public String line() {
        return line.toString();
    }

    /** Returns which it is, counted from 1. */
    public long number() {
        return number;
    }
}
