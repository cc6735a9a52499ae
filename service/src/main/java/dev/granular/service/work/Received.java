package dev.granular.service.work;

import dev.granular.arrow.input.TableInput;
import java.nio.file.Path;

/**
 * A table that was sent, or lies in the folder that may be read.
 *
 * @param name as the client calls it, a plain name of a file
 * @param path where it lies
 * @param bytes its length
 * @param owned whether it is deleted when nobody needs it any more
 */
public record Received(String name, Path path, long bytes, boolean owned) {
    /** Returns the same for readers. */
    TableInput input() {
        return new TableInput.Received(name, path);
    }

    /** Returns the same, which somebody else deletes. */
    Received borrowed() {
        return new Received(name, path, bytes, false);
    }
}
