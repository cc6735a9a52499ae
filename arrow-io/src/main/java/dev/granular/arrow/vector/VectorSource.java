package dev.granular.arrow.vector;

import dev.granular.InputException;
import dev.granular.arrow.column.ColumnBuilder;
import dev.granular.arrow.column.ColumnUse;
import dev.granular.arrow.column.Header;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.RowLines;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.column.TableSource;
import dev.granular.arrow.fault.LibraryCall;
import dev.granular.arrow.fault.ReadFailure;
import dev.granular.arrow.input.ReadProgress;
import dev.granular.arrow.input.TableInput;
import dev.granular.arrow.json.PandasIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Field;

/** A table that others hold in Arrow vectors, whole or batch by batch. */
public final class VectorSource implements TableSource {
    private final Header header;
    private final VectorSchemaRoot root;
    private final DictionaryProvider dictionaries;
    private final Batches batches;

    /** Fills the root with the next batch. */
    private interface Batches {
        boolean next();
    }

    private VectorSource(String name, VectorSchemaRoot root, DictionaryProvider dictionaries, Batches batches) {
        this.root = root;
        this.dictionaries = dictionaries;
        this.batches = batches;
        Map<String, String> metadata = root.getSchema().getCustomMetadata();
        this.header = new Header(
                name,
                root.getSchema().getFields().stream().map(Field::getName).toList(),
                PandasIndex.of(metadata == null ? Map.of() : metadata));
    }

    public static VectorSource of(TableInput.Vectors input) {
        var whole = List.of(input.vectors()).iterator();
        return new VectorSource(input.name(), input.vectors(), input.dictionaries(), () -> {
            boolean first = whole.hasNext();
            if (first) {
                whole.next();
            }
            return first;
        });
    }

    public static VectorSource of(TableInput.Batches input) {
        var reader = input.batches();
        VectorSchemaRoot root = LibraryCall.of(input.name(), "Arrow", reader::getVectorSchemaRoot);
        return new VectorSource(input.name(), root, reader, () -> next(input.name(), reader));
    }

    /** Memory that runs out has a message of its own. */
    private static boolean next(String name, ArrowReader reader) {
        return LibraryCall.of(name, "Arrow", () -> {
            try {
                return reader.loadNextBatch();
            } catch (IOException e) {
                throw ReadFailure.of(name, e);
            }
        });
    }

    @Override
    public Header header() {
        return header;
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
                case TEXT, EITHER -> {
                    boolean number = VectorNumbers.isNumeric(field);
                    if (VectorKeys.isKey(field) && !(number && uses.get(i) == ColumnUse.EITHER)) {
                        keys.add(new VectorKeys(i, requireKey(i, field), dictionaries));
                    } else if (number) {
                        numbers.add(new VectorNumbers(i, field.getName().strip(), lifetime));
                    } else {
                        leftOut.add(header.notNumeric(i, VectorNumbers.describe(field), uses.get(i)));
                    }
                }
                case NUMBER, NUMBER_IF_ALL -> {
                    if (VectorNumbers.isNumeric(field)) {
                        numbers.add(new VectorNumbers(i, field.getName().strip(), lifetime));
                    } else {
                        leftOut.add(header.notNumeric(i, VectorNumbers.describe(field), uses.get(i)));
                    }
                }
            }
        }
        int rows = readBatches(numbers, keys, progress);
        var texts = new LinkedHashMap<String, List<String>>();
        keys.forEach(column -> texts.put(header.columns().get(column.index()), column.keys()));
        return new TableColumns(
                header.table(),
                rows,
                numbers.stream().map(VectorNumbers::column).toList(),
                texts,
                leftOut,
                new RowLines());
    }

    private int readBatches(List<VectorNumbers> numbers, List<VectorKeys> keys, ReadProgress progress) {
        int rows = 0;
        while (batches.next()) {
            rows = ColumnBuilder.requireRows(header.table(), (long) rows + root.getRowCount());
            numbers.forEach(column -> column.add(root));
            keys.forEach(column -> column.add(root));
            progress.advanced(header.table(), rows, (long) rows * numbers.size() * Double.BYTES);
        }
        return rows;
    }

    private Field requireKey(int column, Field field) {
        if (!VectorKeys.isKey(field)) {
            throw header.notKey(column, VectorNumbers.describe(field));
        }
        if (field.getDictionary() != null
                && dictionaries.lookup(field.getDictionary().getId()) == null) {
            throw new InputException(header.place(column) + ": its dictionary is not there");
        }
        return field;
    }

    @Override
    public void close() {}
}
