package dev.granular.arrow.text;

import dev.granular.InputException;
import dev.granular.arrow.column.Cell;
import dev.granular.arrow.column.ColumnBuilder;
import dev.granular.arrow.column.ColumnUse;
import dev.granular.arrow.column.Gap;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.NumberColumn;
import dev.granular.arrow.column.RowLines;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.fault.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The treatment of the texts in one column of text or of a sheet, row by row. */
public sealed interface TextColumn {
    /** Takes the column's text in the next row. */
    void add(char[] buffer, int offset, int length);

    /** Takes a text in the next row that stands for no number, whatever it looks like, and says what it is. */
    default void addNoNumber(String text, String why) {
        add(text.toCharArray(), 0, text.length());
    }

    /** Takes a text in the next row that stands for a missing value, and says what it is. */
    default void addMissing(String text, String what) {
        add(text.toCharArray(), 0, text.length());
    }

    /** Forgets all but the first {@code rows} rows. */
    void truncate(int rows);

    /**
     * Where texts come from.
     *
     * @param here where the text that is taken stands, given its column's name
     * @param expectedRows how many there may be
     * @param decimalComma whether decimals have commas
     */
    record Origin(Function<String, Cell> here, int expectedRows, boolean decimalComma) {}

    /** A column that is not read. */
    record Skipped() implements TextColumn {
        @Override
        public void add(char[] buffer, int offset, int length) {}

        @Override
        public void truncate(int rows) {}
    }

    /** A column of texts. */
    record Texts(String name, List<String> values) implements TextColumn {
        @Override
        public void add(char[] buffer, int offset, int length) {
            values.add(new String(buffer, offset, length));
        }

        @Override
        public void truncate(int rows) {
            values.subList(rows, values.size()).clear();
        }
    }

    /** A column of numbers or, if it is none, of texts. */
    record Either(Numbers numbers, Texts texts) implements TextColumn {
        private static final Pattern CODE = Pattern.compile("\\s*0\\d+\\s*");

        /**
         * Returns whether the texts are numbers, and none starts with zeros as codes do: {@code 007} is not 7. Whole numbers that would
         * be rounded are texts, too, since they may name images.
         */
        private boolean isNumeric() {
            return numbers.isNumeric()
                    && !numbers.rounded
                    && texts.values().stream()
                            .noneMatch(text -> CODE.matcher(text).matches());
        }

        @Override
        public void add(char[] buffer, int offset, int length) {
            texts.add(buffer, offset, length);
            numbers.add(buffer, offset, length);
        }

        @Override
        public void addNoNumber(String text, String why) {
            texts.values().add(text);
            numbers.addNoNumber(text, why);
        }

        @Override
        public void addMissing(String text, String what) {
            texts.values().add(text);
            numbers.addMissing(text, what);
        }

        @Override
        public void truncate(int rows) {
            numbers.truncate(rows);
            texts.truncate(rows);
        }
    }

    /** A column of numbers, or one that is left out because many of its texts are none. */
    final class Numbers implements TextColumn {
        /** Numbers for each text, from which on the text is taken for a slip and refused. */
        private static final int NUMBERS_PER_SLIP = 3;

        private static final int MANY_TEXTS = 16;

        private final NumberText number;
        private final String name;
        private final boolean required;
        private final Origin origin;
        private final ColumnBuilder values;
        private Optional<Gap> gap = Optional.empty();
        private String notNumber = "";
        private boolean leftOut;
        private boolean rounded;
        private int texts;
        private int finite;
        private int percents;
        /** Where the first number with a percent sign stands. */
        private String percentPlace = "";

        private Numbers(String name, boolean required, Origin origin, Lifetime lifetime) {
            this.name = name;
            this.required = required;
            this.origin = origin;
            number = new NumberText(origin.decimalComma());
            values = new ColumnBuilder(name, origin.expectedRows(), lifetime);
        }

        @Override
        public void add(char[] buffer, int offset, int length) {
            if (leftOut) {
                return;
            }
            if (number.parse(buffer, offset, length)) {
                if (number.isRounded()) {
                    values.noteRounded(values.size());
                    rounded = true;
                }
                if (Double.isFinite(number.value())) {
                    finite++;
                    if (number.isPercent()) {
                        notePercent(new String(buffer, offset, length));
                    }
                } else if (length > 0 && gap.isEmpty() && Double.isNaN(number.value())) {
                    noteGap(new String(buffer, offset, length), "is a missing value");
                }
                values.add(number.value());
            } else {
                refuse(new String(buffer, offset, length));
            }
        }

        @Override
        public void truncate(int rows) {
            if (!leftOut) {
                values.truncate(rows);
            }
        }

        private void noteGap(String text, String what) {
            if (gap.isEmpty() && !text.isBlank()) {
                gap = Optional.of(new Gap(values.size(), Excerpt.of(text) + " " + what));
            }
        }

        private void notePercent(String text) {
            if (percents++ == 0) {
                percentPlace = place(text);
            }
        }

        private void refuse(String text) {
            if (text.strip().matches("[-+]?\\d*,\\d+([eE][-+]?\\d+)?")) {
                boolean thousands = text.strip().matches("[-+]?[1-9]\\d{0,2},\\d{3}");
                throw new InputException(place(text)
                        + (thousands
                                ? " has a comma, unlike others: write decimal points, and no separators of thousands"
                                : " has a decimal comma, unlike others: write decimal points"));
            }
            addNoNumber(text, "is not a number");
        }

        private String place(String text) {
            return origin.here().apply(name) + ": " + Excerpt.of(text);
        }

        @Override
        public void addNoNumber(String text, String why) {
            if (leftOut) {
                return;
            } else if (required) {
                throw new InputException(place(text) + " " + why + (why.contains(": ") ? "" : ": correct it"));
            }
            if (texts++ == 0) {
                notNumber = place(text) + " " + why;
            }
            values.add(Double.NaN);
            if (texts > MANY_TEXTS && (long) texts * NUMBERS_PER_SLIP > finite) {
                leaveOut();
            }
        }

        private void leaveOut() {
            leftOut = true;
            values.close();
        }

        /** Returns whether the column is one of numbers, when all rows are taken; refuses a slip in one that is. */
        private boolean isNumeric() {
            if (!leftOut && percents > 0 && percents < finite) {
                throw new InputException(
                        percentPlace + " has a percent sign, unlike others in this column: write all alike");
            } else if (texts == 0) {
                return true;
            } else if (!leftOut && finite > 1 && texts <= Math.max(1, finite / NUMBERS_PER_SLIP)) {
                throw new InputException(notNumber + ", but " + finite + " others in this column are: correct it");
            }
            leaveOut();
            return false;
        }

        private NumberColumn column() {
            return values.column().gap(gap);
        }

        @Override
        public void addMissing(String text, String what) {
            if (!leftOut) {
                noteGap(text, what);
                values.add(Double.NaN);
            }
        }
    }

    /**
     * Prepares to take the texts of a table's columns.
     *
     * @param uses one per column
     */
    static List<TextColumn> of(List<String> names, List<ColumnUse> uses, Origin origin, Lifetime lifetime) {
        var columns = new ArrayList<TextColumn>();
        for (int i = 0; i < uses.size(); i++) {
            String name = names.get(i);
            columns.add(
                    switch (uses.get(i)) {
                        case SKIP -> new Skipped();
                        case KEY, TEXT -> new Texts(name, new ArrayList<>());
                        case NUMBER -> new Numbers(name, true, origin, lifetime);
                        case NUMBER_IF_ALL -> new Numbers(name, false, origin, lifetime);
                        case EITHER ->
                            new Either(new Numbers(name, false, origin, lifetime), new Texts(name, new ArrayList<>()));
                    });
        }
        return columns;
    }

    /** Returns the columns as a table, when all rows are taken. */
    static TableColumns table(String name, int rows, List<TextColumn> columns, RowLines lines) {
        var numbers = new ArrayList<NumberColumn>();
        var texts = new LinkedHashMap<String, List<String>>();
        var leftOut = new ArrayList<String>();
        for (TextColumn column : columns) {
            switch (column) {
                case Skipped _ -> {}
                case Texts found -> texts.put(found.name(), found.values());
                case Numbers found when found.isNumeric() -> numbers.add(found.column());
                case Numbers found -> leftOut.add(found.notNumber);
                case Either found
                when found.isNumeric() -> numbers.add(found.numbers().column());
                case Either found ->
                    texts.put(found.texts().name(), found.texts().values());
            }
        }
        return new TableColumns(name, rows, numbers, texts, leftOut, lines);
    }
}
