package dev.granular.arrow.vector;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;

/** A column of texts or integers in others' vectors, plain or in a dictionary, as keys; a null becomes the empty key. */
final class VectorKeys {
    private final int index;
    private final DictionaryEncoding encoding;
    private final DictionaryProvider dictionaries;
    private final List<String> keys = new ArrayList<>();

    /** A column without keys; {@code index} is that of the vector in every batch. */
    VectorKeys(int index, Field field, DictionaryProvider dictionaries) {
        this.index = index;
        this.encoding = field.getDictionary();
        this.dictionaries = dictionaries;
    }

    int index() {
        return index;
    }

    static boolean isKey(Field field) {
        return switch (field.getType()) {
            case ArrowType.Utf8 _, ArrowType.LargeUtf8 _, ArrowType.Utf8View _, ArrowType.Int _ -> true;
            default -> false;
        };
    }

    /** Appends a batch. */
    void add(VectorSchemaRoot batch) {
        FieldVector vector = batch.getVector(index);
        for (int row = 0; row < batch.getRowCount(); row++) {
            keys.add(vector.isNull(row) ? "" : key(vector, row));
        }
    }

    private String key(FieldVector vector, int row) {
        if (encoding == null) {
            return plain(vector, row);
        }
        // A stream may replace the dictionary between batches.
        FieldVector values = dictionaries.lookup(encoding.getId()).getVector();
        return plain(values, (int) ((BaseIntVector) vector).getValueAsLong(row));
    }

    private static String plain(FieldVector vector, int row) {
        return switch (vector) {
            case UInt8Vector unsigned -> Long.toUnsignedString(unsigned.get(row));
            case BaseIntVector integer -> Long.toString(integer.getValueAsLong(row));
            default -> String.valueOf(vector.getObject(row));
        };
    }

    /** Returns what was appended. */
    List<String> keys() {
        return keys;
    }
}
