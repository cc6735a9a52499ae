package dev.granular.cli;

import dev.granular.arrow.input.TableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The origins of the tables that a command names. */
sealed interface TableFiles {
    /** Returns the table of this name. */
    TableInput input(Path name);

    /** Refuses what can be read only once and is named twice. */
    void requireOnce(Stream<Path> names, CommandSpec command);

    /** The file system, with standard input. */
    record OfSystem() implements TableFiles {
        /** What standard input can be called. */
        private static final Set<Path> STANDARD_INPUT =
                Set.of(Path.of("-"), Path.of("/dev/stdin"), Path.of("/dev/fd/0"), Path.of("/proc/self/fd/0"));

        @Override
        public TableInput input(Path name) {
            return STANDARD_INPUT.contains(name)
                    ? new TableInput.Stream("standard input", System.in)
                    : TableInput.of(name.toString());
        }

        /** Refuses standard input or a pipe that is named twice: nothing is left of it the second time. */
        @Override
        public void requireOnce(Stream<Path> names, CommandSpec command) {
            var seen = new HashSet<>();
            names.forEach(name -> stream(name).ifPresent(stream -> {
                if (!seen.add(stream)) {
                    throw new ParameterException(
                            command.commandLine(), input(name).name() + " can be read only once");
                }
            }));
        }

        /** Returns what identifies {@code file} if it is standard input, a pipe or a device. */
        private static Optional<Object> stream(Path file) {
            Path opened = STANDARD_INPUT.contains(file) ? Path.of("/dev/fd/0") : file;
            try {
                var attributes = Files.readAttributes(opened, BasicFileAttributes.class);
                return attributes.isOther() || !opened.equals(file)
                        ? Optional.of(attributes.fileKey())
                        : Optional.empty();
            } catch (IOException _) {
                return Optional.empty(); // Opening it says what is wrong.
            }
        }
    }

    /** Tables that are there already, by their names. */
    record Given(Map<Path, TableInput> tables) implements TableFiles {
        /** Copies the tables. */
        public Given {
            tables = Map.copyOf(tables);
        }

        @Override
        public TableInput input(Path name) {
            return tables.get(name);
        }

        @Override
        public void requireOnce(Stream<Path> names, CommandSpec command) {}
    }
}
