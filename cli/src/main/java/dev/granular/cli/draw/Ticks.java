package dev.granular.cli.draw;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Round numbers along an axis.
 *
 * @param values ascending, within the axis
 * @param labels the values in as few digits as tell them apart
 */
public record Ticks(List<Double> values, List<String> labels) {
    /** Copies the lists. */
    public Ticks {
        values = List.copyOf(values);
        labels = List.copyOf(labels);
    }

    /** Finds about {@code count} multiples of 1, 2 or 5 times a power of ten; {@code low} is below {@code high}. */
    public static Ticks of(double low, double high, int count) {
        double rough = (high - low) / count;
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(Math.log10(rough)));
        double times = rough / power.doubleValue();
        BigDecimal step = power.multiply(BigDecimal.valueOf(times < 1.5 ? 1 : times < 3.5 ? 2 : times < 7.5 ? 5 : 10));
        BigDecimal at =
                new BigDecimal(low).divide(step, 0, RoundingMode.CEILING).multiply(step);
        var values = new ArrayList<Double>();
        var labels = new ArrayList<String>();
        for (; at.doubleValue() <= high; at = at.add(step)) {
            values.add(at.doubleValue());
            labels.add(at.setScale(Math.max(0, step.stripTrailingZeros().scale()), RoundingMode.HALF_EVEN)
                    .toPlainString()
                    .replace('-', '−'));
        }
        return new Ticks(values, labels);
    }
}
