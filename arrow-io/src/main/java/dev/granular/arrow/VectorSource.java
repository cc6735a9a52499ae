package dev.granular.arrow;

import dev.granular.InputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Field;

/** A table that others hold in Arrow vectors, whole or batch by batch. */
final class VectorSource implements TableSource {
    private final String name;
    private final VectorSchemaRoot root;
    private final DictionaryProvider dictionaries;
    private final Batches batches;
    private final List<String> columns;

    /** Fills the root with the next batch. */
    private interface Batches {
        boolean next() throws IOException;
    }

    private VectorSource(String name, VectorSchemaRoot root, DictionaryProvider dictionaries, Batches batches) {
        this.name = name;
        this.root = root;
        this.dictionaries = dictionaries;
        this.batches = batches;
        this.columns = Header.require(
                name,
                root.getSchema().getFields().stream()
                        .map(field -> field.getName().strip())
                        .toList());
    }

    static VectorSource of(TableInput.Vectors input) {
        var whole = List.of(input.vectors()).iterator();
        return new VectorSource(input.name(), input.vectors(), input.dictionaries(), () -> {
            boolean first = whole.hasNext();
            if (first) {
                whole.next();
            }
            return first;
        });
    }

    static VectorSource of(TableInput.Batches input) {
        var reader = input.batches();
        try {
            return new VectorSource(input.name(), reader.getVectorSchemaRoot(), reader, reader::loadNextBatch);
        } catch (IOException e) {
            throw TableOpening.failed(input.name(), e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public TableColumns read(List<ColumnUse> uses, Lifetime lifetime, ReadProgress progress) {
        var numbers = new ArrayList<VectorNumbers>();
        var keys = new ArrayList<VectorKeys>();
        var leftOut = new ArrayList<String>();
        for (int i = 0; i < uses.size(); i++) {
            Field field = root.getSchema().getFields().get(i);
            switch (uses.get(i)) {
                case SKIP -> {}
                case KEY -> keys.add(new VectorKeys(i, requireKey(i, field), dictionaries));
                case NUMBER, NUMBER_IF_ALL -> {
                    if (VectorNumbers.isNumeric(field)) {
                        numbers.add(new VectorNumbers(i, columns.get(i), lifetime));
                    } else {
                        leftOut.add(notNumeric(i, field, uses.get(i)));
                    }
                }
            }
        }
        int rows = readBatches(numbers, keys, progress);
        return new TableColumns(
                name,
                rows,
                numbers.stream().map(VectorNumbers::column).toList(),
                keys.isEmpty() ? List.of() : keys.getFirst().keys(),
                leftOut,
                new RowLines());
    }

    private int readBatches(List<VectorNumbers> numbers, List<VectorKeys> keys, ReadProgress progress) {
        int rows = 0;
        try {
            while (batches.next()) {
                rows = ColumnBuilder.requireRows(name, (long) rows + root.getRowCount());
                numbers.forEach(column -> column.add(root));
                keys.forEach(column -> column.add(root));
                progress.advanced(name, rows, (long) rows * numbers.size() * Double.BYTES);
            }
        } catch (IOException e) {
            throw TableOpening.failed(name, e);
        }
        return rows;
    }

    private Field requireKey(int column, Field field) {
        if (!VectorKeys.isKey(field)) {
            throw new InputException(
                    place(column) + ": a key is text or integer, not " + VectorNumbers.describe(field));
        }
        if (field.getDictionary() != null
                && dictionaries.lookup(field.getDictionary().getId()) == null) {
            throw new InputException(place(column) + ": its dictionary is not there");
        }
        return field;
    }

    private String notNumeric(int column, Field field, ColumnUse use) {
        String what = place(column) + ": " + VectorNumbers.describe(field) + " is not a number";
        if (use == ColumnUse.NUMBER) {
            throw new InputException(what);
        }
        return what;
    }

    private String place(int column) {
        return name + ", column " + Excerpt.of(columns.get(column));
    }

    @Override
    public void close() {}
}
