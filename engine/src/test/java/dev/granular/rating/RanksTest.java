package dev.granular.rating;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.granular.Column;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RanksTest {
    @Test
    void tiesShareARank() {
        var column = Column.of(5, -1, 5, 7, -1, 5);
        assertArrayEquals(new double[] {1, 0, 1, 2, 0, 1}, DenseRanks.of(column));
        assertArrayEquals(new double[] {4, 1.5, 4, 6, 1.5, 4}, AverageRanks.of(column));
    }

    @Test
    void zeroHasOneRankWhateverItsSign() {
        var column = Column.of(0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE);
        assertArrayEquals(new double[] {1, 1, 2, 0}, DenseRanks.of(column));
        assertArrayEquals(new double[] {2.5, 2.5, 4, 1}, AverageRanks.of(column));
    }

    @Test
    void noRowsHaveNoRanks() {
        assertArrayEquals(new double[0], DenseRanks.of(Column.of()));
        assertArrayEquals(new double[0], AverageRanks.of(Column.of()));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "7, 2, 2", "200, 5, 3", "333, 400, 4", "500, 1000000, 5"})
    void ranksCountWhatIsBelow(int n, int distinct, long seed) {
        double[] values = new SplittableRandom(seed)
                .ints(n, 0, distinct)
                .mapToDouble(i -> i / 3.0 - 10)
                .toArray();
        double[] dense = new double[n];
        double[] average = new double[n];
        for (int i = 0; i < n; i++) {
            double value = values[i];
            dense[i] = Arrays.stream(values).filter(v -> v < value).distinct().count();
            long below = Arrays.stream(values).filter(v -> v < value).count();
            long equal = Arrays.stream(values).filter(v -> v == value).count();
            average[i] = below + (equal + 1) / 2.0;
        }
        assertArrayEquals(dense, DenseRanks.of(Column.of(values)));
        assertArrayEquals(average, AverageRanks.of(Column.of(values)));
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void everyFiniteDoubleFindsItsPlace(long seed) {
        double[] values = new SplittableRandom(seed)
                .longs()
                .mapToDouble(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .limit(5000)
                .toArray();
        values[17] = Double.MAX_VALUE;
        values[18] = -Double.MAX_VALUE;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] expected =
                Arrays.stream(values).map(v -> Arrays.binarySearch(sorted, v)).toArray();
        assertArrayEquals(expected, DenseRanks.of(Column.of(values)));
    }
}
