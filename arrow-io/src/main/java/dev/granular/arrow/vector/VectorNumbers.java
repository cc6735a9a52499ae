package dev.granular.arrow.vector;

import dev.granular.arrow.column.ColumnBuilder;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.NumberColumn;
import dev.granular.arrow.column.WholeNumbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.ValueVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.util.TransferPair;

/**
 * A column of numbers in others' vectors. Doubles without nulls in a single batch are handed on where they lie; every
 * other column is converted, a null becoming NaN. Integers beyond 2⁵³ are rounded, which the column notes.
 */
final class VectorNumbers {
    private final int index;
    private final String name;
    private final Lifetime lifetime;
    private final List<FieldVector> chunks = new ArrayList<>();

    /**
     * A column without values.
     *
     * @param index of the vector in every batch
     * @param lifetime owns what is held on to
     */
    VectorNumbers(int index, String name, Lifetime lifetime) {
        this.index = index;
        this.name = name;
        this.lifetime = lifetime;
    }

    static boolean isNumeric(Field field) {
        return field.getDictionary() == null
                && switch (field.getType()) {
                    case ArrowType.Int _, ArrowType.FloatingPoint _, ArrowType.Decimal _ -> true;
                    default -> false;
                };
    }

    /** Names the type of a field for people. */
    static String describe(Field field) {
        return "Arrow type "
                + (field.getDictionary() != null
                        ? "Dictionary"
                        : field.getType().getTypeID().name());
    }

    /** Appends a batch, sharing its memory with whoever owns it. */
    void add(VectorSchemaRoot batch) {
        TransferPair shared = batch.getVector(index).getTransferPair(lifetime.allocator());
        chunks.add(lifetime.own((FieldVector) shared.getTo()));
        shared.splitAndTransfer(0, batch.getRowCount());
    }

    /** Returns all batches as one column. */
    NumberColumn column() {
        if (chunks.size() == 1 && chunks.getFirst() instanceof Float8Vector vector && vector.getNullCount() == 0) {
            return lifetime.column(name, vector);
        }
        int rows = chunks.stream().mapToInt(FieldVector::getValueCount).sum();
        var column = new ColumnBuilder(name, rows, lifetime);
        for (FieldVector chunk : chunks) {
            for (int row = 0; row < chunk.getValueCount(); row++) {
                if (chunk.isNull(row)) {
                    column.add(Double.NaN);
                } else {
                    if (isRounded(chunk, row)) {
                        column.noteRounded(column.size());
                    }
                    column.add(value(chunk, row));
                }
            }
            chunk.close();
        }
        return column.column();
    }

    private static boolean isRounded(FieldVector vector, int row) {
        return switch (vector) {
            case UInt8Vector unsigned -> !WholeNumbers.isExactUnsigned(unsigned.get(row));
            case BigIntVector whole -> !WholeNumbers.isExact(whole.get(row));
            default -> false;
        };
    }

    private static double value(FieldVector vector, int row) {
        return switch (vector) {
            case Float2Vector half -> half.getValueAsFloat(row);
            case FloatingPointVector floating -> floating.getValueAsDouble(row);
            case UInt8Vector unsigned -> WholeNumbers.nearest(unsigned.get(row));
            case BaseIntVector integer -> integer.getValueAsLong(row);
            case ValueVector decimal when decimal.getObject(row) instanceof BigDecimal number -> number.doubleValue();
            default -> throw new IllegalStateException(vector.getField() + " was taken for a number");
        };
    }
}
