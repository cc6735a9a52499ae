package dev.granular.arrow.format;

import dev.granular.InputException;
import dev.granular.arrow.column.Cell;
import dev.granular.arrow.column.ColumnBuilder;
import dev.granular.arrow.column.ColumnUse;
import dev.granular.arrow.column.Header;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.NumberColumn;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.column.TableSource;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.input.ReadProgress;
import dev.granular.arrow.input.TableInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files with the same columns, one below the other. They are read one after the other, each into its own memory. */
final class PartsSource implements TableSource {
    private final TableInput.Parts parts;
    private final boolean headed;
    private final Header header;

    /**
     * Reads the first file's header.
     *
     * @param headed whether text starts with column names
     */
    PartsSource(TableInput.Parts parts, boolean headed, Lifetime lifetime) {
        this.parts = parts;
        this.headed = headed;
        parts.paths().forEach(PartsSource::requireNoPipe);
        try (var first = new Lifetime(lifetime.allocator());
                TableSource source = open(0, first)) {
            header = new Header(parts.name(), source.header().columns());
        }
    }

    /** Refuses what can be read only once, because the first header is read twice. */
    private static void requireNoPipe(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
            throw new InputException(path + " is no regular file: name pipes one by one, without a pattern");
        }
    }

    private TableSource open(int part, Lifetime lifetime) {
        return new TableOpening(headed, lifetime)
                .open(new TableInput.File(parts.paths().get(part)));
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public TableColumns read(List<ColumnUse> uses, Lifetime lifetime, ReadProgress progress) {
        var whole = new Whole(lifetime);
        for (int i = 0; i < parts.paths().size(); i++) {
            try (var ended = new Lifetime(lifetime.allocator());
                    TableSource source = open(i, ended)) {
                requireSameColumns(source);
                whole.add(source.read(uses, ended, whole.since(progress)));
            }
        }
        return whole.table();
    }

    private void requireSameColumns(TableSource source) {
        Header other = source.header();
        if (!other.columns().equals(header.columns())) {
            throw new InputException(other.table() + " has columns " + Excerpt.of(other.columns()) + " and "
                    + parts.paths().getFirst() + " has " + Excerpt.of(header.columns())
                    + ": files that are read as one table have the same columns in the same order");
        }
    }

    @Override
    public void close() {}

    /** The table that grows from the parts. */
    private final class Whole {
        private final Lifetime lifetime;
        private final Map<String, ColumnBuilder> numbers = new LinkedHashMap<>();
        private final List<String> keys = new ArrayList<>();
        private final List<String> leftOut = new ArrayList<>();
        /** By the number of rows before it. */
        private final TreeMap<Long, TableColumns.Places> places = new TreeMap<>();

        private int rows;
        private long bytes;

        private Whole(Lifetime lifetime) {
            this.lifetime = lifetime;
        }

        private ReadProgress since(ReadProgress progress) {
            long rowsBefore = rows;
            long bytesBefore = bytes;
            return (_, moreRows, moreBytes) -> {
                bytes = bytesBefore + moreBytes;
                progress.advanced(parts.name(), rowsBefore + moreRows, bytes);
            };
        }

        private void add(TableColumns part) {
            if (places.isEmpty()) {
                int expected = (int) Math.min(
                        ColumnBuilder.MOST_ROWS,
                        (long) part.rows() * parts.paths().size());
                for (NumberColumn column : part.numbers()) {
                    numbers.put(column.name(), new ColumnBuilder(column.name(), expected, lifetime));
                }
            }
            if (part.rows() > 0 || places.isEmpty()) {
                places.put((long) rows, part.places());
            }
            rows = ColumnBuilder.requireRows(parts.name(), (long) rows + part.rows());
            keys.addAll(part.keys());
            leftOut.addAll(part.leftOut());
            numbers.forEach((column, values) -> part.number(column).ifPresent(found -> {
                found.rounded().ifPresent(row -> values.noteRounded(values.size() + row));
                values.extend(part.rows()).copyFrom(found.values().memory());
            }));
        }

        /** A column that is left out of one part is left out of all. */
        private TableColumns table() {
            List<NumberColumn> complete = numbers.values().stream()
                    .filter(values -> values.size() == rows)
                    .map(ColumnBuilder::column)
                    .toList();
            return new TableColumns(parts.name(), rows, complete, keys, leftOut, this::cell);
        }

        private Cell cell(long row, String column) {
            Map.Entry<Long, TableColumns.Places> part = places.lowerEntry(row);
            return part.getValue().cell(row - part.getKey(), column);
        }
    }
}
