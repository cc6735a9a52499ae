package dev.granular.arrow.parquet;

import dev.granular.arrow.column.ColumnBuilder;
import dev.granular.arrow.column.WholeNumbers;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.Validity;
import dev.hardwood.schema.SchemaNode;
import dev.hardwood.schema.SchemaNode.GroupNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** A column of a Parquet file while it is read, batch by batch. */
sealed interface ParquetColumn {
    /** Delivers the batches. */
    ColumnReader reader();

    /** Fetches the next batch and says how many rows it has, 0 at the end. */
    default int nextBatch() {
        return reader().nextBatch() ? reader().getRecordCount() : 0;
    }

    /** Appends the reader's current batch. */
    void addBatch();

    /** A column of numbers; a null becomes NaN. Integers beyond 2⁵³ are rounded, which the column notes. */
    record Numbers(ColumnReader reader, PrimitiveNode type, ColumnBuilder values) implements ParquetColumn {
        @Override
        public void addBatch() {
            int rows = reader.getRecordCount();
            MemorySegment target = values.extend(rows);
            boolean unsigned = isUnsigned(type);
            switch (type.type()) {
                case DOUBLE ->
                    MemorySegment.copy(reader.getDoubles(), 0, target, ValueLayout.JAVA_DOUBLE_UNALIGNED, 0, rows);
                case FLOAT -> {
                    float[] floats = reader.getFloats();
                    fill(target, rows, row -> floats[row]);
                }
                case FIXED_LEN_BYTE_ARRAY, BYTE_ARRAY -> {
                    byte[][] bytes = reader.getBinaries();
                    Validity there = reader.getLeafValidity();
                    fill(target, rows, row -> there.isNull(row) ? Double.NaN : ofBytes(bytes[row]));
                }
                case INT32 -> {
                    int[] ints = reader.getInts();
                    fill(target, rows, row -> unsigned ? Integer.toUnsignedLong(ints[row]) : ints[row]);
                }
                default -> {
                    long[] longs = reader.getLongs();
                    fill(target, rows, row -> unsigned ? WholeNumbers.nearest(longs[row]) : longs[row]);
                    noteRounded(longs, rows, unsigned);
                }
            }
            scale(target, rows);
            Validity validity = reader.getLeafValidity();
            for (int row = validity.nextNull(0, rows); row >= 0 && row < rows; row = validity.nextNull(row + 1, rows)) {
                target.setAtIndex(ValueLayout.JAVA_DOUBLE_UNALIGNED, row, Double.NaN);
            }
        }

        /** Moves the point of decimals that are stored as whole numbers. */
        private void scale(MemorySegment target, int rows) {
            boolean whole = type.type() == PhysicalType.INT32 || type.type() == PhysicalType.INT64;
            if (whole && type.logicalType() instanceof LogicalType.DecimalType decimal) {
                fill(
                        target,
                        rows,
                        row -> BigDecimal.valueOf(
                                        (long) target.getAtIndex(ValueLayout.JAVA_DOUBLE_UNALIGNED, row),
                                        decimal.scale())
                                .doubleValue());
            }
        }

        /** Returns a decimal, its digits big-endian, or a half float, little-endian. */
        private double ofBytes(byte[] value) {
            return type.logicalType() instanceof LogicalType.DecimalType decimal
                    ? new BigDecimal(new BigInteger(value), decimal.scale()).doubleValue()
                    : Float.float16ToFloat((short) (value[0] & 0xFF | value[1] << 8));
        }

        private void noteRounded(long[] longs, int rows, boolean unsigned) {
            Validity validity = reader.getLeafValidity();
            for (int row = 0; row < rows; row++) {
                boolean exact = unsigned ? WholeNumbers.isExactUnsigned(longs[row]) : WholeNumbers.isExact(longs[row]);
                if (!exact && !validity.isNull(row)) {
                    values.noteRounded(values.size() - rows + row);
                    return;
                }
            }
        }

        private static void fill(MemorySegment target, int rows, IntToDoubleFunction value) {
            for (int row = 0; row < rows; row++) {
                target.setAtIndex(ValueLayout.JAVA_DOUBLE_UNALIGNED, row, value.applyAsDouble(row));
            }
        }
    }

    /** A column of keys; a null becomes the empty key. */
    record Keys(ColumnReader reader, PrimitiveNode type, List<String> values) implements ParquetColumn {
        @Override
        public void addBatch() {
            int rows = reader.getRecordCount();
            Validity validity = reader.getLeafValidity();
            boolean unsigned = isUnsigned(type);
            switch (type.type()) {
                case INT32 -> {
                    int[] ints = reader.getInts();
                    for (int row = 0; row < rows; row++) {
                        String key = unsigned ? Integer.toUnsignedString(ints[row]) : Integer.toString(ints[row]);
                        values.add(validity.isNull(row) ? "" : key);
                    }
                }
                case INT64 -> {
                    long[] longs = reader.getLongs();
                    for (int row = 0; row < rows; row++) {
                        String key = unsigned ? Long.toUnsignedString(longs[row]) : Long.toString(longs[row]);
                        values.add(validity.isNull(row) ? "" : key);
                    }
                }
                default -> {
                    String[] texts = reader.getStrings();
                    for (int row = 0; row < rows; row++) {
                        values.add(validity.isNull(row) ? "" : texts[row]);
                    }
                }
            }
        }
    }

    /** Returns the type of a column that holds numbers, or nothing at all. */
    static Optional<PrimitiveNode> number(SchemaNode field) {
        return flat(field).filter(type -> switch (type.type()) {
            case DOUBLE, FLOAT -> true;
            case INT32, INT64 ->
                isInteger(type)
                        || type.logicalType() instanceof LogicalType.NullType
                        || type.logicalType() instanceof LogicalType.DecimalType;
            case BYTE_ARRAY -> type.logicalType() instanceof LogicalType.DecimalType;
            case FIXED_LEN_BYTE_ARRAY ->
                type.logicalType() instanceof LogicalType.DecimalType
                        || type.logicalType() instanceof LogicalType.Float16Type;
            default -> false;
        });
    }

    /** Returns the type of a column that holds texts or integers. */
    static Optional<PrimitiveNode> key(SchemaNode field) {
        return flat(field).filter(type -> switch (type.type()) {
            case BYTE_ARRAY -> !(type.logicalType() instanceof LogicalType.DecimalType);
            case INT32, INT64 -> isInteger(type);
            default -> false;
        });
    }

    private static Optional<PrimitiveNode> flat(SchemaNode field) {
        return field instanceof PrimitiveNode type && type.maxRepetitionLevel() == 0
                ? Optional.of(type)
                : Optional.empty();
    }

    /** Dates, times and decimals are stored as integers, too. */
    private static boolean isInteger(PrimitiveNode type) {
        return type.logicalType() == null || type.logicalType() instanceof LogicalType.IntType;
    }

    private static boolean isUnsigned(PrimitiveNode type) {
        return type.logicalType() instanceof LogicalType.IntType integer && !integer.isSigned();
    }

    /** Names the type of a field for people. */
    static String describe(SchemaNode field) {
        return "Parquet type "
                + switch (field) {
                    case PrimitiveNode type when type.maxRepetitionLevel() > 0 -> "repeated " + type.type();
                    case PrimitiveNode type
                    when type.logicalType() != null ->
                        type.logicalType().getClass().getSimpleName().replace("Type", "");
                    case PrimitiveNode type -> type.type().name();
                    case GroupNode group when group.isList() -> "List";
                    case GroupNode group when group.isMap() -> "Map";
                    case GroupNode _ -> "Struct";
                };
    }
}
