package dev.granular.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import jdk.incubator.vector.DoubleVector;

/**
 * Where and when figures were measured.
 *
 * @param processor its name, family and model, as the system has them
 * @param processors how many the virtual machine may use
 * @param memory of the machine, MB; 0 where not known
 * @param system name, version and architecture
 * @param java build of the virtual machine
 * @param vectorBits width of the vectors that kernels use
 * @param load processes that wanted a processor, average of the last minute; negative where not known. Above 0 when a
 *     run starts, others were at work
 * @param date of the measurement, UTC
 * @param command that repeats it
 */
record Machine(
        String processor,
        int processors,
        long memory,
        String system,
        String java,
        int vectorBits,
        double load,
        Instant date,
        String command) {
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    /** Describes this machine as it is now. */
    static Machine current(String command) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                processorName(),
                system.getAvailableProcessors(),
                system.getTotalMemorySize() >> 20,
                system.getName() + " " + system.getVersion() + " " + system.getArch(),
                System.getProperty("java.vendor.version", System.getProperty("java.vendor")) + " " + Runtime.version(),
                DoubleVector.SPECIES_PREFERRED.vectorBitSize(),
                system.getSystemLoadAverage(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                command);
    }

    /** Returns one line for people. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%s, %d processor(s), %d MB; %s; Java %s, %d-bit vectors; load %.1f when it began; %s; `%s`",
                processor,
                processors,
                memory,
                system,
                java,
                vectorBits,
                load,
                date,
                command);
    }

    private static String processorName() {
        if (!Files.isReadable(PROCESSOR)) {
            return System.getProperty("os.arch");
        }
        return "%s (family %s, model %s)"
                .formatted(described("model name"), described("cpu family"), described("model"));
    }

    private static String described(String key) {
        try (var lines = Files.lines(PROCESSOR)) {
            return lines.filter(line -> line.substring(0, Math.max(0, line.indexOf(':')))
                            .strip()
                            .equals(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
