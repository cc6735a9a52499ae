package dev.granular.arrow.text;

import java.util.ArrayList;
import java.util.List;

/** The first lines of a text table, split as a reader would split them. */
final class TextSample {
    private static final int MOST_LINES = 24;
    /** Stands for runs of blanks as a separator. */
    static final char BLANKS = ' ';

    private final List<String> records = new ArrayList<>();
    /** Where each record starts. */
    private final List<Integer> starts = new ArrayList<>();

    /**
     * Returns the first records of {@code text} that hold anything.
     *
     * @param whole whether the text is all there is, so that its last line is not cut
     */
    static TextSample of(String text, boolean whole) {
        var sample = new TextSample();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length() && sample.size() < MOST_LINES; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                sample.add(text, start, i);
                start = i + 1;
            }
        }
        if (sample.size() < MOST_LINES && (whole || sample.size() == 0)) {
            sample.add(text, start, text.length());
        }
        return sample;
    }

    private void add(String text, int start, int end) {
        String record = text.substring(start, end);
        if (!record.isBlank()) {
            records.add(record);
            starts.add(start);
        }
    }

    /** The place where a record starts in the text. */
    int start(int record) {
        return starts.get(record);
    }

    int size() {
        return records.size();
    }

    /** Returns the fields of every record, without the quotes around them. */
    List<List<String>> fields(char separator) {
        return records.stream().map(record -> split(record, separator)).toList();
    }

    /** The fields of a record, without the quotes around them. */
    static List<String> split(String record, char separator) {
        String line = separator == BLANKS ? record.strip() : record;
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean separates = separator == BLANKS ? c == ' ' || c == '\t' : c == separator;
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && separates) {
                boolean run = separator == BLANKS && i > 0 && isBlank(line.charAt(i - 1));
                if (!run) {
                    fields.add(field.toString().strip());
                    field.setLength(0);
                }
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
