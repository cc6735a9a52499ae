package dev.granular.compress;

import dev.granular.Column;
import dev.granular.kernel.MatrixProduct;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One matrix over ordered pairs of super points for each statistic, then mass, Σ p_i p_j, and squared mass, Σ p_i² p_j².
 * Element (u, v) of each, {@code u·stride + v}, stands for the pairs of an image at u and a later one at v.
 */
record NodeMatrices(List<double[]> matrices, int stride) {
    double[] statistic(int t) {
        return matrices.get(t);
    }

    double[] mass() {
        return matrices.get(matrices.size() - 2);
    }

    double[] squareMass() {
        return matrices.getLast();
    }

    /** Returns matrices from their rows, square; copies. */
    static NodeMatrices of(List<List<Column>> matrices) {
        int stride = MatrixProduct.padded(matrices.getFirst().size());
        return new NodeMatrices(
                matrices.stream().map(rows -> joined(rows, stride)).toList(), stride);
    }

    private static double[] joined(List<Column> rows, int stride) {
        double[] matrix = new double[rows.size() * stride];
        for (int u = 0; u < rows.size(); u++) {
            MemorySegment.copy(
                    rows.get(u).memory(), ValueLayout.JAVA_DOUBLE_UNALIGNED, 0, matrix, u * stride, rows.size());
        }
        return matrix;
    }

    /** Returns what {@link #of} takes: views of the rows, without what fills them up. */
    List<List<Column>> rows(int size) {
        return matrices.stream().map(matrix -> rows(matrix, size)).toList();
    }

    private List<Column> rows(double[] matrix, int size) {
        MemorySegment memory = MemorySegment.ofArray(matrix);
        return IntStream.range(0, size)
                .mapToObj(u -> Column.of(memory.asSlice((long) u * stride * Double.BYTES, (long) size * Double.BYTES)))
                .toList();
    }

    /** Returns the first {@code shared} matrices, {@code count} from {@code from}, and the masses. */
    NodeMatrices model(int shared, int from, int count) {
        var some = new ArrayList<>(matrices.subList(0, shared));
        some.addAll(matrices.subList(from, from + count));
        some.add(mass());
        some.add(squareMass());
        return new NodeMatrices(List.copyOf(some), stride);
    }

    /** Returns the matrices of the first, before its masses those of the others but for the first {@code shared} of each. */
    static NodeMatrices sideBySide(List<NodeMatrices> all, int shared) {
        NodeMatrices first = all.getFirst();
        var joined = new ArrayList<>(first.matrices.subList(0, shared));
        all.forEach(each -> joined.addAll(each.matrices.subList(shared, each.matrices.size() - 2)));
        joined.add(first.mass());
        joined.add(first.squareMass());
        return new NodeMatrices(List.copyOf(joined), first.stride);
    }

    long bytes() {
        return Double.BYTES
                * matrices.stream().mapToLong(matrix -> matrix.length).sum();
    }
}
