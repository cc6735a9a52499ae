package dev.granular.arrow.text;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** A text whose fields stand apart by blanks, made one with a tab between fields; those in quotes stay as they are. */
final class BlankSeparatedText extends FilterReader {
    private boolean quoted;
    private boolean pending;
    private boolean lineStart = true;
    private boolean ended;
    /** Characters read and not yet delivered. */
    private char[] rest = {};

    private int at;

    BlankSeparatedText(Reader text) {
        super(text);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (at == rest.length && !ended) {
            fill(new char[length]);
        }
        if (at == rest.length) {
            return -1;
        }
        int count = Math.min(length, rest.length - at);
        System.arraycopy(rest, at, target, offset, count);
        at += count;
        return count;
    }

    private void fill(char[] raw) throws IOException {
        int read = super.read(raw, 0, raw.length);
        ended = read < 0;
        var text = new StringBuilder();
        for (int i = 0; i < read; i++) {
            add(raw[i], text);
        }
        rest = text.toString().toCharArray();
        at = 0;
    }

    private void add(char c, StringBuilder text) {
        if (!quoted && (c == ' ' || c == '\t')) {
            pending = !lineStart;
            return;
        }
        boolean ends = c == '\n' || c == '\r';
        if (pending && !ends) {
            text.append('\t');
        }
        pending = false;
        quoted ^= c == '"';
        lineStart = ends && !quoted;
        text.append(c);
    }
}
