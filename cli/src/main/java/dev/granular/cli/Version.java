package dev.granular.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the program, from the jar it runs from. */
final class Version implements IVersionProvider {
    /** The version, or {@code development} where the program does not run from a jar. */
    static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"granular " + current()};
    }
}
