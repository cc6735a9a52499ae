package dev.granular.arrow.text;

import dev.granular.InputException;
import dev.granular.arrow.column.Cell;
import dev.granular.arrow.column.ColumnBuilder;
import dev.granular.arrow.column.ColumnUse;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.NumberColumn;
import dev.granular.arrow.column.RowLines;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.fault.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What becomes of the texts in one column of text or of a sheet, row by row. */
public sealed interface TextColumn {
    /** Takes the column's text in the next row. */
    void add(char[] buffer, int offset, int length);

    /** Takes a text in the next row that is no number, whatever it looks like, and says why. */
    default void addNoNumber(String text, String why) {
        add(text.toCharArray(), 0, text.length());
    }

    /** A column that is not read. */
    record Skipped() implements TextColumn {
        @Override
        public void add(char[] buffer, int offset, int length) {}
    }

    /** A column of keys. */
    record Keys(List<String> values) implements TextColumn {
        @Override
        public void add(char[] buffer, int offset, int length) {
            values.add(new String(buffer, offset, length));
        }
    }

    /** A column of numbers, or one that is left out from the first text that is none. */
    final class Numbers implements TextColumn {
        private final NumberText number = new NumberText();
        private final String name;
        private final boolean required;
        private final Function<String, Cell> here;
        private final ColumnBuilder values;
        private String notNumber = "";

        private Numbers(
                String name, boolean required, Function<String, Cell> here, int expectedRows, Lifetime lifetime) {
            this.name = name;
            this.required = required;
            this.here = here;
            values = new ColumnBuilder(name, expectedRows, lifetime);
        }

        @Override
        public void add(char[] buffer, int offset, int length) {
            if (!notNumber.isEmpty()) {
                return;
            }
            if (number.parse(buffer, offset, length)) {
                if (number.isRounded()) {
                    values.noteRounded(values.size());
                }
                values.add(number.value());
            } else {
                refuse(new String(buffer, offset, length));
            }
        }

        private void refuse(String text) {
            if (text.strip().matches("[-+]?\\d*,\\d+([eE][-+]?\\d+)?")) {
                throw new InputException(
                        here.apply(name) + ": " + Excerpt.of(text) + " has a decimal comma: write decimal points");
            }
            addNoNumber(text, "is not a number");
        }

        @Override
        public void addNoNumber(String text, String why) {
            if (!notNumber.isEmpty()) {
                return;
            }
            String what = here.apply(name) + ": " + Excerpt.of(text) + " " + why;
            if (required) {
                throw new InputException(what);
            }
            notNumber = what;
            values.close();
        }
    }

    /**
     * Prepares to take the texts of a table's columns.
     *
     * @param uses one per column
     * @param here where the text that is taken stands, given its column's name
     */
    static List<TextColumn> of(
            List<String> names,
            List<ColumnUse> uses,
            Function<String, Cell> here,
            int expectedRows,
            Lifetime lifetime) {
        var columns = new ArrayList<TextColumn>();
        for (int i = 0; i < uses.size(); i++) {
            columns.add(
                    switch (uses.get(i)) {
                        case SKIP -> new Skipped();
                        case KEY -> new Keys(new ArrayList<>());
                        case NUMBER -> new Numbers(names.get(i), true, here, expectedRows, lifetime);
                        case NUMBER_IF_ALL -> new Numbers(names.get(i), false, here, expectedRows, lifetime);
                    });
        }
        return columns;
    }

    /** The columns as a table, when all rows are taken. */
    static TableColumns table(String name, int rows, List<TextColumn> columns, RowLines lines) {
        var numbers = new ArrayList<NumberColumn>();
        var leftOut = new ArrayList<String>();
        List<String> keys = List.of();
        for (TextColumn column : columns) {
            switch (column) {
                case Skipped _ -> {}
                case Keys found -> keys = found.values();
                case Numbers found when found.notNumber.isEmpty() -> numbers.add(found.values.column());
                case Numbers found -> leftOut.add(found.notNumber);
            }
        }
        return new TableColumns(name, rows, numbers, keys, leftOut, lines);
    }
}
