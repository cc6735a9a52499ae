package dev.granular.arrow.column;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** On which line of a text file each row starts; remembers only where the distance between the two changes. */
public final class RowLines {
    private final TreeMap<Long, Long> distances = new TreeMap<>();

    /** Notes that {@code row} starts on {@code line}; rows come in ascending order. */
    public void add(long row, long line) {
        long distance = line - row;
        if (distances.isEmpty() || distances.lastEntry().getValue() != distance) {
            distances.put(row, distance);
        }
    }

    /** Returns the line of {@code row}, absent where the table has no lines. */
    public OptionalLong of(long row) {
        Map.Entry<Long, Long> entry = distances.floorEntry(row);
        return entry == null ? OptionalLong.empty() : OptionalLong.of(row + entry.getValue());
    }
}
