package dev.granular.arrow.matlab;

import dev.granular.InputException;
import dev.granular.arrow.column.Cell;
import dev.granular.arrow.column.ColumnUse;
import dev.granular.arrow.column.Header;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.RowLines;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.column.TableSource;
import dev.granular.arrow.fault.LibraryCall;
import dev.granular.arrow.fault.ReadFailure;
import dev.granular.arrow.input.ReadProgress;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.text.TextColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/** A MATLAB file: every variable with a value for each row is a column, also in fields of a struct and in cells. */
public final class MatlabSource implements TableSource {
    private final String name;
    private final MatFile content;
    private final Map<String, MatlabColumn> columns = new LinkedHashMap<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final int rows;
    private final Header header;
    private int row;

    private MatlabSource(String name, MatFile content, Map<String, MatlabVariable> variables) {
        this.name = name;
        this.content = content;
        rows = rows(name, variables);
        var others = new ArrayList<String>();
        variables.forEach((variable, value) -> {
            Map<String, MatlabColumn> found = value.columns(variable, rows);
            columns.putAll(found);
            if (found.isEmpty()) {
                others.add(variable);
            }
        });
        if (!others.isEmpty()) {
            remarks.add(new Remark(
                    name + ": variables without " + rows + " values are no columns: " + String.join(", ", others)));
        }
        header = new Header(name, List.copyOf(columns.keySet()));
    }

    /** Reads the variables of a file. */
    public static MatlabSource open(String name, Path file) throws IOException {
        return LibraryCall.of(name, "MATLAB", () -> {
            try (Source source = Sources.openFile(file.toFile())) {
                MatFile content = Mat5.newReader(source).readMat();
                var variables = new LinkedHashMap<String, MatlabVariable>();
                for (MatFile.Entry entry : content.getEntries()) {
                    variables.putAll(MatlabVariable.of(entry.getName(), entry.getValue()));
                }
                return new MatlabSource(name, content, variables);
            }
        });
    }

    /** Returns the number of values that most variables have. */
    private static int rows(String name, Map<String, MatlabVariable> variables) {
        var counts = new HashMap<Integer, Integer>();
        for (MatlabVariable variable : variables.values()) {
            variable.lengths().forEach(length -> counts.merge(length, 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() > 1)
                .max(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new InputException(
                        name + " has no variable with several values: " + String.join(", ", variables.keySet())));
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public List<Remark> remarks() {
        return remarks;
    }

    @Override
    public TableColumns read(List<ColumnUse> uses, Lifetime lifetime, ReadProgress progress) {
        var origin =
                new TextColumn.Origin(column -> new Cell(name, row + 1L, OptionalLong.empty(), column), rows, false);
        List<TextColumn> targets = TextColumn.of(header.columns(), uses, origin, lifetime);
        for (; row < rows; row++) {
            int at = 0;
            for (MatlabColumn column : columns.values()) {
                String text = column.text(row);
                targets.get(at++).add(text.toCharArray(), 0, text.length());
            }
        }
        return TextColumn.table(name, rows, targets, new RowLines());
    }

    @Override
    public void close() {
        try {
            content.close();
        } catch (IOException e) {
            throw ReadFailure.of(name, e);
        }
    }
}
