package dev.granular.spark;

import dev.granular.cluster.ImageBlock;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/** The rows of a partition as blocks of bounded size: a partition may be larger than memory. */
final class Batches implements Iterator<ImageBlock> {
    private static final int MOST = 1 << 18;

    private final Iterator<Row> rows;
    private final int models;

    Batches(Iterator<Row> rows, int models) {
        this.rows = rows;
        this.models = models;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public ImageBlock next() {
        if (!rows.hasNext()) {
            throw new NoSuchElementException();
        }
        var builder = new BlockBuilder(ImageTable.SCORES + models);
        while (rows.hasNext() && builder.size() < MOST) {
            builder.add(rows.next(), 0);
        }
        return BlockBuilder.block(builder.columns());
    }
}
