package dev.granular.arrow.parquet;

import dev.granular.InputException;
import dev.granular.arrow.column.ColumnBuilder;
import dev.granular.arrow.column.ColumnUse;
import dev.granular.arrow.column.Header;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.NumberColumn;
import dev.granular.arrow.column.RowLines;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.column.TableSource;
import dev.granular.arrow.fault.LibraryCall;
import dev.granular.arrow.fault.NativeCode;
import dev.granular.arrow.fault.ReadFailure;
import dev.granular.arrow.input.ReadProgress;
import dev.granular.arrow.json.PandasIndex;
import dev.hardwood.InputFile;
import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.ColumnSchema;
import dev.hardwood.schema.SchemaNode;
import dev.hardwood.schema.SchemaNode.PrimitiveNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/** A Parquet file. Only the columns asked for are read, side by side, their pages unpacked in parallel. */
public final class ParquetSource implements TableSource {
    private static final int BATCH_ROWS = 1 << 16;
    private static final Set<CompressionCodec> CODECS = EnumSet.of(
            CompressionCodec.UNCOMPRESSED, CompressionCodec.SNAPPY, CompressionCodec.ZSTD, CompressionCodec.GZIP);
    /** The library tells of its choices; a reference of our own keeps it quiet. */
    private static final Logger LIBRARY = Logger.getLogger("dev.hardwood");

    static {
        LIBRARY.setLevel(Level.OFF);
        // Vectors are slow until they are compiled, and its pages are read by then; who wants them can say false.
        System.getProperties().putIfAbsent("hardwood.simd.disabled", "true");
    }

    private final String name;
    private final long bytes;
    private final InputFile input;
    private final ParquetFileReader file;
    private final List<SchemaNode> fields;
    private final Header header;
    private Optional<ColumnReaders> all = Optional.empty();

    private ParquetSource(String name, long bytes, InputFile input, ParquetFileReader file) {
        this.name = name;
        this.bytes = bytes;
        this.input = input;
        this.file = file;
        fields = reading(() -> file.getFileSchema().getRootNode().children());
        if (!reading(() -> ParquetChunks.fit(file, bytes))) {
            throw new InputException(name + " is damaged Parquet data: its metadata contradict the file");
        }
        Map<String, String> metadata = reading(() -> file.getFileMetaData().keyValueMetadata());
        header = new Header(name, fields.stream().map(SchemaNode::name).toList(), PandasIndex.of(metadata));
    }

    public static ParquetSource open(String name, Path path) throws IOException {
        long bytes = Files.size(path);
        InputFile input = InputFile.of(path);
        ParquetFileReader file = LibraryCall.of(name, "Parquet", () -> ParquetFileReader.open(input));
        try {
            return new ParquetSource(name, bytes, input, file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public TableColumns read(List<ColumnUse> uses, Lifetime lifetime, ReadProgress progress) {
        int rows = ColumnBuilder.requireRows(name, file.getFileMetaData().numRows());
        var leftOut = new ArrayList<String>();
        var columns = new ArrayList<ParquetColumn>();
        try {
            for (int i = 0; i < uses.size(); i++) {
                add(i, uses.get(i), (int) Math.min(rows, bytes), lifetime, columns, leftOut);
            }
            readRows(rows, columns, progress);
            return result(rows, columns, leftOut);
        } finally {
            columns.forEach(column -> column.reader().close());
            all.ifPresent(ColumnReaders::close);
        }
    }

    private TableColumns result(int rows, List<ParquetColumn> columns, List<String> leftOut) {
        var numbers = new ArrayList<NumberColumn>();
        var texts = new LinkedHashMap<String, List<String>>();
        for (ParquetColumn column : columns) {
            switch (column) {
                case ParquetColumn.Numbers found -> numbers.add(found.values().column());
                case ParquetColumn.Keys found -> texts.put(found.type().name().strip(), found.values());
            }
        }
        return new TableColumns(name, rows, numbers, texts, leftOut, new RowLines());
    }

    private void add(
            int index,
            ColumnUse use,
            int expected,
            Lifetime lifetime,
            List<ParquetColumn> columns,
            List<String> leftOut) {
        SchemaNode field = fields.get(index);
        switch (use) {
            case SKIP -> {}
            case KEY -> {
                PrimitiveNode type =
                        ParquetColumn.key(field).orElseThrow(() -> header.notKey(index, ParquetColumn.describe(field)));
                columns.add(new ParquetColumn.Keys(reader(type), type, new ArrayList<>()));
            }
            case TEXT, EITHER -> {
                boolean number = ParquetColumn.number(field).isPresent();
                boolean text = ParquetColumn.key(field).isPresent() && !(number && use == ColumnUse.EITHER);
                add(index, text ? ColumnUse.KEY : ColumnUse.NUMBER_IF_ALL, expected, lifetime, columns, leftOut);
            }
            case NUMBER, NUMBER_IF_ALL -> {
                Optional<PrimitiveNode> number = ParquetColumn.number(field);
                if (number.isPresent()) {
                    var values = new ColumnBuilder(header.columns().get(index), expected, lifetime);
                    columns.add(new ParquetColumn.Numbers(reader(number.get()), number.get(), values));
                } else {
                    leftOut.add(header.notNumeric(index, ParquetColumn.describe(field), use));
                }
            }
        }
    }

    private ColumnReader reader(PrimitiveNode type) {
        if (!isFoundByName(type)) {
            return readerAmongAll(type);
        }
        requirePages(type.columnIndex());
        return reading(() ->
                file.buildColumnReader(type.columnIndex()).batchSize(BATCH_ROWS).build());
    }

    /**
     * Tells whether the library finds a column of the root by its name. It takes the first column with that name, also within
     * a nested one, and a dot for the way into one.
     */
    private boolean isFoundByName(PrimitiveNode type) {
        ColumnSchema first = file.getFileSchema().getColumns().stream()
                .filter(column -> column.name().equals(type.name()))
                .findFirst()
                .orElseThrow();
        return first.columnIndex() == type.columnIndex() && !type.name().contains(".");
    }

    /** Reads a column by its number, for which the library must read all columns. */
    private ColumnReader readerAmongAll(PrimitiveNode type) {
        if (all.isEmpty()) {
            IntStream.range(0, file.getFileSchema().getColumnCount()).forEach(this::requirePages);
            all = Optional.of(reading(() -> file.buildColumnReaders(ColumnProjection.all())
                    .batchSize(BATCH_ROWS)
                    .build()));
        }
        return all.get().getColumnReader(type.columnIndex());
    }

    private void requirePages(int column) {
        for (RowGroup group : file.getFileMetaData().rowGroups()) {
            CompressionCodec codec = group.columns().get(column).metaData().codec();
            if (!CODECS.contains(codec)) {
                throw new InputException(
                        name + " is compressed with " + codec + ", which is not read: write it with ZSTD");
            }
            if (codec == CompressionCodec.SNAPPY || codec == CompressionCodec.ZSTD) {
                NativeCode.requireFolder(name);
            }
            if (!reading(() -> ParquetPages.fill(group.columns().get(column), input))) {
                throw new InputException(name + " is damaged Parquet data: a column's pages do not add up");
            }
        }
    }

    private void readRows(int rows, List<ParquetColumn> columns, ReadProgress progress) {
        long done = 0;
        while (done < rows && !columns.isEmpty()) {
            int batch = nextBatch(columns);
            if (batch == 0 || batch > rows - done) {
                throw new InputException(name + " is damaged Parquet data: it does not have the rows that it says");
            }
            columns.forEach(ParquetColumn::addBatch);
            done += batch;
            progress.advanced(name, done, bytes * done / rows);
        }
    }

    /** Returns how many rows the next batch of every column has. */
    private int nextBatch(List<ParquetColumn> columns) {
        return reading(() -> {
            int rows = columns.getFirst().nextBatch();
            for (ParquetColumn column : columns.subList(1, columns.size())) {
                if (column.nextBatch() != rows) {
                    throw new IllegalStateException("columns differ in length");
                }
            }
            return rows;
        });
    }

    private <T> T reading(Callable<T> call) {
        return LibraryCall.of(name, "Parquet", call);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw ReadFailure.of(name, e);
        }
    }
}
