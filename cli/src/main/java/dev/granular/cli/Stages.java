package dev.granular.cli;

import dev.granular.Progress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The duration of each stage of a run. */
final class Stages {
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private Optional<String> current = Optional.empty();
    private long entered;

    /** Ends the stage that was entered before, and begins another. */
    synchronized void enter(String stage) {
        end();
        current = Optional.of(stage);
        entered = System.nanoTime();
    }

    /** Ends the stage that was entered last. */
    synchronized void end() {
        current.ifPresent(stage -> seconds.merge(stage, (System.nanoTime() - entered) * 1e-9, Double::sum));
        current = Optional.empty();
    }

    /** Passes progress on, and books the time on the stages that it enters. */
    Progress booking(Progress listener) {
        return new Progress() {
            @Override
            public boolean advanced(long done, long total) {
                return listener.advanced(done, total);
            }

            @Override
            public void entered(String stage) {
                enter(stage);
                listener.entered(stage);
            }

            @Override
            public void announced(String message) {
                listener.announced(message);
            }
        };
    }

    /** Does {@code work} and books its wall time on {@code stage}. */
    <T> T time(String stage, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            seconds.merge(stage, (System.nanoTime() - start) * 1e-9, Double::sum);
        }
    }

    /** Returns seconds by stage, in the order in which stages were first entered. */
    Map<String, Double> seconds() {
        return Collections.unmodifiableMap(seconds);
    }
}
