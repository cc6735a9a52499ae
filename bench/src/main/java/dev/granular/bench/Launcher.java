package dev.granular.bench;

import dev.granular.InputException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The project's launcher, found from where this program's jar or classes lie. */
final class Launcher {
    private Launcher() {}

    /** Finds {@code granular} in the project's folder. */
    static Path path() {
        for (Path folder = application(); folder != null; folder = folder.getParent()) {
            Path launcher = folder.resolve("granular");
            if (Files.isRegularFile(launcher) && Files.isExecutable(launcher)) {
                return launcher;
            }
        }
        throw new InputException("no launcher above " + application() + ": run ./granular bench in the project");
    }

    /** Returns the jar or folder that this program's classes come from. */
    static Path application() {
        try {
            return Path.of(Launcher.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
