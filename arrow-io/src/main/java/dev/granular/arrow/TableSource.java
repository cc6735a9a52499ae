package dev.granular.arrow;

import java.nio.file.Path;
import java.util.List;

/** A table opened far enough to know its columns. One implementation per format. */
interface TableSource extends AutoCloseable {
    Path file();

    /** The names of all columns, in order; no name twice, except the empty one. */
    List<String> columns();

    /**
     * Reads the columns asked for; may be called once.
     *
     * @param uses one per column
     * @param lifetime owns the memory of the columns
     */
    TableColumns read(List<ColumnUse> uses, Lifetime lifetime);

    /** Lets go of the file; what was read stays. */
    @Override
    void close();
}
