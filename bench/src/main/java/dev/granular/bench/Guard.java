package dev.granular.bench;

import dev.granular.InputException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Fails where a ratio of two speeds fell below what is on record for this kind of machine. Both speeds come from one run
 * in turns, so neither the machine nor its other work matters much.
 */
final class Guard {
    private static final String TOLERANCE = "tolerance";

    private final TreeMap<String, String> baseline = new TreeMap<>();
    private final Path file;
    private final Machine machine;
    private final Function<GuardedRatio, Figure> measure;

    /**
     * A guard by the baseline in {@code file}: {@code tolerance}, the part of a ratio that may be lost, and ratios by
     * architecture, vector bits, processor and name. Those without a processor are for all that are not on record, those of
     * a name alone for all machines.
     *
     * @param measure measures a ratio
     */
    Guard(Path file, Machine machine, Function<GuardedRatio, Figure> measure) throws IOException {
        this.file = file;
        this.machine = machine;
        this.measure = measure;
        var properties = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            properties.load(text);
        }
        properties.stringPropertyNames().forEach(key -> baseline.put(key, properties.getProperty(key)));
        if (!baseline.containsKey(TOLERANCE)) {
            throw new InputException(file + " has no tolerance");
        }
    }

    /**
     * Measures all and prints them; one line for each that is below its bound, twice in a row: what disturbs a machine
     * passes, a slower kernel stays.
     */
    List<String> failures(List<GuardedRatio> ratios) {
        var failures = new ArrayList<String>();
        for (GuardedRatio ratio : ratios) {
            failure(ratio).flatMap(_ -> failure(ratio)).ifPresent(failures::add);
        }
        return failures;
    }

    private Optional<String> failure(GuardedRatio ratio) {
        return measured(ratio).flatMap(figure -> judge(ratio, figure));
    }

    private Optional<Figure> measured(GuardedRatio ratio) {
        if (ratio.vectorBits() > machine.vectorBits()) {
            System.out.printf(
                    "%s: not run, as this machine's vectors have %d bits%n", ratio.name(), machine.vectorBits());
            return Optional.empty();
        }
        return Optional.of(measure.apply(ratio));
    }

    private Optional<String> judge(GuardedRatio ratio, Figure figure) {
        OptionalDouble bound = bound(ratio);
        String line = String.format(
                Locale.ROOT,
                "%s: %.2f times%s",
                ratio.name(),
                figure.value(),
                bound.isPresent()
                        ? String.format(Locale.ROOT, ", must be %.2f or more", bound.getAsDouble())
                        : ", not judged: no baseline for " + kind());
        System.out.println(line);
        boolean failed = bound.isPresent() && !(figure.value() >= bound.getAsDouble());
        return failed ? Optional.of(line) : Optional.empty();
    }

    private OptionalDouble bound(GuardedRatio ratio) {
        double kept = 1 - Double.parseDouble(baseline.get(TOLERANCE));
        return Stream.of(key(ratio), anyProcessor() + "." + ratio.name(), ratio.name())
                .map(baseline::get)
                .filter(Objects::nonNull)
                .mapToDouble(expected -> kept * Double.parseDouble(expected))
                .findFirst();
    }

    /** Returns whether the ratio is on record for this kind of machine. */
    boolean knows(GuardedRatio ratio) {
        return baseline.containsKey(key(ratio));
    }

    /** Measures a ratio and judges by it from now on, without putting it on record. */
    void learn(GuardedRatio ratio) {
        measured(ratio)
                .ifPresent(figure -> baseline.put(key(ratio), String.format(Locale.ROOT, "%.2f", figure.value())));
    }

    /** Measures all and puts them on record for this kind of machine. */
    void record(List<GuardedRatio> ratios) throws IOException {
        ratios.forEach(this::learn);
        var text = new StringBuilder(
                "# Ratios of speeds by kind of machine, for any processor, or for all; ./granular bench guard --record measures them.\n");
        baseline.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        Files.writeString(file, text);
        System.out.println("written: " + file);
    }

    private String key(GuardedRatio ratio) {
        return kind() + "." + ratio.name();
    }

    /** Returns what ratios depend on. */
    private String kind() {
        String processor = machine.processor().toLowerCase(Locale.ROOT);
        return anyProcessor() + "-" + String.join("-", processor.split("\\W+"));
    }

    private String anyProcessor() {
        return System.getProperty("os.arch") + "-" + machine.vectorBits();
    }
}
