package dev.granular.service.work;

import dev.granular.arrow.input.ReadProgress;
import dev.granular.service.http.Problem;
import java.util.Optional;

/**
 * How much clients may ask for.
 *
 * @param bodyBytes of a table that is sent
 * @param memoryBytes that all columns may take together, outside Java's heap
 * @param keptBytes on Java's heap, that what follows from ratings may take from one evaluation to the next
 * @param rows of a table
 * @param models of an evaluation
 * @param tables that are kept
 * @param waiting evaluations that wait for their turn
 */
public record Limits(long bodyBytes, long memoryBytes, long keptBytes, long rows, int models, int tables, int waiting) {
    /** What a table may grow to when it is unpacked, relative to what may be sent. */
    private static final int UNPACKED = 4;

    /** Refuses a body that says beforehand that it is too large. */
    void requireBody(Optional<String> contentLength) {
        if (contentLength
                .filter(text -> text.matches("\\d+") && isTooLarge(text))
                .isPresent()) {
            throw tooLarge();
        }
    }

    private boolean isTooLarge(String length) {
        return length.length() > 18 || Long.parseLong(length) > bodyBytes;
    }

    /** Refuses a body of which so much has come. */
    void requireBody(long bytes) {
        if (bytes > bodyBytes) {
            throw tooLarge();
        }
    }

    private Problem tooLarge() {
        return new Problem(
                413,
                "a table may take " + (bodyBytes >> 20)
                        + " MB: leave columns out, send Parquet, or start the server with" + " a larger --max-body");
    }

    /** Ends the reading of a table that is too long, or unpacks to too much. */
    ReadProgress reading() {
        return (table, read, bytes) -> {
            if (read > rows || bytes > UNPACKED * bodyBytes) {
                throw new Problem(
                        413,
                        table + " has more than "
                                + (read > rows ? rows + " rows" : "the bytes that are allowed unpacked")
                                + ": send a part of it, or start the server with a larger --max-body");
            }
        };
    }

    /** Refuses tables with too many models. */
    void requireModels(int count) {
        if (count > models) {
            throw new Problem(
                    413, count + " models are more than the " + models + " that are allowed: name some with models");
        }
    }
}
