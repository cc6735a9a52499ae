package dev.granular.arrow.ipc;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Union;
import org.apache.arrow.flatbuf.UnionMode;

/**
 * Where in a record batch the top-level columns begin: nodes and buffers are stored depth first, and each type has its
 * own number of buffers (Arrow columnar format, "Buffer Listing for Each Layout").
 */
final class ArrowLayout {
    /**
     * The first node and the first buffer of a top-level column.
     *
     * @param node index into the batch's nodes
     * @param buffer index into the batch's buffers
     * @param views how many buffers of text a column of views has
     */
    record Position(int node, int buffer, int views) {}

    private static final int DEEPEST = 64;
    private static final int NODE_BYTES = 16;

    private final RecordBatch batch;
    private final boolean unionsHaveValidity;
    private final List<Position> positions = new ArrayList<>();
    private int node;
    private int buffer;
    private int variadic;

    private ArrowLayout(RecordBatch batch, short version) {
        if (batch.nodesLength() > batch.getByteBuffer().capacity() / NODE_BYTES) {
            throw new IndexOutOfBoundsException("more nodes than fit");
        }
        this.batch = batch;
        this.unionsHaveValidity = version < MetadataVersion.V5;
    }

    /** Returns one position per column of {@code fields}; throws {@link IndexOutOfBoundsException} where the batch has less. */
    static List<Position> of(List<Field> fields, RecordBatch batch, short version) {
        var layout = new ArrowLayout(batch, version);
        for (Field field : fields) {
            layout.positions.add(new Position(layout.node, layout.buffer, layout.views(field)));
            layout.pass(field, 0);
        }
        return layout.positions;
    }

    private int views(Field field) {
        boolean isView = field.typeType() == Type.Utf8View || field.typeType() == Type.BinaryView;
        return isView && field.dictionary() == null ? Math.toIntExact(batch.variadicBufferCounts(variadic)) : 0;
    }

    private void pass(Field field, int depth) {
        if (node >= batch.nodesLength() || depth > DEEPEST) {
            throw new IndexOutOfBoundsException("more columns than nodes");
        }
        node++;
        if (field.dictionary() != null) {
            buffer += 2;
            return;
        }
        buffer += buffers(field);
        for (int i = 0; i < field.childrenLength(); i++) {
            pass(field.children(i), depth + 1);
        }
    }

    private int buffers(Field field) {
        return switch (field.typeType()) {
            case Type.Null, Type.RunEndEncoded -> 0;
            case Type.Struct_, Type.FixedSizeList -> 1;
            case Type.Binary, Type.Utf8, Type.LargeBinary, Type.LargeUtf8, Type.ListView, Type.LargeListView -> 3;
            case Type.BinaryView, Type.Utf8View -> 2 + Math.toIntExact(batch.variadicBufferCounts(variadic++));
            case Type.Union -> (unionsHaveValidity ? 1 : 0) + (isDense(field) ? 2 : 1);
            default -> 2;
        };
    }

    private static boolean isDense(Field field) {
        return field.type(new Union()) instanceof Union union && union.mode() == UnionMode.Dense;
    }
}
