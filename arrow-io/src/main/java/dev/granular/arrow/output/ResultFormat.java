package dev.granular.arrow.output;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A format in which a table of results is written. */
public enum ResultFormat {
    /** Text with commas, quoted as in RFC 4180; what is undefined is an empty field. */
    CSV(".csv"),
    /** Arrow IPC file, uncompressed; what is undefined is null. */
    ARROW(".arrow"),
    /** Arrow IPC stream, uncompressed; what is undefined is null. */
    ARROW_STREAM(".arrows"),
    /** One JSON object: metadata, columns, and rows as objects; what is undefined is null. */
    JSON(".json");

    private final String ending;

    ResultFormat(String ending) {
        this.ending = ending;
    }

    /** Returns how names of such files end, with the dot. */
    public String ending() {
        return ending;
    }

    /** Returns the format of a file of this name, whatever its case; empty if the ending is none of ours. */
    public static Optional<ResultFormat> ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> lower.endsWith(format.ending))
                .findFirst();
    }

    /** Returns the word for it on a command line: {@code arrow-stream}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
