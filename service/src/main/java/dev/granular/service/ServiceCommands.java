package dev.granular.service;

import dev.granular.cli.CommandSource;
import java.util.List;

/** Adds the commands of this jar to {@code granular}. */
public final class ServiceCommands implements CommandSource {
    /** Prepares the commands. */
    public ServiceCommands() {}

    @Override
    public List<Object> commands() {
        return List.of(new ServeCommand());
    }
}
