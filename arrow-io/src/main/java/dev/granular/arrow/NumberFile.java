package dev.granular.arrow;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.fault.ReadFailure;
import dev.granular.arrow.text.NumberText;
import dev.granular.arrow.text.TextLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A text file with one number per line, below a header line or none: weights or standard deviations kept apart. */
public final class NumberFile {
    private NumberFile() {}

    /**
     * Reads all numbers onto the heap; empty lines do not count.
     *
     * @throws InputException if the file cannot be read, holds no number, or a line is not one finite number
     */
    public static Column read(Path file) {
        try {
            ReadFailure.requireFile(file);
            try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                return read(file, new TextLines(file.toString(), text));
            }
        } catch (CharacterCodingException e) {
            throw new InputException(file + " is not valid UTF-8: a file of numbers is text, one number per line", e);
        } catch (IOException e) {
            throw ReadFailure.of(file.toString(), e);
        }
    }

    private static Column read(Path file, TextLines lines) throws IOException {
        var number = new NumberText();
        var values = new double[1024];
        int size = 0;
        while (lines.next()) {
            String text = lines.line();
            boolean isNumber = number.parse(text.toCharArray(), 0, text.length());
            if (text.isBlank() || !isNumber && lines.number() == 1) {
                continue;
            } else if (!isNumber || !Double.isFinite(number.value())) {
                throw new InputException(file + ", line " + lines.number() + ": " + Excerpt.of(text)
                        + " is not a finite number; one number per line is expected");
            }
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = number.value();
        }
        if (size == 0) {
            throw new InputException(file + " holds no number");
        }
        return Column.of(Arrays.copyOf(values, size));
    }
}
