package dev.granular.arrow;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.memory.ArrowBuf;

/** Arrow's text and integer types as keys; a null becomes the empty key. */
final class ArrowKeys {
    private ArrowKeys() {}

    static boolean isKey(Field field) {
        return field.dictionary() == null
                && switch (field.typeType()) {
                    case Type.Utf8, Type.LargeUtf8, Type.Int -> true;
                    default -> false;
                };
    }

    /** Appends a batch's column to {@code keys}. */
    static void read(Field field, ArrowBatch batch, int column, List<String> keys) {
        Reader reader = field.typeType() == Type.Int ? integers(field, batch, column) : texts(field, batch, column);
        boolean nulls = batch.nulls(column) > 0;
        ArrowBuf validity = batch.validity(column);
        for (long row = 0; row < batch.rows(); row++) {
            keys.add(nulls && !ArrowBatch.isSet(validity, row) ? "" : reader.get(row));
        }
    }

    /** One value of a column as text. */
    private interface Reader {
        String get(long row);
    }

    private static Reader integers(Field field, ArrowBatch batch, int column) {
        var type = (Int) field.type(new Int());
        boolean signed = type.isSigned();
        ArrowBuf data = batch.data(column, type.bitWidth() / Byte.SIZE);
        return switch (type.bitWidth()) {
            case 8 -> row -> Integer.toString(signed ? data.getByte(row) : Byte.toUnsignedInt(data.getByte(row)));
            case 16 ->
                row -> Integer.toString(signed ? data.getShort(row * 2) : Short.toUnsignedInt(data.getShort(row * 2)));
            case 32 ->
                row -> signed ? Integer.toString(data.getInt(row * 4)) : Integer.toUnsignedString(data.getInt(row * 4));
            case 64 ->
                row -> signed ? Long.toString(data.getLong(row * 8)) : Long.toUnsignedString(data.getLong(row * 8));
            default -> throw new IllegalArgumentException("no such bit width");
        };
    }

    private static Reader texts(Field field, ArrowBatch batch, int column) {
        boolean large = field.typeType() == Type.LargeUtf8;
        int width = large ? Long.BYTES : Integer.BYTES;
        long bytes = batch.rows() == 0 ? 0 : Math.multiplyExact(batch.rows() + 1, width);
        ArrowBuf offsets = batch.buffer(column, 1, bytes);
        ArrowBuf data = batch.buffer(column, 2, 0);
        return row -> {
            long start = large ? offsets.getLong(row * width) : offsets.getInt(row * width);
            long end = large ? offsets.getLong((row + 1) * width) : offsets.getInt((row + 1) * width);
            if (start < 0 || end < start || end > data.capacity()) {
                throw new IndexOutOfBoundsException("text outside its buffer");
            }
            var text = new byte[Math.toIntExact(end - start)];
            data.getBytes(start, text);
            return new String(text, StandardCharsets.UTF_8);
        };
    }
}
