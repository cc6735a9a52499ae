package dev.granular.service.work;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A temporary folder of files, which a lock shows to be in use. Whoever makes one removes those of processes that were killed
 * and could not. Locks, unlike process numbers, also hold between containers that share a folder.
 */
final class OwnedFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnedFolder.class);
    private static final String PREFIX = "granular-serve-";
    private static final String LOCK = "lock";

    /** Locks are between processes: within one, looking at a lock would release it. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private OwnedFolder(Path path) throws IOException {
        this.path = path;
        // Others see the lock only once it is held.
        Path unseen = path.resolve("new");
        lock = FileChannel.open(unseen, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        Files.move(unseen, path.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
    }

    static OwnedFolder make() throws IOException {
        Path path = Files.createTempDirectory(PREFIX);
        OWN.add(path);
        var made = new OwnedFolder(path);
        removeAbandoned(path.getParent());
        return made;
    }

    Path path() {
        return path;
    }

    private static void removeAbandoned(Path place) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(place, PREFIX + "*")) {
            for (Path folder : folders) {
                if (!OWN.contains(folder)) {
                    removeIfAbandoned(folder);
                }
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be listed", place, e);
        }
    }

    private static void removeIfAbandoned(Path folder) {
        try (var other = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            if (other.tryLock() != null) {
                remove(folder);
            }
        } catch (IOException e) {
            LOG.debug("{} is another user's, or about to be removed", folder, e);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException _) {
            // Somebody has tidied up.
        }
        Files.deleteIfExists(folder);
    }

    /** Deletes the folder with all that is in it. */
    @Override
    public void close() throws IOException {
        try (lock) {
            remove(path);
        } finally {
            OWN.remove(path);
        }
    }
}
