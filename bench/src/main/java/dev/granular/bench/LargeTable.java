package dev.granular.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;

/** A large Arrow file in one record batch, written with the memory of one column: all columns hold the same numbers. */
final class LargeTable {
    /** Numbers repeat after so many rows. */
    private static final int PERIOD = 1 << 10;

    private LargeTable() {}

    /** Writes columns mos, std and models; {@code rows} is a multiple of {@value #PERIOD}. */
    static void write(Path file, int columns, int rows) throws IOException {
        try (var allocator = new RootAllocator();
                ArrowBuf numbers = allocator.buffer((long) rows * Double.BYTES);
                var table = new VectorSchemaRoot(vectors(columns, rows, numbers, allocator));
                var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                var writer = new ArrowFileWriter(table, null, channel)) {
            writer.writeBatch();
        }
    }

    private static List<FieldVector> vectors(int columns, int rows, ArrowBuf numbers, RootAllocator allocator) {
        for (int row = 0; row < rows; row++) {
            numbers.setDouble((long) row * Double.BYTES, row % PERIOD);
        }
        var vectors = new ArrayList<FieldVector>();
        for (int column = 0; column < columns; column++) {
            String name = column == 0 ? "mos" : column == 1 ? "std" : "model" + (column - 1);
            var vector = new Float8Vector(name, allocator);
            vector.loadFieldBuffers(new ArrowFieldNode(rows, 0), List.of(allocator.getEmpty(), numbers));
            vectors.add(vector);
        }
        return vectors;
    }

    /** Sums all numbers in such a file, exactly. */
    static double sum(int columns, int rows) {
        return (double) columns * (rows / PERIOD) * (PERIOD * (PERIOD - 1L) / 2);
    }
}
