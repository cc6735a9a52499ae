package dev.granular.cli;

import dev.granular.evaluation.WarmUp;
import java.util.Set;

/**
 * Warms the engine up while options are parsed and tables are read, which takes one processor: two tenths of a second of a
 * small run.
 */
final class Preload {
    private static final Set<String> COMMANDS_THAT_EVALUATE = Set.of("surface", "demo", "serve", "studio");

    private Preload() {}

    /** Begins beside the caller, if the command will evaluate; nobody waits for it. */
    static void beginFor(String command) {
        if (COMMANDS_THAT_EVALUATE.contains(command)) {
            Thread.ofPlatform().daemon().name("preload").start(Preload::warmUp);
        }
    }

    private static void warmUp() {
        try {
            WarmUp.run();
        } catch (OutOfMemoryError _) {
            // What follows needs more memory, and says so.
        }
    }
}
