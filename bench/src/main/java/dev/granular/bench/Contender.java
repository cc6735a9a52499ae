package dev.granular.bench;

import java.util.List;

/**
 * A work in a process with its own flags.
 *
 * @param work what it does
 * @param flags of the virtual machine, besides those that every run needs
 * @param classPath where its classes are; those of this build or another one
 */
record Contender(Work work, List<String> flags, String classPath) {
    Contender {
        flags = List.copyOf(flags);
    }

    /** This build. */
    static Contender of(Work work, String... flags) {
        return new Contender(work, List.of(flags), System.getProperty("java.class.path"));
    }
}
