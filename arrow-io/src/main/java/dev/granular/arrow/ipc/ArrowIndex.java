package dev.granular.arrow.ipc;

import dev.granular.InputException;
import dev.granular.arrow.column.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.memory.ArrowBuf;

/** The contents of Arrow IPC data and their places: the columns, dictionaries and record batches of a file or of a stream. */
public final class ArrowIndex {
    /**
     * A record batch.
     *
     * @param dictionaries how many of {@link #dictionaries()} come before it
     * @param end where it ends
     */
    public record Batch(ArrowBatch columns, int dictionaries, long end) {}

    /**
     * A dictionary.
     *
     * @param more whether its values add to those of an earlier one instead of replacing them
     * @param values a single column
     */
    public record Dictionary(long id, boolean more, ArrowBatch values) {}

    private static final String MAGIC = "ARROW1";

    private final String table;
    private final ArrowBuf map;
    private final List<Field> fields = new ArrayList<>();
    private final Map<String, String> metadata = new HashMap<>();
    private final List<Dictionary> dictionaries = new ArrayList<>();
    private final List<Batch> batches = new ArrayList<>();

    private ArrowIndex(String table, ArrowBuf map) {
        this.table = table;
        this.map = map;
    }

    /** Returns the index that the footer of a file holds; throws anything unchecked where the file is damaged. */
    public static ArrowIndex ofFile(String table, ArrowBuf map) {
        var index = new ArrowIndex(table, map);
        index.addFooter();
        return index;
    }

    /** Returns the index of a stream, message by message; throws anything unchecked where the stream is damaged. */
    public static ArrowIndex ofStream(String table, ArrowBuf map) {
        var index = new ArrowIndex(table, map);
        index.addMessages();
        return index;
    }

    public List<Field> fields() {
        return Collections.unmodifiableList(fields);
    }

    /** Returns what the schema says of the whole. */
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(metadata);
    }

    public List<Dictionary> dictionaries() {
        return Collections.unmodifiableList(dictionaries);
    }

    public List<Batch> batches() {
        return Collections.unmodifiableList(batches);
    }

    private void addFooter() {
        long end = map.capacity() - Integer.BYTES - MAGIC.length();
        if (end < Long.BYTES || !magicAt(map.capacity() - MAGIC.length())) {
            throw damaged("it does not end as an Arrow file does, so its end is missing");
        }
        int length = map.getInt(end);
        if (length <= 0 || length > end - Long.BYTES) {
            throw damaged("its footer has an impossible length");
        }
        Footer footer = Footer.getRootAsFooter(ArrowMessage.bytes(map, end - length, length));
        addSchema(footer.schema());
        for (int i = 0; i < footer.dictionariesLength(); i++) {
            add(message(footer.dictionaries(i)));
        }
        for (int i = 0; i < footer.recordBatchesLength(); i++) {
            add(message(footer.recordBatches(i)));
        }
    }

    private boolean magicAt(long offset) {
        var bytes = new byte[MAGIC.length()];
        map.getBytes(offset, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1).equals(MAGIC);
    }

    private ArrowMessage message(Block block) {
        return ArrowMessage.at(map, block.offset(), block.metaDataLength());
    }

    private void addMessages() {
        long at = 0;
        for (int length = metadataBytes(at); length > 0; length = metadataBytes(at)) {
            ArrowMessage message = ArrowMessage.at(map, at, 2 * Integer.BYTES + (long) length);
            if (at == 0) {
                addSchema((Schema) message.metadata().header(new Schema()));
            } else {
                add(message);
            }
            at = message.end();
        }
        if (at + 2 * Integer.BYTES < map.capacity()) {
            throw new InputException(table + " goes on after the end of its Arrow stream: only one is read");
        }
    }

    /** Returns the length of the metadata of the message at {@code at}; 0 marks the end of the stream. */
    private int metadataBytes(long at) {
        if (at + 2 * Integer.BYTES > map.capacity()) {
            throw damaged("it stops half-way, without its end mark");
        }
        int length = map.getInt(at + Integer.BYTES);
        if (map.getInt(at) != ArrowMessage.CONTINUATION || length < 0) {
            throw damaged("there is no message where one should start");
        }
        return length;
    }

    private void addSchema(Schema schema) {
        if (schema.endianness() != Endianness.Little) {
            throw new InputException(table + " is big-endian Arrow data, which are not read: write little-endian ones");
        }
        Header.requireColumns(table, schema.fieldsLength());
        for (int i = 0; i < schema.fieldsLength(); i++) {
            fields.add(schema.fields(i));
        }
        for (int i = 0; i < schema.customMetadataLength(); i++) {
            KeyValue entry = schema.customMetadata(i);
            metadata.put(entry.key(), entry.value());
        }
    }

    private void add(ArrowMessage message) {
        switch (message.metadata().headerType()) {
            case MessageHeader.RecordBatch -> {
                var batch = (RecordBatch) message.metadata().header(new RecordBatch());
                batches.add(new Batch(ArrowBatch.of(fields, batch, message), dictionaries.size(), message.end()));
            }
            case MessageHeader.DictionaryBatch -> {
                var batch = (DictionaryBatch) message.metadata().header(new DictionaryBatch());
                dictionaries.add(
                        new Dictionary(batch.id(), batch.isDelta(), ArrowBatch.ofDictionary(batch.data(), message)));
            }
            default -> throw damaged("it holds something else than record batches");
        }
    }

    private InputException damaged(String why) {
        return new InputException(table + " is damaged Arrow data: " + why);
    }
}
