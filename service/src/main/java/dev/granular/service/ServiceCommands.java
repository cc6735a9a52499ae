package dev.granular.service;

import dev.granular.cli.CommandSource;
import java.util.Map;
import java.util.function.Supplier;

/** Adds the commands of this jar to {@code granular}. */
public final class ServiceCommands implements CommandSource {
    /** Prepares the commands. */
    public ServiceCommands() {}

    @Override
    public Map<String, Supplier<?>> commands() {
        return Map.of("serve", ServeCommand::new, "studio", StudioCommand::new);
    }
}
