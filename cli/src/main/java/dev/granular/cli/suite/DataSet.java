package dev.granular.cli.suite;

import dev.granular.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A data set of a suite.
 *
 * @param tables as they would be given on a command line, at least one
 * @param importance in weighted means, above 0; the number of images if no data set of a suite has one
 * @param settings about reading and evaluating
 * @param place where it is described
 */
public record DataSet(
        String name, List<Table> tables, Optional<Double> importance, List<Setting> settings, Place place) {
    /** Copies the lists. */
    public DataSet {
        tables = List.copyOf(tables);
        settings = List.copyOf(settings);
    }

    /**
     * An option of {@code granular surface}.
     *
     * @param name without dashes
     * @param values texts as on a command line
     * @param place where it is said
     */
    public record Setting(String name, List<String> values, Place place) {
        /** Copies the list. */
        public Setting {
            values = List.copyOf(values);
        }
    }

    /**
     * A file.
     *
     * @param sha256 what its bytes must digest to, in hexadecimal
     * @param place where it is named
     */
    public record Table(Path path, Optional<String> sha256, Place place) {
        /** Returns the digest of a file's bytes. */
        public static String digest(Path path) {
            try {
                return Digest.of(path);
            } catch (IOException e) {
                throw new InputException(
                        Files.exists(path) ? path + " cannot be read: " + e.getMessage() : path + " is not there", e);
            }
        }

        private void requireUnchanged() {
            sha256.ifPresent(expected -> {
                if (!Files.isRegularFile(path)) {
                    throw place.refusal(path + (Files.exists(path) ? " is no file" : " is not there")
                            + ", and sha256 is that of one file: correct path, or leave sha256 out");
                }
                String actual = digest(path);
                if (!actual.equals(expected.toLowerCase(Locale.ROOT))) {
                    throw place.refusal(path + " is not the file that the suite expects: its sha256 is " + actual
                            + "; restore the file, or correct sha256");
                }
            });
        }
    }

    /**
     * Refuses files whose bytes are others than expected.
     *
     * @throws InputException if they are, or a file cannot be read
     */
    public void requireUnchanged() {
        tables.forEach(Table::requireUnchanged);
    }
}
