package dev.granular.cli;

import dev.granular.arrow.Release;
import picocli.CommandLine.IVersionProvider;

/** The answer to {@code --version}. */
public final class Version implements IVersionProvider {
    /** Prepares to be asked. */
    public Version() {}

    @Override
    public String[] getVersion() {
        return new String[] {"granular " + Release.current()};
    }
}
