package dev.granular.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.Regulator;
import dev.granular.SurfacePoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against values computed with 60 digits by a program that shares no code with the engine: {@code golden.py} beside the
 * values.
 */
class GoldenValuesTest {
    @ParameterizedTest
    @ValueSource(strings = {"generic", "wider", "narrower", "silent", "repeated", "two"})
    void valuesAreRightToThirteenDigits(String dataSet) throws IOException {
        compare(dataSet, 1e-13);
    }

    /**
     * Exponents here reach −100,000, where a double knows its value to 1e-11 only; what counts is that of the nearest
     * pairs, −1,500 to −20,000.
     */
    @ParameterizedTest
    @ValueSource(strings = {"far", "remote"})
    void valuesSurviveWeightsThatUnderflow(String dataSet) throws IOException {
        compare(dataSet, 1e-11);
    }

    private static void compare(String dataSet, double tolerance) throws IOException {
        List<String[]> images = rows(dataSet + ".images.csv");
        List<String[]> expected = rows(dataSet + ".expected.csv");
        List<Predictions> models = IntStream.range(3, images.getFirst().length)
                .mapToObj(column -> new Predictions(images.getFirst()[column], column(images, column)))
                .toList();
        Ratings ratings = new Ratings(column(images, 0), column(images, 1));
        List<String[]> cells = expected.subList(1, expected.size());
        assertTrue(cells.size() >= 2 * models.size());
        for (int i = 0; i < cells.size(); i++) {
            String[] cell = cells.get(i);
            int model = i % models.size();
            assertEquals(models.get(model).model(), cell[3]);
            Correlations correlations = Evaluation.of(ratings)
                    .regulator(new Regulator.Given(column(images, 2)))
                    .stdScale(number(cell[2]))
                    .points(new Points.Given(List.of(new SurfacePoint(number(cell[0]), number(cell[1])))))
                    .correlations(models);
            String where = dataSet + ": " + String.join(" ", cell);
            assertEquals(number(cell[4]), correlations.value(model, Method.PLCC, 0), tolerance, where);
            assertEquals(number(cell[5]), correlations.value(model, Method.SRCC, 0), tolerance, where);
            assertEquals(number(cell[6]), correlations.value(model, Method.KRCC, 0), tolerance, where);
            double pairs = number(cell[7]);
            assertEquals(pairs, correlations.effectivePairs(0), 10 * tolerance * pairs, where);
        }
    }

    private static List<String[]> rows(String file) throws IOException {
        try (InputStream in = GoldenValuesTest.class.getResourceAsStream("/dev/granular/golden/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(","))
                    .toList();
        }
    }

    private static Column column(List<String[]> rows, int column) {
        return Column.of(
                rows.stream().skip(1).mapToDouble(row -> number(row[column])).toArray());
    }

    private static double number(String cell) {
        return Double.parseDouble(cell);
    }
}
