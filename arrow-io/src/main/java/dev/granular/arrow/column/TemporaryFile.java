package dev.granular.arrow.column;

import dev.granular.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is deleted when it is closed, or else when the virtual machine ends.
 *
 * @param path where it is
 */
public record TemporaryFile(Path path) implements AutoCloseable {
    /**
     * Makes a file with all that {@code in} delivers.
     *
     * @param table what that is called
     * @throws InputException if the folder for temporary files cannot take it
     */
    public static TemporaryFile of(String table, InputStream in) {
        try {
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
        } catch (IOException e) {
            throw new InputException(
                    table + " must be kept in a temporary file, and " + System.getProperty("java.io.tmpdir")
                            + " cannot take it: " + reason(e)
                            + ": let TMPDIR name another folder, or name the table as a file",
                    e);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such folder";
            case AccessDeniedException _ -> "permission denied";
            default -> e.getMessage();
        };
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
