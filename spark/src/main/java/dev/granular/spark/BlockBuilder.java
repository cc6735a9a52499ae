package dev.granular.spark;

import dev.granular.cluster.ImageBlock;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.sql.Row;

/** Collects the rows of a partition into columns. */
final class BlockBuilder {
    private static final int FIRST_ROOM = 1024;

    private final double[][] columns;
    private int size;

    /** @param columns number of columns */
    BlockBuilder(int columns) {
        this.columns = new double[columns][FIRST_ROOM];
    }

    /**
     * Collects all rows.
     *
     * @param first place of the first column in each row
     * @param columns number of columns, all of numbers that are there
     */
    static double[][] columns(Iterator<Row> rows, int first, int columns) {
        var builder = new BlockBuilder(columns);
        while (rows.hasNext()) {
            builder.add(rows.next(), first);
        }
        return builder.columns();
    }

    /** Collects rows of MOS, σ, weight and scores. */
    static ImageBlock block(Iterator<Row> rows, int first, int models) {
        return block(columns(rows, first, ImageTable.SCORES + models));
    }

    static ImageBlock block(double[][] columns) {
        return new ImageBlock(
                columns[ImageTable.MOS],
                columns[ImageTable.STD],
                columns[ImageTable.WEIGHT],
                Arrays.copyOfRange(columns, ImageTable.SCORES, columns.length));
    }

    int size() {
        return size;
    }

    void add(Row row, int first) {
        if (size == columns[0].length) {
            for (int c = 0; c < columns.length; c++) {
                columns[c] = Arrays.copyOf(columns[c], Math.toIntExact(Math.round(1.5 * size)));
            }
        }
        for (int c = 0; c < columns.length; c++) {
            // −0.0 and 0.0 are the same number.
            columns[c][size] = row.getDouble(first + c) + 0.0;
        }
        size++;
    }

    double[][] columns() {
        double[][] all = new double[columns.length][];
        Arrays.setAll(all, c -> Arrays.copyOf(columns[c], size));
        return all;
    }
}
