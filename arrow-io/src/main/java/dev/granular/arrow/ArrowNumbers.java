package dev.granular.arrow;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.Float8Vector;

/** Arrow's numeric types as doubles; a null becomes NaN. Integers beyond 2⁵³ are rounded. */
final class ArrowNumbers {
    private ArrowNumbers() {}

    static boolean isNumeric(Field field) {
        return field.dictionary() == null && (field.typeType() == Type.FloatingPoint || field.typeType() == Type.Int);
    }

    static boolean isDouble(Field field) {
        return field.typeType() == Type.FloatingPoint && floating(field).precision() == Precision.DOUBLE;
    }

    /** Bytes per value of a numeric field. */
    static int width(Field field) {
        if (field.typeType() == Type.Int) {
            return integer(field).bitWidth() / Byte.SIZE;
        }
        return switch (floating(field).precision()) {
            case Precision.HALF -> Short.BYTES;
            case Precision.SINGLE -> Float.BYTES;
            case Precision.DOUBLE -> Double.BYTES;
            default -> throw new IllegalArgumentException("no such precision");
        };
    }

    /** Names the type of a field for people. */
    static String describe(Field field) {
        return "Arrow type " + (field.dictionary() != null ? "Dictionary" : Type.name(field.typeType()));
    }

    /** Writes a batch's column into {@code target} from {@code firstRow} on. */
    static void convert(Field field, ArrowBatch batch, int column, Float8Vector target, int firstRow) {
        Reader reader = reader(field, batch.data(column, width(field)));
        boolean nulls = batch.nulls(column) > 0;
        ArrowBuf validity = batch.validity(column);
        MemorySegment values = Lifetime.writable(target.getDataBuffer());
        for (long row = 0; row < batch.rows(); row++) {
            double value = nulls && !ArrowBatch.isSet(validity, row) ? Double.NaN : reader.get(row);
            values.setAtIndex(ValueLayout.JAVA_DOUBLE_UNALIGNED, firstRow + row, value);
        }
    }

    /** One value of a column as a double. */
    private interface Reader {
        double get(long row);
    }

    private static Reader reader(Field field, ArrowBuf data) {
        if (field.typeType() == Type.FloatingPoint) {
            return switch (floating(field).precision()) {
                case Precision.HALF -> row -> Float.float16ToFloat(data.getShort(row * Short.BYTES));
                case Precision.SINGLE -> row -> data.getFloat(row * Float.BYTES);
                default -> row -> data.getDouble(row * Double.BYTES);
            };
        }
        boolean signed = integer(field).isSigned();
        return switch (integer(field).bitWidth()) {
            case 8 -> row -> signed ? data.getByte(row) : Byte.toUnsignedInt(data.getByte(row));
            case 16 -> row -> signed ? data.getShort(row * 2) : Short.toUnsignedInt(data.getShort(row * 2));
            case 32 -> row -> signed ? data.getInt(row * 4) : Integer.toUnsignedLong(data.getInt(row * 4));
            case 64 -> row -> signed ? data.getLong(row * 8) : unsigned(data.getLong(row * 8));
            default -> throw new IllegalArgumentException("no such bit width");
        };
    }

    /** The nearest double: halves first, keeping the lowest bit for rounding, where the sign bit is set. */
    static double unsigned(long value) {
        return value >= 0 ? value : 2.0 * (value >>> 1 | value & 1);
    }

    private static FloatingPoint floating(Field field) {
        return (FloatingPoint) field.type(new FloatingPoint());
    }

    private static Int integer(Field field) {
        return (Int) field.type(new Int());
    }
}
