package dev.granular.arrow.ipc;

import dev.granular.arrow.column.ColumnBuilder;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.WholeNumbers;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.memory.ArrowBuf;

/** Arrow's numeric types as doubles; a null becomes NaN. Integers beyond 2⁵³ are rounded, which columns note. */
public final class ArrowNumbers {
    private ArrowNumbers() {}

    public static boolean isNumeric(Field field) {
        return field.dictionary() == null
                && switch (field.typeType()) {
                    case Type.FloatingPoint, Type.Int, Type.Decimal -> true;
                    default -> false;
                };
    }

    public static boolean isDouble(Field field) {
        return field.typeType() == Type.FloatingPoint && floating(field).precision() == Precision.DOUBLE;
    }

    /** Returns bytes per value of a numeric field. */
    public static int width(Field field) {
        if (field.typeType() == Type.Int) {
            return integer(field).bitWidth() / Byte.SIZE;
        } else if (field.typeType() == Type.Decimal) {
            return decimal(field).bitWidth() / Byte.SIZE;
        }
        return switch (floating(field).precision()) {
            case Precision.HALF -> Short.BYTES;
            case Precision.SINGLE -> Float.BYTES;
            case Precision.DOUBLE -> Double.BYTES;
            default -> throw new IllegalArgumentException("no such precision");
        };
    }

    /** Names the type of a field for people. */
    public static String describe(Field field) {
        String type = field.dictionary() != null ? "Dictionary" : Type.name(field.typeType());
        // Struct is a word of its own in C++ and is called Struct_ there.
        return "Arrow type " + type.replace("_", "");
    }

    /** Appends a batch's column to {@code target}. */
    public static void convert(Field field, ArrowBatch batch, int column, ColumnBuilder target) {
        try (ArrowBuf data = batch.data(column, width(field))) {
            MemorySegment values = target.extend(Math.toIntExact(batch.rows()));
            MemorySegment source = Lifetime.memory(data);
            if (isDouble(field)) {
                MemorySegment.copy(source, 0, values, 0, values.byteSize());
            } else {
                convert(reader(field, source), values);
            }
            clearNulls(batch, column, values);
            if (field.typeType() == Type.Int && integer(field).bitWidth() == Long.SIZE) {
                noteRounded(integer(field).isSigned(), source, values, target);
            }
        }
    }

    /** Notes the first value that was rounded and is no null. */
    private static void noteRounded(boolean signed, MemorySegment source, MemorySegment values, ColumnBuilder target) {
        int rows = Math.toIntExact(values.byteSize() / Double.BYTES);
        for (int row = 0; row < rows; row++) {
            long value = longAt(source, row);
            boolean exact = signed ? WholeNumbers.isExact(value) : WholeNumbers.isExactUnsigned(value);
            if (!exact && !Double.isNaN(values.getAtIndex(ValueLayout.JAVA_DOUBLE_UNALIGNED, row))) {
                target.noteRounded(target.size() - rows + row);
                return;
            }
        }
    }

    private static void convert(Reader reader, MemorySegment values) {
        long rows = values.byteSize() / Double.BYTES;
        for (long row = 0; row < rows; row++) {
            values.setAtIndex(ValueLayout.JAVA_DOUBLE_UNALIGNED, row, reader.get(row));
        }
    }

    private static void clearNulls(ArrowBatch batch, int column, MemorySegment values) {
        if (batch.nulls(column) == 0) {
            return;
        }
        try (ArrowBuf validity = batch.validity(column)) {
            for (long row = 0; row < batch.rows(); row++) {
                if (!ArrowBatch.isSet(validity, row)) {
                    values.setAtIndex(ValueLayout.JAVA_DOUBLE_UNALIGNED, row, Double.NaN);
                }
            }
        }
    }

    /** One value of a column as a double. */
    private interface Reader {
        double get(long row);
    }

    private static Reader reader(Field field, MemorySegment data) {
        if (field.typeType() == Type.FloatingPoint) {
            return switch (floating(field).precision()) {
                case Precision.HALF -> row -> Float.float16ToFloat(shortAt(data, row));
                case Precision.SINGLE -> row -> data.getAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, row);
                default -> row -> data.getAtIndex(ValueLayout.JAVA_DOUBLE_UNALIGNED, row);
            };
        }
        if (field.typeType() == Type.Decimal) {
            int width = width(field);
            int scale = decimal(field).scale();
            return row -> decimalAt(data, row, width, scale);
        }
        boolean signed = integer(field).isSigned();
        return switch (integer(field).bitWidth()) {
            case 8 -> row -> signed ? byteAt(data, row) : Byte.toUnsignedInt(byteAt(data, row));
            case 16 -> row -> signed ? shortAt(data, row) : Short.toUnsignedInt(shortAt(data, row));
            case 32 -> row -> signed ? intAt(data, row) : Integer.toUnsignedLong(intAt(data, row));
            case 64 -> row -> signed ? longAt(data, row) : WholeNumbers.nearest(longAt(data, row));
            default -> throw new IllegalArgumentException("no such bit width");
        };
    }

    private static byte byteAt(MemorySegment data, long row) {
        return data.get(ValueLayout.JAVA_BYTE, row);
    }

    private static short shortAt(MemorySegment data, long row) {
        return data.getAtIndex(ValueLayout.JAVA_SHORT_UNALIGNED, row);
    }

    private static int intAt(MemorySegment data, long row) {
        return data.getAtIndex(ValueLayout.JAVA_INT_UNALIGNED, row);
    }

    private static long longAt(MemorySegment data, long row) {
        return data.getAtIndex(ValueLayout.JAVA_LONG_UNALIGNED, row);
    }

    /** Returns a decimal, whose digits are little-endian. */
    private static double decimalAt(MemorySegment data, long row, int width, int scale) {
        var digits = new byte[width];
        for (int i = 0; i < width; i++) {
            digits[width - 1 - i] = byteAt(data, row * width + i);
        }
        return new BigDecimal(new BigInteger(digits), scale).doubleValue();
    }

    private static Decimal decimal(Field field) {
        return (Decimal) field.type(new Decimal());
    }

    private static FloatingPoint floating(Field field) {
        return (FloatingPoint) field.type(new FloatingPoint());
    }

    private static Int integer(Field field) {
        return (Int) field.type(new Int());
    }
}
