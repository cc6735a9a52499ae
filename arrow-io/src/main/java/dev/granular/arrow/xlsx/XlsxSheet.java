package dev.granular.arrow.xlsx;

import dev.granular.InputException;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.text.TextLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A sheet, read row by row. Rows and cells stand in ascending order; both may say where they stand or follow the last. */
final class XlsxSheet implements AutoCloseable {
    private final String table;
    private final XlsxPart sheet;
    private final XlsxTexts texts;
    private final XlsxDates dates;
    private final List<XlsxCell> cells = new ArrayList<>();
    private int row;
    private int column;

    XlsxSheet(String table, XlsxPart sheet, XlsxTexts texts, XlsxDates dates) {
        this.table = table;
        this.sheet = sheet;
        this.texts = texts;
        this.dates = dates;
    }

    /** Returns the number of the row that was read last, counted from 1. */
    int row() {
        return row;
    }

    /** Returns cells of the row that was read last, in the order of their columns; those without a value may be left out. */
    List<XlsxCell> cells() {
        return cells;
    }

    /** Reads the next row; false if there is none. */
    boolean next() throws IOException {
        while (sheet.next()) {
            if (sheet.isStart("row")) {
                readRow();
                return true;
            } else if (sheet.isEnd("sheetData")) {
                return false;
            }
        }
        return false;
    }

    private void readRow() throws IOException {
        int last = row;
        row = sheet.attribute("r").map(this::rowNumber).orElse(last + 1);
        if (row <= last || row > XlsxReference.MOST_ROWS) {
            throw damaged("row " + row + " comes after row " + last);
        }
        cells.clear();
        column = -1;
        int characters = 0;
        while (sheet.next() && !sheet.isEnd("row")) {
            if (sheet.isStart("c")) {
                XlsxCell cell = readCell();
                if (!cell.text().isEmpty()) {
                    cells.add(cell);
                }
                characters += cell.text().length();
                if (characters > TextLimits.MOST_LINE_CHARACTERS) {
                    throw new InputException(table + ", row " + row + " of the sheet, has more than "
                            + TextLimits.MOST_LINE_CHARACTERS + " characters: shorten its texts");
                }
            }
        }
    }

    private int rowNumber(String text) {
        try {
            return XlsxReference.row(text);
        } catch (IllegalArgumentException _) {
            throw damaged("it has a row " + Excerpt.of(text) + ", which is none of 1 to " + XlsxReference.MOST_ROWS);
        }
    }

    private XlsxCell readCell() throws IOException {
        XlsxReference here = sheet.attribute("r").map(this::reference).orElse(new XlsxReference(column + 1, row));
        if (here.row() != row) {
            throw damaged("cell " + here + " stands in row " + row);
        } else if (here.column() <= column || here.column() >= XlsxReference.MOST_COLUMNS) {
            throw damaged("cell " + here + " comes after cell " + new XlsxReference(column, row));
        }
        column = here.column();
        String type = sheet.attribute("t").orElse("n");
        Optional<String> style = sheet.attribute("s");
        Optional<String> value = Optional.empty();
        Optional<String> formula = Optional.empty();
        while (sheet.next() && !sheet.isEnd("c")) {
            if (sheet.isStart("v")) {
                value = Optional.of(sheet.text("v"));
            } else if (sheet.isStart("is")) {
                value = Optional.of(sheet.richText("is"));
            } else if (sheet.isStart("f")) {
                formula = Optional.of(sheet.text("f"));
            }
        }
        String text = value.orElse("");
        if (formula.isPresent() && text.isBlank() && !type.equals("str")) {
            return new XlsxCell(
                    column,
                    "=" + formula.get(),
                    "is a formula that was never computed: open the sheet in a spreadsheet program and save it");
        }
        return cell(here, type, text, style);
    }

    private XlsxReference reference(String text) {
        try {
            return XlsxReference.of(text);
        } catch (IllegalArgumentException _) {
            throw damaged("row " + row + " has a cell " + Excerpt.of(text) + ", which is no place in a sheet");
        }
    }

    private XlsxCell cell(XlsxReference here, String type, String text, Optional<String> style) {
        return switch (type) {
            case "n" -> new XlsxCell(column, text, isDate(here, style) ? "is a date or time, not a number" : "");
            case "s" -> new XlsxCell(column, sharedText(here, text), "");
            case "str", "inlineStr" -> new XlsxCell(column, text, "");
            case "b" -> new XlsxCell(column, truth(text), "is a truth value, not a number");
            case "d" -> new XlsxCell(column, text, "is a date or time, not a number");
            case "e" -> new XlsxCell(column, text, XlsxCell.ERROR);
            default -> throw damaged("cell " + here + " has the unknown type " + Excerpt.of(type));
        };
    }

    private boolean isDate(XlsxReference here, Optional<String> style) {
        try {
            return style.isPresent() && dates.isDateStyle(style.get());
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            throw damaged("cell " + here + " has an impossible style " + Excerpt.of(style.get()));
        }
    }

    private String sharedText(XlsxReference here, String number) {
        try {
            return number.isBlank() ? "" : texts.get(number);
        } catch (IllegalArgumentException _) {
            throw damaged("cell " + here + " refers to shared text " + Excerpt.of(number) + " of " + texts.size());
        }
    }

    private static String truth(String text) {
        return switch (text.strip()) {
            case "0" -> "FALSE";
            case "1" -> "TRUE";
            default -> text;
        };
    }

    private InputException damaged(String why) {
        return new InputException(table + " is damaged XLSX data: " + why);
    }

    @Override
    public void close() throws IOException {
        sheet.close();
    }
}
