package dev.granular.cli;

import java.util.Map;
import java.util.function.Supplier;

/** Commands from another jar, found by {@link java.util.ServiceLoader}. */
public interface CommandSource {
    /** Commands by name. What is supplied picocli takes for a command. */
    Map<String, Supplier<?>> commands();
}
