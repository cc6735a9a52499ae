package dev.granular.arrow.matlab;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

/** A variable that may be a column, or several: a matrix of numbers, cells or a matrix of characters. */
record MatlabVariable(Array value) {
    /** Returns the variables in {@code value}: itself or, of a single struct, its fields. */
    static Map<String, MatlabVariable> of(String name, Array value) {
        var variables = new LinkedHashMap<String, MatlabVariable>();
        if (value instanceof Struct struct && struct.getNumElements() == 1) {
            for (String field : struct.getFieldNames()) {
                Array inner = struct.get(field);
                variables.put(field, new MatlabVariable(inner));
            }
        } else {
            variables.put(name, new MatlabVariable(value));
        }
        return variables;
    }

    /** Returns how many rows there may be. */
    List<Integer> lengths() {
        boolean isTable = value instanceof Matrix || value instanceof Cell || value instanceof Char;
        if (!isTable || value.getNumDimensions() != 2) {
            return List.of();
        } else if (value instanceof Char || value.getNumCols() == 1) {
            return List.of(value.getNumRows());
        }
        return value.getNumRows() == 1 ? List.of(value.getNumCols()) : List.of(value.getNumRows(), value.getNumCols());
    }

    /** Returns the columns of {@code rows} values each; none if there are not so many. */
    Map<String, MatlabColumn> columns(String name, int rows) {
        if (!lengths().contains(rows)) {
            return Map.of();
        } else if (value instanceof Char text) {
            return Map.of(name, text::getRow);
        }
        boolean upright = value.getNumRows() == rows;
        int count = upright ? value.getNumCols() : value.getNumRows();
        var columns = new LinkedHashMap<String, MatlabColumn>();
        for (int i = 0; i < count; i++) {
            int at = i;
            String column = count == 1 ? name : name + "_" + (i + 1);
            columns.put(column, row -> upright ? text(row, at) : text(at, row));
        }
        return columns;
    }

    private String text(int row, int column) {
        return switch (value) {
            case Matrix matrix -> number(matrix.getDouble(row, column));
            case Cell cells -> text(cells.get(row, column));
            default -> "";
        };
    }

    private static String text(Array cell) {
        return switch (cell) {
            case Char text when text.getNumElements() > 0 -> text.getString();
            case Matrix matrix when matrix.getNumElements() == 1 -> number(matrix.getDouble(0));
            default -> "";
        };
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
