package dev.granular.cli;

import picocli.CommandLine.Option;

/** The option that says how many threads compute. */
final class ThreadsOption {
    @Option(
            names = "--threads",
            paramLabel = "NUMBER",
            converter = PositiveCount.class,
            order = 36,
            description = "Threads to compute with; results do not depend on it. Default: one per processor"
                    + " (${DEFAULT-VALUE}).")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** Returns how many threads may work. */
    int count() {
        return threads;
    }
}
