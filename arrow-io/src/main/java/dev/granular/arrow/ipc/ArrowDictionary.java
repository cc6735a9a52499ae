package dev.granular.arrow.ipc;

import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Field;

/** The texts that the indices in a dictionary-encoded column stand for; they may change from batch to batch. */
final class ArrowDictionary {
    private final Field field;
    private final List<ArrowIndex.Dictionary> dictionaries;
    private final List<String> values = new ArrayList<>();
    private int seen;

    ArrowDictionary(Field field, List<ArrowIndex.Dictionary> dictionaries) {
        this.field = field;
        this.dictionaries = dictionaries;
    }

    /** Returns the values as the first {@code count} dictionaries leave them; {@code count} never falls. */
    List<String> after(int count) {
        for (; seen < count; seen++) {
            ArrowIndex.Dictionary next = dictionaries.get(seen);
            if (next.id() == field.dictionary().id()) {
                if (!next.more()) {
                    values.clear();
                }
                ArrowKeys.readPlain(field, next.values(), 0, values);
            }
        }
        return values;
    }
}
