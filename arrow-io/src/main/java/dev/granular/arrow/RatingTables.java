package dev.granular.arrow;

import dev.granular.InputException;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.ColumnView;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.TableInput;
import dev.granular.arrow.join.RatingAssembly;
import dev.granular.arrow.join.RawViews;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.OutOfMemoryException;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Reads ratings and predictions from one table or several: text, JSON, MATLAB, Parquet, XLSX and Arrow IPC, told apart by
 * their content; and Arrow vectors.
 *
 * <p><b>Columns.</b> A column that {@link ColumnChoice} names must be there and hold numbers. All others are found by their
 * names and content, by the rules in {@code docs/formats.md}. Two columns that may both be the MOS are refused. Every column
 * of numbers that is not evidently something else is a model. Columns without a name are not read.
 *
 * <p><b>Several tables.</b> The first has the ratings. The others are joined to it by the key; without one, by a column of
 * unique names that both share; without such a column, row by row, which needs equal lengths. Keys may stand in any order
 * and must be unique. Names that differ in blanks, case, extension or folder match if that is unambiguous. A key that a
 * further table lacks is refused or dropped like a missing value; one that only a further table has is left out. A further
 * table's own MOS must agree with the first's, apart from rounding, and are not used otherwise.
 *
 * <p><b>Names of models.</b> A model is called as its column; a column of a further table that is its only one, or a
 * column of any table with a name such as {@code score} or {@code Results Scores for CC}, takes its file's name without
 * the ending. Two models of the same name are an error.
 */
public final class RatingTables {
    private RatingTables() {}

    /**
     * Reads and joins tables; the first holds the ratings.
     *
     * @param allocator gives the memory, which {@link RatingSet#close()} gives back; must outlive the result
     * @throws InputException if a table cannot be read, a column is not there or not numeric, a value is missing and
     *     that is not allowed, or tables do not fit; all memory is given back then
     */
    public static RatingSet join(List<TableInput> inputs, ColumnChoice choice, Reading how, BufferAllocator allocator) {
        if (inputs.isEmpty()) {
            throw new InputException("no table given");
        }
        var lifetime = new Lifetime(allocator);
        try {
            return new RatingSet(RatingAssembly.join(inputs, choice, how, lifetime));
        } catch (OutOfMemoryException e) {
            lifetime.close();
            throw new InputException(
                    "the tables take more memory than the allocator may give, " + allocator.getLimit() + " bytes", e);
        } catch (RuntimeException | Error e) {
            lifetime.close();
            throw e;
        }
    }

    /** Reads and joins files that have headers: see {@link #join}. */
    public static RatingSet read(
            List<Path> files, ColumnChoice choice, MissingValues missing, BufferAllocator allocator) {
        List<TableInput> inputs =
                files.stream().<TableInput>map(TableInput.File::new).toList();
        return join(inputs, choice, Reading.of(missing), allocator);
    }

    /**
     * Returns ratings and predictions in vectors, found by their names, no value missing: see {@link #join} and
     * {@link TableInput.Vectors} for what stays whose.
     */
    public static RatingSet of(VectorSchemaRoot table, BufferAllocator allocator) {
        var input = new TableInput.Vectors("table", table);
        return join(List.of(input), ColumnChoice.automatic(), Reading.of(MissingValues.FAIL), allocator);
    }

    /**
     * Describes every column of a table on its own, whether or not it has ratings.
     *
     * @throws InputException if it cannot be read
     */
    public static List<ColumnView> describe(TableInput input, Reading how, BufferAllocator allocator) {
        try (var lifetime = new Lifetime(allocator)) {
            return RawViews.of(input, how, lifetime);
        }
    }
}
