package dev.granular.arrow.xlsx;

import dev.granular.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The texts that the cells of a workbook share. */
final class XlsxTexts {
    /** Sixteen for each row of a full sheet; an empty one takes five bytes in a file and more in memory. */
    private static final int MOST_TEXTS = 1 << 24;

    private final List<String> texts = new ArrayList<>();

    static XlsxTexts of(String table, XlsxBook book) throws IOException {
        var shared = new XlsxTexts();
        var part = book.related("sharedStrings");
        if (part.isPresent()) {
            try (XlsxPart list = part.get()) {
                while (list.next()) {
                    if (list.isStart("si")) {
                        shared.add(table, list.richText("si"));
                    }
                }
            }
        }
        return shared;
    }

    private void add(String table, String text) {
        if (texts.size() == MOST_TEXTS) {
            throw new InputException(
                    table + " has more than " + MOST_TEXTS + " different texts in its cells: save the sheet as CSV");
        }
        texts.add(text);
    }

    /** Returns the text of a number as it stands in a cell; throws {@link IllegalArgumentException} if there is none. */
    String get(String number) {
        int index = Integer.parseInt(number.strip());
        if (index < 0 || index >= texts.size()) {
            throw new IllegalArgumentException("no such text");
        }
        return texts.get(index);
    }

    /** Returns how many there are. */
    int size() {
        return texts.size();
    }
}
