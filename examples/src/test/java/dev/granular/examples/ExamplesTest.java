package dev.granular.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each example runs as it stands and prints what it is about. */
class ExamplesTest {
    private interface Example {
        void run() throws IOException;
    }

    private static String output(Example example) throws IOException {
        PrintStream before = System.out;
        var bytes = new ByteArrayOutputStream();
        try (var out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            example.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static List<Double> numbers(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> Double.valueOf(found.group(1)))
                .toList();
    }

    private static final String[] NONE = {};

    @Test
    void fromArrays() throws IOException {
        String text = output(() -> FromArrays.main(NONE));
        List<Double> scores = numbers("GMC ([0-9.]+)", text);
        assertEquals(2, scores.size(), text);
        assertTrue(scores.get(1) > scores.get(0) && scores.get(0) > 0.5, text);
    }

    @Test
    void fromArrow() throws IOException {
        String text = output(() -> FromArrow.main(NONE));
        assertEquals(3, numbers("\"gmc\" *: *([0-9.]+)", text).size(), text);
        assertTrue(text.contains("mymodel"), text);
    }

    @Test
    void mergingParts() throws IOException {
        String text = output(() -> JoiningModels.main(NONE));
        List<Double> errors = numbers("off by ([0-9.e-]+)", text);
        assertEquals(2, errors.size(), text);
        assertTrue(errors.getFirst() > 0 && errors.getFirst() < 1e-4, text);
    }

    @Test
    void cancellingWithProgress() throws IOException {
        String text = output(() -> CancellingWithProgress.main(NONE));
        assertTrue(
                text.endsWith("evaluation stopped by its progress listener" + System.lineSeparator())
                        || text.endsWith("within a second" + System.lineSeparator()),
                text);
        assertFalse(numbers("([0-9]+) %", text).isEmpty(), text);
    }

    @Test
    void whileTraining() throws IOException {
        List<Double> scores = numbers("GMC ([0-9.]+)", output(() -> WhileTraining.main(NONE)));
        assertEquals(3, scores.size());
        assertTrue(scores.get(0) < scores.get(1) && scores.get(1) < scores.get(2), scores.toString());
    }
}
