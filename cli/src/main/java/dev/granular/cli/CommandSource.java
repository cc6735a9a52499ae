package dev.granular.cli;

import java.util.List;

/** Commands from another jar, found by {@link java.util.ServiceLoader}. */
public interface CommandSource {
    /** Objects that picocli takes for commands, each annotated with its name. */
    List<Object> commands();
}
