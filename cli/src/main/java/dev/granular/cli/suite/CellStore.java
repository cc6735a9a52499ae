package dev.granular.cli.suite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.granular.InputException;
import dev.granular.arrow.output.OutputFolder;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Cells of earlier runs, a small file each, named by what they depend on. A file starts with the digest of its key and
 * content, so one that is damaged, cut off or called otherwise is none.
 */
public final class CellStore {
    private final Path folder;

    /** A store in {@code folder}, which need not exist yet. */
    public CellStore(Path folder) {
        this.folder = folder;
    }

    /** Returns what was kept under a key, for a cell of these names; nothing if there is none, or it is damaged. */
    public Optional<Cell> find(String key, String data, String model) {
        try {
            String text = Files.readString(folder.resolve(name(key)));
            int end = text.indexOf('\n');
            String content = text.substring(end + 1);
            if (end < 0 || !text.substring(0, end).equals(digest(key, content))) {
                return Optional.empty();
            }
            List<Relief> reliefs = ReliefJson.read(content);
            return CellJson.read(content).stream()
                    .findFirst()
                    .map(cell -> cell.named(data, model).drawn(reliefs));
        } catch (IOException _) {
            return Optional.empty(); // It is computed anew and replaced.
        }
    }

    /**
     * Keeps a cell.
     *
     * @throws InputException if it cannot be written, say because the disk is full
     */
    public void keep(String key, Cell cell) {
        String content = content(cell);
        try (OutputFolder out = OutputFolder.prepare(folder)) {
            out.write(
                    name(key),
                    text -> text.append(digest(key, content)).append('\n').append(content));
            out.commit();
        }
    }

    /**
     * Does something while no other run with this store does, in this process or another.
     *
     * @throws InputException if the folder cannot be written
     */
    public void alone(Runnable action) {
        Path lock = folder.resolve(".lock");
        synchronized (CellStore.class) {
            try {
                Files.createDirectories(folder);
                try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock _ = channel.lock()) {
                    action.run();
                }
            } catch (IOException e) {
                throw new InputException("cannot lock " + lock + ": " + e.getMessage(), e);
            }
        }
    }

    private static String name(String key) {
        return key + ".cell";
    }

    private static String digest(String key, String content) {
        return Digest.of((key + '\n' + content).getBytes(StandardCharsets.UTF_8));
    }

    private static String content(Cell cell) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            CellJson.write(List.of(cell), json);
            ReliefJson.write(cell.reliefs(), json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return text.toString();
    }
}
