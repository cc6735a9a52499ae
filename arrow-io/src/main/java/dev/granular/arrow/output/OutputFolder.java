package dev.granular.arrow.output;

import dev.granular.InputException;
import dev.granular.arrow.staging.StagedFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that receives the files of one run, each whole or not at all: they are written into a hidden folder within
 * it and moved to their names by {@link #commit()}. What is not committed is deleted by {@link #close()}, and also when
 * the process is interrupted.
 *
 * <pre>{@code
 * try (var out = OutputFolder.prepare(folder)) {
 *     out.write("points.csv", ResultTable.points(correlations, origin), ResultFormat.CSV);
 *     out.commit();
 * }
 * }</pre>
 */
public final class OutputFolder implements AutoCloseable {
    /** Writes the text of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything to {@code text}, which the caller closes. */
        void writeTo(Writer text) throws IOException;
    }

    private final Path folder;
    private final StagedFiles staged;

    private OutputFolder(Path folder, StagedFiles staged) {
        this.folder = folder;
        this.staged = staged;
    }

    /**
     * Makes {@code folder} where it is absent and checks that files can be made in it, by making one.
     *
     * @throws InputException if it is no folder or cannot be written
     */
    public static OutputFolder prepare(Path folder) {
        return new OutputFolder(folder, StagedFiles.in(folder));
    }

    /** Returns the folder that receives the files. */
    public Path path() {
        return folder;
    }

    /**
     * Writes a table into a file, to appear at {@link #commit()}.
     *
     * @param name the file's name without a folder
     * @throws InputException if writing fails, say because the disk is full
     */
    public void write(String name, ResultTable table, ResultFormat format) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(staged.file(name)))) {
            table.write(format, out);
        } catch (IOException e) {
            throw StagedFiles.failed(folder.resolve(name), e);
        }
    }

    /**
     * Writes a file of text, to appear at {@link #commit()}, in UTF-8.
     *
     * @param name the file's name without a folder
     * @throws InputException if writing fails, say because the disk is full
     */
    public void write(String name, Content content) {
        try (Writer text = Files.newBufferedWriter(staged.file(name))) {
            content.writeTo(text);
        } catch (IOException e) {
            throw StagedFiles.failed(folder.resolve(name), e);
        } catch (UncheckedIOException e) {
            throw StagedFiles.failed(folder.resolve(name), e.getCause());
        }
    }

    /**
     * Writes a file of bytes, to appear at {@link #commit()}.
     *
     * @param name the file's name without a folder
     * @throws InputException if writing fails, say because the disk is full
     */
    public void write(String name, byte[] bytes) {
        try {
            Files.write(staged.file(name), bytes);
        } catch (IOException e) {
            throw StagedFiles.failed(folder.resolve(name), e);
        }
    }

    /**
     * Moves every file to its name, each atomically, replacing older ones.
     *
     * @throws InputException if that fails, say because a folder of that name is in the way
     */
    public void commit() {
        staged.commit();
    }

    /** Deletes what was not committed, and the folders this object made if nothing was. */
    @Override
    public void close() {
        staged.close();
    }
}
