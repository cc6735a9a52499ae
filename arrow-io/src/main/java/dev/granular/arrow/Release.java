package dev.granular.arrow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The release of Granular that runs. */
public final class Release {
    private static final String VERSION = read();

    private Release() {}

    /** Returns the version, as in {@code 1.0.0}. */
    public static String current() {
        return VERSION;
    }

    private static String read() {
        try (InputStream in = Release.class.getResourceAsStream("release")) {
            if (in == null) {
                throw new IllegalStateException("the build lacks its version");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
