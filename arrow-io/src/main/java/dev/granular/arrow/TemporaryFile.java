package dev.granular.arrow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is deleted when it is closed, or else when the virtual machine ends.
 *
 * @param path where it is
 */
record TemporaryFile(Path path) implements AutoCloseable {
    /** A file with all that {@code in} delivers. */
    static TemporaryFile of(InputStream in) throws IOException {
        Path path = Files.createTempFile("granular-", "");
        path.toFile().deleteOnExit();
        var file = new TemporaryFile(path);
        try {
            Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
