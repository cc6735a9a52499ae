package dev.granular.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guard makes of ratios; that it notices a kernel that is really slowed is tried by {@code -Pguard}. */
class GuardTest {
    private static final GuardedRatio RATIO = GuardedRatio.all().getFirst();

    @TempDir
    Path folder;

    private Path baseline;

    @BeforeEach
    void writeBaseline() throws IOException {
        baseline = folder.resolve("guard.properties");
        Files.writeString(baseline, "tolerance=0.25\n");
    }

    private Guard guard(int vectorBits, double ratio) throws IOException {
        return guard(vectorBits, () -> ratio);
    }

    private Guard guard(int vectorBits, DoubleSupplier ratio) throws IOException {
        var machine = new Machine("test", 1, 0, "test", "test", vectorBits, 0, Instant.EPOCH, "");
        return new Guard(baseline, machine, r -> Figure.single(r.name(), Map.of(), "times", ratio.getAsDouble()));
    }

    @Test
    void failsBelowTheBoundWithNameRatioAndBound() throws IOException {
        guard(512, 8).record(List.of(RATIO));
        assertEquals(List.of(), guard(512, 6.01).failures(List.of(RATIO)));
        List<String> failures = guard(512, 5.9).failures(List.of(RATIO));
        assertEquals(1, failures.size());
        for (String part : List.of(RATIO.name(), "5.90", "6.00")) {
            assertTrue(failures.getFirst().contains(part), failures.getFirst());
        }
    }

    @Test
    void failsOnlyBelowTheBoundTwiceInARow() throws IOException {
        guard(512, 8).record(List.of(RATIO));
        for (double second : new double[] {8, 5.5}) {
            var ratios = List.of(5.9, second).iterator();
            List<String> failures = guard(512, ratios::next).failures(List.of(RATIO));
            assertEquals(second < 6 ? 1 : 0, failures.size());
            assertFalse(ratios.hasNext(), "it is measured twice");
        }
    }

    @Test
    void failsWhereARatioIsNoNumber() throws IOException {
        guard(512, 8).record(List.of(RATIO));
        assertEquals(1, guard(512, Double.NaN).failures(List.of(RATIO)).size());
    }

    @Test
    void keepsKindsOfMachinesApart() throws IOException {
        guard(512, 8).record(List.of(RATIO));
        guard(256, 4).record(List.of(RATIO));
        assertEquals(1, guard(512, 5).failures(List.of(RATIO)).size());
        assertEquals(0, guard(256, 5).failures(List.of(RATIO)).size());
        assertEquals(0, guard(128, 1).failures(List.of(RATIO)).size());
    }

    @Test
    void judgesProcessorsThatAreNotOnRecordAsAnyOther() throws IOException {
        String any = System.getProperty("os.arch") + "-512." + RATIO.name();
        Files.writeString(baseline, "tolerance=0.25\n" + any + "=4\n");
        assertEquals(0, guard(512, 5).failures(List.of(RATIO)).size());
        assertEquals(1, guard(512, 2).failures(List.of(RATIO)).size());
        guard(512, 8).record(List.of(RATIO));
        assertEquals(1, guard(512, 5).failures(List.of(RATIO)).size());
    }

    @Test
    void judgesAnotherBuildByOneOnAllMachines() throws IOException {
        GuardedRatio other = GuardedRatio.against("other.jar").getFirst();
        Files.writeString(baseline, "tolerance=0.25\n" + other.name() + "=1\n");
        assertEquals(0, guard(512, 0.8).failures(List.of(other)).size());
        assertEquals(1, guard(128, 0.7).failures(List.of(other)).size());
    }

    @Test
    void learnsWithoutARecord() throws IOException {
        String before = Files.readString(baseline);
        var ratios = List.of(8.0, 5.9, 5.9).iterator();
        Guard guard = guard(512, ratios::next);
        assertFalse(guard.knows(RATIO));
        guard.learn(RATIO);
        assertTrue(guard.knows(RATIO));
        assertEquals(1, guard.failures(List.of(RATIO)).size());
        assertEquals(before, Files.readString(baseline));
    }

    @Test
    void leavesOutWhatTheMachineCannotRun() throws IOException {
        GuardedRatio wide = GuardedRatio.all().stream()
                .filter(r -> r.vectorBits() == 512)
                .findFirst()
                .orElseThrow();
        guard(512, 2).record(List.of(wide));
        assertEquals(0, guard(256, 0.1).failures(List.of(wide)).size());
        assertEquals(1, guard(512, 0.1).failures(List.of(wide)).size());
    }

    @Test
    void aContenderWorksWhenAsked() {
        try (var contender = new ContenderProcess(Contender.of(Work.PAIR_BLOCK))) {
            assertTrue(contender.vectorBits() >= 64);
            assertTrue(contender.round(0.01) > 0);
        }
    }
}
