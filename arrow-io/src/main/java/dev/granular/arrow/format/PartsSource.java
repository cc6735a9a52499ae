package dev.granular.arrow.format;

import dev.granular.InputException;
import dev.granular.arrow.column.Cell;
import dev.granular.arrow.column.ColumnBuilder;
import dev.granular.arrow.column.ColumnUse;
import dev.granular.arrow.column.Gap;
import dev.granular.arrow.column.Header;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.NumberColumn;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.column.TableSource;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.input.ReadProgress;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.TableInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Files with the same columns, one below the other. They are read one after the other, each into its own memory. */
final class PartsSource implements TableSource {
    private final TableInput.Parts parts;
    private final Reading how;
    private final Header header;

    /**
     * Reads the first file's header.
     *
     * @param how how each file is read
     */
    PartsSource(TableInput.Parts parts, Reading how, Lifetime lifetime) {
        this.parts = parts;
        this.how = how;
        parts.paths().forEach(PartsSource::requireNoPipe);
        try (var first = new Lifetime(lifetime.allocator());
                TableSource source = open(0, first)) {
            header = new Header(
                    parts.name(), source.header().columns(), source.header().index());
        }
    }

    /** Refuses what can be read only once, because the first header is read twice. */
    private static void requireNoPipe(Path path) {
        if (Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path)) {
            throw new InputException(path + " is no regular file: name pipes one by one, without a pattern");
        }
    }

    private TableSource open(int part, Lifetime lifetime) {
        return new TableOpening(how, lifetime)
                .open(new TableInput.File(parts.paths().get(part)));
    }

    @Override
    public Header header() {
        return header;
    }

    /** Codes such as {@code 007} are texts, but a file may have none that starts with 0: all files are then read as texts. */
    @Override
    public TableColumns read(List<ColumnUse> uses, Lifetime lifetime, ReadProgress progress) {
        Whole whole = whole(uses, lifetime, progress);
        Set<String> mixed = whole.mixed();
        if (mixed.isEmpty()) {
            return whole.table();
        }
        var texts = new ArrayList<>(uses);
        for (int i = 0; i < texts.size(); i++) {
            if (mixed.contains(header.columns().get(i))) {
                texts.set(i, ColumnUse.TEXT);
            }
        }
        return whole(texts, lifetime, progress).table();
    }

    private Whole whole(List<ColumnUse> uses, Lifetime lifetime, ReadProgress progress) {
        var whole = new Whole(lifetime);
        for (int i = 0; i < parts.paths().size(); i++) {
            try (var ended = new Lifetime(lifetime.allocator());
                    TableSource source = open(i, ended)) {
                requireSameColumns(source);
                whole.add(source.read(uses, ended, whole.since(progress)));
            }
        }
        return whole;
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
        private final Map<String, List<String>> texts = new LinkedHashMap<>();
        private final List<String> leftOut = new ArrayList<>();
        /** By the number of rows before it. */
        private final TreeMap<Long, TableColumns.Places> places = new TreeMap<>();

        private final Set<String> numberedSomewhere = new HashSet<>();
        private final Map<String, Gap> gaps = new HashMap<>();
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
            part.texts()
                    .forEach((column, more) -> texts.computeIfAbsent(column, _ -> new ArrayList<>())
                            .addAll(more));
            leftOut.addAll(part.leftOut());
            if (part.rows() > 0) {
                part.numbers().forEach(column -> numberedSomewhere.add(column.name()));
            }
            numbers.forEach((column, values) -> part.number(column).ifPresent(found -> {
                found.gap()
                        .filter(_ -> !gaps.containsKey(column))
                        .ifPresent(gap -> gaps.put(column, new Gap(values.size() + gap.row(), gap.what())));
                found.rounded().ifPresent(row -> values.noteRounded(values.size() + row));
                values.extend(part.rows()).copyFrom(found.values().memory());
            }));
        }

        /** Returns columns of texts in some parts and of numbers in others. */
        private Set<String> mixed() {
            var mixed = new HashSet<>(texts.keySet());
            mixed.retainAll(numberedSomewhere);
            return mixed;
        }

        /** Leaves a column out of all parts if one part leaves it out. */
        private TableColumns table() {
            List<NumberColumn> complete = numbers.values().stream()
                    .filter(values -> values.size() == rows)
                    .map(ColumnBuilder::column)
                    .map(column -> column.gap(Optional.ofNullable(gaps.get(column.name()))))
                    .toList();
            return new TableColumns(parts.name(), rows, complete, complete(texts), leftOut, this::cell);
        }

        private Map<String, List<String>> complete(Map<String, List<String>> columns) {
            columns.values().removeIf(values -> values.size() < rows);
            return columns;
        }

        private Cell cell(long row, String column) {
            Map.Entry<Long, TableColumns.Places> part = places.lowerEntry(row);
            return part.getValue().cell(row - part.getKey(), column);
        }
    }
}
