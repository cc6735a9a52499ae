package dev.granular.arrow.ipc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.memory.ArrowBuf;

/** Arrow's text and integer types as keys, plain or in a dictionary; a null becomes the empty key. */
final class ArrowKeys {
    /** Texts up to this length lie in the view itself. */
    private static final int SHORT_VIEW = 12;

    private static final int VIEW_BYTES = 16;

    private final Field field;
    private final ArrowDictionary dictionary;
    private final List<String> keys = new ArrayList<>();

    /** Keys from a column of type {@code field}; {@code dictionaries} are those of the whole table. */
    ArrowKeys(Field field, List<ArrowIndex.Dictionary> dictionaries) {
        this.field = field;
        dictionary = new ArrowDictionary(field, dictionaries);
    }

    static boolean isKey(Field field) {
        return switch (field.typeType()) {
            case Type.Utf8, Type.LargeUtf8, Type.Utf8View, Type.Int -> true;
            default -> false;
        };
    }

    /** Returns what was read so far. */
    List<String> keys() {
        return keys;
    }

    /** Reads a batch's column. */
    void read(ArrowIndex.Batch batch, int column) {
        if (field.dictionary() == null) {
            readPlain(field, batch.columns(), column, keys);
        } else {
            List<String> values = dictionary.after(batch.dictionaries());
            readIntegers(indexType(), batch.columns(), column, keys, index -> values.get(Math.toIntExact(index)));
        }
    }

    private Int indexType() {
        Int type = field.dictionary().indexType();
        if (type == null) {
            throw new IllegalArgumentException("a dictionary without a type of index");
        }
        return type;
    }

    /** Appends a column that is no dictionary's index to {@code keys}. */
    static void readPlain(Field field, ArrowBatch batch, int column, List<String> keys) {
        switch (field.typeType()) {
            case Type.Int -> {
                var type = (Int) field.type(new Int());
                boolean unsigned = type.bitWidth() == Long.SIZE && !type.isSigned();
                readIntegers(type, batch, column, keys, unsigned ? Long::toUnsignedString : Long::toString);
            }
            case Type.Utf8View -> readViews(batch, column, keys);
            case Type.Utf8 -> readTexts(Integer.BYTES, batch, column, keys);
            default -> readTexts(Long.BYTES, batch, column, keys);
        }
    }

    /** The meaning of an integer. */
    private interface Meaning {
        String of(long value);
    }

    /** One value of a column as text. */
    private interface Reader {
        String get(long row);
    }

    private static void readIntegers(Int type, ArrowBatch batch, int column, List<String> keys, Meaning meaning) {
        try (ArrowBuf data = batch.data(column, type.bitWidth() / Byte.SIZE)) {
            boolean signed = type.isSigned();
            Reader reader = switch (type.bitWidth()) {
                case 8 -> row -> meaning.of(signed ? data.getByte(row) : Byte.toUnsignedLong(data.getByte(row)));
                case 16 ->
                    row -> meaning.of(signed ? data.getShort(row * 2) : Short.toUnsignedLong(data.getShort(row * 2)));
                case 32 ->
                    row -> meaning.of(signed ? data.getInt(row * 4) : Integer.toUnsignedLong(data.getInt(row * 4)));
                case 64 -> row -> meaning.of(data.getLong(row * 8));
                default -> throw new IllegalArgumentException("no such bit width");
            };
            append(reader, batch, column, keys);
        }
    }

    private static void append(Reader reader, ArrowBatch batch, int column, List<String> keys) {
        boolean nulls = batch.nulls(column) > 0;
        try (ArrowBuf validity = batch.validity(column)) {
            for (long row = 0; row < batch.rows(); row++) {
                keys.add(nulls && !ArrowBatch.isSet(validity, row) ? "" : reader.get(row));
            }
        }
    }

    private static void readTexts(int width, ArrowBatch batch, int column, List<String> keys) {
        long bytes = batch.rows() == 0 ? 0 : Math.multiplyExact(batch.rows() + 1, width);
        try (ArrowBuf offsets = batch.buffer(column, 1, bytes);
                ArrowBuf data = batch.buffer(column, 2, 0)) {
            Reader reader = row -> {
                long start = offset(offsets, width, row);
                return text(data, start, offset(offsets, width, row + 1) - start);
            };
            append(reader, batch, column, keys);
        }
    }

    private static long offset(ArrowBuf offsets, int width, long row) {
        return width == Long.BYTES ? offsets.getLong(row * width) : offsets.getInt(row * width);
    }

    /** A view holds a length, then a short text itself, or else its first bytes, a number of a buffer and an offset. */
    private static void readViews(ArrowBatch batch, int column, List<String> keys) {
        var texts = new ArrayList<ArrowBuf>();
        try (ArrowBuf views = batch.data(column, VIEW_BYTES)) {
            for (int i = 0; i < batch.views(column); i++) {
                texts.add(batch.buffer(column, 2 + i, 0));
            }
            Reader reader = row -> {
                long view = row * VIEW_BYTES;
                int length = views.getInt(view);
                return length <= SHORT_VIEW
                        ? text(views, view + 4, length)
                        : text(texts.get(views.getInt(view + 8)), views.getInt(view + 12), length);
            };
            append(reader, batch, column, keys);
        } finally {
            texts.forEach(ArrowBuf::close);
        }
    }

    private static String text(ArrowBuf data, long start, long length) {
        if (start < 0 || length < 0 || length > data.capacity() - start) {
            throw new IndexOutOfBoundsException("text outside its buffer");
        }
        var text = new byte[Math.toIntExact(length)];
        data.getBytes(start, text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
