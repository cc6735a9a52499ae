package dev.granular.arrow.column;

import dev.granular.arrow.input.ReadProgress;
import dev.granular.arrow.input.Remark;
import java.util.List;

/** A table opened far enough to know its columns. One implementation per format. */
public interface TableSource extends AutoCloseable {
    /** Returns what was found out about the table while it was opened, one sentence each. */
    default List<Remark> remarks() {
        return List.of();
    }

    /** Returns what the table is called, and all its columns. */
    Header header();

    /**
     * Reads the columns asked for; may be called once.
     *
     * @param uses one per column
     * @param lifetime owns the memory of the columns
     * @param progress told now and then how far this has come
     */
    TableColumns read(List<ColumnUse> uses, Lifetime lifetime, ReadProgress progress);

    /** Lets go of the file or stream; what was read stays. */
    @Override
    void close();
}
