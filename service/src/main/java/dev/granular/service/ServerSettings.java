package dev.granular.service;

import com.sun.management.OperatingSystemMXBean;
import dev.granular.service.work.Limits;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a server is set up.
 *
 * @param host the name or address that it listens at
 * @param port the port, 0 for any that is free
 * @param token what every request must bring, if there is one
 * @param root the only folder of which clients may name files, if there is one
 * @param idle after which a table that nobody uses is forgotten
 */
public record ServerSettings(
        String host, int port, Optional<String> token, Optional<Path> root, Limits limits, Duration idle) {
    /** Bytes of a table that is sent, unless told otherwise. */
    static final long BODY_BYTES = 1L << 30;

    private static final long ROWS = 200_000_000;
    private static final int MODELS = 1_000;
    private static final int TABLES = 64;
    private static final int WAITING = 64;

    /** Share of Java's heap for what is kept of ratings. */
    private static final double KEPT = 0.25;

    /** Returns the memory for columns, unless told otherwise: half of the machine's. */
    static long usualMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? machine.getTotalMemorySize() / 2
                : Runtime.getRuntime().maxMemory();
    }

    /** Limits where two of them are chosen. */
    static Limits limits(long bodyBytes, long memoryBytes) {
        long kept = (long) (KEPT * Runtime.getRuntime().maxMemory());
        return new Limits(bodyBytes, memoryBytes, kept, ROWS, MODELS, TABLES, WAITING);
    }
}
