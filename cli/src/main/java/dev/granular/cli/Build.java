package dev.granular.cli;

import dev.granular.arrow.Release;
import dev.granular.evaluation.Evaluation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/** Which program this is. A release does not say, as builds between two of them have the same. */
final class Build {
    private Build() {}

    /** Returns the release, and a checksum of all classes that figures depend on; that of two builds of the same code is the same. */
    static String identity() {
        var checksum = new CRC32();
        for (Class<?> one : List.of(Evaluation.class, Release.class, Build.class)) {
            add(home(one), checksum);
        }
        return Release.current() + " " + Long.toHexString(checksum.getValue());
    }

    private static Path home(Class<?> one) {
        try {
            return Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds the checksums that a jar has of its classes, or those of the classes in a folder. */
    private static void add(Path home, CRC32 checksum) {
        try {
            if (Files.isDirectory(home)) {
                addFolder(home, checksum);
            } else {
                addJar(home, checksum);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the program cannot read itself", e);
        }
    }

    private static void addJar(Path home, CRC32 checksum) throws IOException {
        try (var jar = new ZipFile(home.toFile())) {
            jar.stream()
                    .filter(entry -> isClass(entry.getName()))
                    .map(entry -> entry.getName() + entry.getCrc())
                    .sorted()
                    .forEach(entry -> checksum.update(entry.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static void addFolder(Path home, CRC32 checksum) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file :
                    files.filter(each -> isClass(each.toString())).sorted().toList()) {
                checksum.update(Files.readAllBytes(file));
            }
        }
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class");
    }
}
