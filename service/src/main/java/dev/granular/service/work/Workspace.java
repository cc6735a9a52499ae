package dev.granular.service.work;

import dev.granular.service.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The folder for tables that were sent, and the one that may be read from. */
public final class Workspace implements AutoCloseable {
    private static final int BUFFER = 1 << 18;

    private final OwnedFolder folder;
    private final Optional<Path> root;
    private final Limits limits;

    /**
     * Makes a temporary folder.
     *
     * @param root the only folder of which clients may name files, if there is one
     */
    public Workspace(Optional<Path> root, Limits limits) {
        try {
            this.folder = OwnedFolder.make();
            this.root = root.isPresent() ? Optional.of(root.get().toRealPath()) : root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.limits = limits;
    }

    /**
     * Stores what is sent.
     *
     * @param name as the client calls it
     */
    public Received receive(Optional<String> name, InputStream body) throws IOException {
        Path file = Files.createTempFile(folder.path(), "table", "");
        try {
            long bytes = copy(body, file);
            if (bytes == 0) {
                throw new Problem(400, "the request has no body: send a table, or name one with table or path");
            }
            return new Received(plain(name.orElse("table")), file, bytes, true);
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private long copy(InputStream body, Path file) throws IOException {
        long bytes = 0;
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                bytes += read;
                limits.requireBody(bytes);
                out.write(buffer, 0, read);
            }
        }
        return bytes;
    }

    /** Refuses a body that says beforehand that it is too large. */
    public void requireRoom(Optional<String> contentLength) {
        limits.requireBody(contentLength);
    }

    /** Returns the last part of a name, fit to stand first on a command line and in messages. */
    static String plain(String name) {
        String last =
                name.replaceAll("\\p{Cntrl}", "").replaceFirst(".*[/\\\\]", "").strip();
        String safe = last.replaceFirst("^[-@]+", "");
        return safe.isEmpty() || safe.equals(".") || safe.equals("..") ? "table" : safe;
    }

    /** Returns a file below the folder that may be read from; refuses every other, without a word on whether it is there. */
    public Received file(String path) {
        Path allowed = root.orElseThrow(() ->
                new Problem(403, "this server reads no files of its own: send the table, or start it with --root"));
        var refused = new Problem(404, "there is no file " + path + " in the folder of --root");
        try {
            Path real = allowed.resolve(path).toRealPath();
            if (!real.startsWith(allowed) || !Files.isRegularFile(real)) {
                throw refused;
            }
            return new Received(plain(real.getFileName().toString()), real, Files.size(real), false);
        } catch (IOException | InvalidPathException _) {
            throw refused;
        }
    }

    /** Deletes a table that was sent. */
    public void discard(Received table) {
        if (table.owned()) {
            try {
                Files.deleteIfExists(table.path());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Deletes the temporary folder with all that is in it. */
    @Override
    public void close() {
        try {
            folder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
