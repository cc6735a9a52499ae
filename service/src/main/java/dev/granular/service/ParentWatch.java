package dev.granular.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/** Ends this process when the one that started it does: when standard input ends, or the parent is another. */
final class ParentWatch {
    private static final long MILLIS_BETWEEN_LOOKS = 500;

    private final BufferedReader input;
    private final Optional<Long> parent = parent();

    ParentWatch(BufferedReader input) {
        this.input = input;
    }

    /** Watches beside the caller. Forked copies of the parent may keep the input open, so its identity counts, too. */
    void start() {
        Thread.ofPlatform().daemon().name("input").start(this::readToEnd);
        Thread.ofPlatform().daemon().name("parent").start(this::watch);
    }

    private static Optional<Long> parent() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid);
    }

    private void readToEnd() {
        try {
            while (input.readLine() != null) {
                // What comes says nothing.
            }
        } catch (IOException _) {
            // The end, too.
        }
        System.exit(0);
    }

    private void watch() {
        try {
            while (parent().equals(parent)) {
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
            }
            System.exit(0);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
