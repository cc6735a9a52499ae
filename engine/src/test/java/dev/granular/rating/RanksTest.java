package dev.granular.rating;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.Column;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
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

    /** Values that differ only in their last bits, or in the first and the last, which leading bits do not tell apart. */
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "1000, 0", "1000, 1e-300", "1000, -1e300", "1000, 3"})
    void valuesMayDifferInTheirLastBits(int n, double one) {
        double[] values = new SplittableRandom(n)
                .ints(n, 0, n)
                .mapToDouble(i -> 1 + Math.scalb(i, -52))
                .toArray();
        values[n / 2] = one;
        double[] distinct = Arrays.stream(values).sorted().distinct().toArray();
        double[] expected =
                Arrays.stream(values).map(v -> Arrays.binarySearch(distinct, v)).toArray();
        assertArrayEquals(expected, DenseRanks.of(Column.of(values)));
    }

    @Test
    void ofEqualValuesTheLowerRowComesFirst() {
        double[] values = new SplittableRandom(9)
                .ints(20_000, 0, 60)
                .mapToDouble(i -> 1 + Math.scalb(i % 6, -52) + i / 6)
                .toArray();
        AscendingOrder order = AscendingOrder.of(Column.of(values));
        for (int place = 1; place < order.size(); place++) {
            int before = order.row(place - 1);
            int row = order.row(place);
            assertTrue(values[before] < values[row] || values[before] == values[row] && before < row);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "50, 1", "50, 7", "200, 1000"})
    void aCountingSortIsStable(int n, int distinct) {
        double[] ranks = DenseRanks.of(Column.of(new SplittableRandom(n + distinct)
                .ints(n, 0, distinct)
                .asDoubleStream()
                .toArray()));
        int[] expected = IntStream.range(0, n)
                .boxed()
                .sorted((a, b) -> Double.compare(ranks[a], ranks[b]))
                .mapToInt(row -> row)
                .toArray();
        assertArrayEquals(expected, CountingSort.order(ranks));
        assertArrayEquals(
                IntStream.of(expected).filter(row -> row % 3 == 0).toArray(),
                CountingSort.order(ranks, row -> row % 3 == 0));
        int[] starts = CountingSort.starts(ranks);
        for (int rank = 0; rank < starts.length; rank++) {
            int bound = rank;
            assertEquals(Arrays.stream(ranks).filter(r -> r < bound).count(), starts[rank]);
        }
    }
}
