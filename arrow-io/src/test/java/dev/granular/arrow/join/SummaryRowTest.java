package dev.granular.arrow.join;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.granular.Column;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rows that sum up others. */
class SummaryRowTest {
    private static final int ROWS = 40;

    private final SplittableRandom random = new SplittableRandom(5);
    private final double[] mos = numbers(1, 5);
    private final double[] model = numbers(-30, 80);

    private double[] numbers(double low, double high) {
        return random.doubles(ROWS, low, high).toArray();
    }

    @Test
    void roundedMeansAtTheEndAreFound() {
        assertEquals(Optional.of(new SummaryRow(ROWS, "mean")), in(rounded(mean(mos)), rounded(mean(model))));
        double[] more = {rounded(mean(mos)), 0.8, 1.1, 4.9};
        double[] others = {rounded(mean(model)), 22, -29, 79};
        assertEquals(
                Optional.of(new SummaryRow(ROWS, "mean")),
                SummaryRow.in(List.of(appended(mos, more), appended(model, others))));
    }

    @Test
    void meansAtTheStartAndSumsAreFound() {
        Column first = Column.of(joined(new double[] {mean(mos)}, mos).toArray());
        Column second = Column.of(joined(new double[] {mean(model)}, model).toArray());
        assertEquals(Optional.of(new SummaryRow(0, "mean")), SummaryRow.in(List.of(first, second)));
        assertEquals(
                Optional.of(new SummaryRow(ROWS, "sum")),
                in(Arrays.stream(mos).sum(), Arrays.stream(model).sum()));
    }

    @Test
    void imagesAreNoSummaries() {
        assertEquals(Optional.empty(), SummaryRow.in(List.of(Column.of(mos), Column.of(model))));
        assertEquals(Optional.empty(), in(mean(mos), 79));
        double[] few = {1, 3, 2};
        assertEquals(Optional.empty(), SummaryRow.in(List.of(Column.of(few), Column.of(few))));
        double[] same = new double[ROWS];
        assertEquals(Optional.empty(), SummaryRow.in(List.of(Column.of(same), Column.of(same))));
    }

    private Optional<SummaryRow> in(double first, double second) {
        return SummaryRow.in(List.of(appended(mos, first), appended(model, second)));
    }

    private static Column appended(double[] values, double... more) {
        return Column.of(joined(values, more).toArray());
    }

    private static java.util.stream.DoubleStream joined(double[] values, double[] more) {
        return Stream.of(values, more).flatMapToDouble(Arrays::stream);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double rounded(double value) {
        return Math.rint(1000 * value) / 1000;
    }
}
