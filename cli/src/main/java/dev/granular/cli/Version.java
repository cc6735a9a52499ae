package dev.granular.cli;

import dev.granular.arrow.Release;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"granular " + Release.current()};
    }
}
