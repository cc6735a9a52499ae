package dev.granular.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Student's t against values computed with 40 digits. */
class StudentTTest {
    @ParameterizedTest
    @CsvSource({
        "0.025, 91.1, 1.98634777957992698",
        "0.025, 1, 12.7062047361747046",
        "2e-5, 1, 15915.4942882455825",
        "1e-5, 3.7, 27.6758979788146811"
    })
    void quantilesAreKnown(double tail, double degrees, double expected) {
        assertEquals(expected, StudentT.quantile(tail, degrees), 1e-12 * expected);
        assertEquals(tail, StudentT.upperTail(expected, degrees), 1e-12 * tail);
    }

    @ParameterizedTest
    @CsvSource({
        "28.923920015601233, 1522.5198627319119, 2.840171916974119e-147",
        "9.14918004548494, 149.48801869086205, 1.97824179785861632e-16",
        "0.01, 5000.5, 0.49601084314154768",
        "0, 7, 0.5"
    })
    void tailsAreKnown(double t, double degrees, double expected) {
        assertEquals(expected, StudentT.upperTail(t, degrees), 1e-11 * expected);
    }

    @ParameterizedTest
    @CsvSource({"3.3, 7.5, 2.51534383788943623", "-3.3, 7.5, -2.51534383788943623", "0, 3, 0"})
    void normalScoresHaveTheSameTail(double t, double degrees, double expected) {
        assertEquals(expected, StudentT.normalScore(t, degrees), 1e-12);
    }
}
