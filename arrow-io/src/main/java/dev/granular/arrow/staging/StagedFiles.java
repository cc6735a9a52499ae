package dev.granular.arrow.staging;

import dev.granular.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Files being written, in a hidden folder within the folder that is to receive them, so that moving them out is atomic.
 * A hook deletes the hidden folder when the process is interrupted.
 */
public final class StagedFiles implements AutoCloseable {
    /** Writes a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything to {@code file}, which is there and empty. */
        void writeTo(Path file) throws IOException;
    }

    private final Path target;
    private final Path staging;
    private final Deque<Path> made;
    private final List<String> names = new ArrayList<>();
    private final Thread hook = new Thread(this::discard, "discard-unfinished-files");

    private StagedFiles(Path target, Path staging, Deque<Path> made) {
        this.target = target;
        this.staging = staging;
        this.made = made;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Makes {@code target} where it is absent, and the hidden folder in it.
     *
     * @throws InputException if that cannot be
     */
    public static StagedFiles in(Path target) {
        var made = new ArrayDeque<Path>();
        try {
            makeFolders(target.toAbsolutePath(), made);
            return new StagedFiles(target, Files.createTempDirectory(target, ".granular-"), made);
        } catch (IOException e) {
            deleteEmpty(made);
            throw new InputException("cannot write into " + target + ": " + reason(e), e);
        }
    }

    /**
     * Writes one file, whole or not at all; an older one is replaced, be it by way of a symbolic link, and a folder that is absent is
     * made.
     *
     * @throws InputException if that cannot be
     */
    public static void write(Path file, Content content) {
        try {
            Path to = followed(file);
            try (StagedFiles staged = in(folder(to))) {
                content.writeTo(staged.file(to.toAbsolutePath().getFileName().toString()));
                staged.commit();
            }
        } catch (IOException e) {
            throw failed(file, e);
        } catch (UncheckedIOException e) {
            throw failed(file, e.getCause());
        }
    }

    /**
     * Refuses a file that {@link #write} could not write.
     *
     * @throws InputException if its folder cannot be made or written into, or if what is no file is in its place
     */
    public static void requireWritable(Path file) {
        try {
            Path to = followed(file);
            requireReplaceable(to);
            in(folder(to)).close();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Returns the file that a symbolic link stands for; a move would replace the link. */
    private static Path followed(Path file) throws IOException {
        return Files.isSymbolicLink(file) && Files.isRegularFile(file) ? file.toRealPath() : file;
    }

    private static Path folder(Path file) {
        return file.getParent() == null ? Path.of("") : file.getParent();
    }

    private static void makeFolders(Path folder, Deque<Path> made) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.getParent();
        if (parent != null) {
            makeFolders(parent, made);
        }
        Files.createDirectory(folder);
        made.push(folder);
    }

    /**
     * Makes an empty file that {@link #commit()} will give this name.
     *
     * @param name without a folder
     */
    public synchronized Path file(String name) throws IOException {
        if (name.isEmpty() || !Path.of(name).equals(Path.of(name).getFileName())) {
            throw new IllegalArgumentException("not a plain file name: " + name);
        }
        // Under the lock, so that the hook sees it.
        Path file = Files.createFile(staging.resolve(name));
        names.add(name);
        return file;
    }

    /** Moves every file to its name in the target folder; none where what is no file is in the way of one. */
    public synchronized void commit() {
        for (String name : names) {
            requireReplaceable(target.resolve(name));
        }
        for (String name : names) {
            Path to = target.resolve(name);
            try {
                move(staging.resolve(name), to);
            } catch (IOException e) {
                throw failed(to, e);
            }
        }
        names.clear();
        made.clear();
    }

    private static void requireReplaceable(Path file) {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new InputException("cannot write " + file + ": a folder of this name is in the way");
        }
        // A move would put a file in its place, for everybody.
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            throw new InputException("cannot write " + file + ": it is a device or a pipe; name a file");
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Returns what went wrong with a file, in one line. */
    public static InputException failed(Path file, IOException e) {
        return new InputException("cannot write " + file + ": " + reason(e), e);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException exists -> exists.getFile() + " is a file, not a folder";
            case NoSuchFileException _ -> "its file system does not allow it";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    @Override
    public void close() {
        discard();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending: the hook runs or has run, and finds nothing left to do.
        }
    }

    private synchronized void discard() {
        try (var files = Files.newDirectoryStream(staging)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(staging);
        } catch (IOException e) {
            if (Files.exists(staging)) {
                throw new UncheckedIOException("cannot delete " + staging, e);
            }
        }
        deleteEmpty(made);
        made.clear();
    }

    private static void deleteEmpty(Deque<Path> folders) {
        for (Path folder : folders) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException _) {
                return; // Someone else put a file there meanwhile, so it stays.
            }
        }
    }
}
