package dev.granular.arrow.input;

import dev.granular.InputException;
import dev.granular.arrow.fault.ReadFailure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** File names with wildcards, in any part of a path. */
final class FilePattern {
    private FilePattern() {}

    static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    /** Returns the files that match, in alphabetical order; those that start with a dot only if the pattern does. */
    static List<Path> files(Path pattern) {
        List<Path> found = List.of(pattern.isAbsolute() ? pattern.getRoot() : Path.of(""));
        try {
            for (Path part : pattern) {
                found = isPattern(part.toString()) ? matches(found, part.toString()) : children(found, part);
            }
        } catch (PatternSyntaxException e) {
            throw new InputException("there is no file " + pattern + ", and it is no valid pattern of names", e);
        } catch (IOException e) {
            throw ReadFailure.of(pattern.toString(), e);
        }
        if (found.isEmpty()) {
            throw new InputException("there is no file that matches " + pattern);
        }
        return found;
    }

    private static List<Path> children(List<Path> folders, Path name) {
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .toList();
    }

    private static List<Path> matches(List<Path> folders, String glob) throws IOException {
        var found = new ArrayList<Path>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, glob)) {
                    for (Path entry : entries) {
                        boolean hidden = entry.getFileName().toString().startsWith(".");
                        if (!hidden || glob.startsWith(".")) {
                            found.add(folder.resolve(entry.getFileName()));
                        }
                    }
                }
            }
        }
        Collections.sort(found);
        return found;
    }
}
