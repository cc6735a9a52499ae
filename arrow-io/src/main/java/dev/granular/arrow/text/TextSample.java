package dev.granular.arrow.text;

import java.util.ArrayList;
import java.util.List;

/** The first lines of a text table, split as a reader would split them. */
final class TextSample {
    private static final int MOST_LINES = 24;
    /** Stands for runs of blanks as a separator. */
    static final char BLANKS = ' ';

    private final List<String> records;

    private TextSample(List<String> records) {
        this.records = records;
    }

    /**
     * The first records of {@code text} that hold anything.
     *
     * @param whole whether the text is all there is, so that its last line is not cut
     */
    static TextSample of(String text, boolean whole) {
        var records = new ArrayList<String>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length() && records.size() < MOST_LINES; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r')) {
                add(text.substring(start, i), records);
                start = i + 1;
            }
        }
        if (records.size() < MOST_LINES && (whole || records.isEmpty())) {
            add(text.substring(start), records);
        }
        return new TextSample(records);
    }

    private static void add(String record, List<String> records) {
        if (!record.isBlank()) {
            records.add(record);
        }
    }

    int size() {
        return records.size();
    }

    /** The fields of every record, without the quotes around them. */
    List<List<String>> fields(char separator) {
        return records.stream().map(record -> split(record, separator)).toList();
    }

    private static List<String> split(String record, char separator) {
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
