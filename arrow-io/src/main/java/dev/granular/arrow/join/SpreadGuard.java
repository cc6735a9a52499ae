package dev.granular.arrow.join;

import dev.granular.Column;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.Remedy;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether standard deviations can be those of opinions on the MOS's scale. With MOS s from min to max, the median of
 * σ²/((s − min)(max − s)) is 0.08 to 0.25 in public sets; standard errors and other scales have 0.0002 to 0.05.
 *
 * @param ratio that median; NaN if no image lies within the scale
 */
public record SpreadGuard(double ratio) {
    /** Below it, opinions are hardly ever so close together. */
    public static final double IMPLAUSIBLE = 0.02;
    /** Below it, opinions are rarely so close together. */
    public static final double UNUSUAL = 0.06;

    /** Images from which the median is taken: enough for thresholds that are factors apart. */
    private static final int SAMPLE = 1 << 13;

    /** Looks at standard deviations, of which those that are not above 0 do not count. */
    public static SpreadGuard of(Column mos, Column std) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : mos.toArray()) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        int step = 1 + mos.size() / SAMPLE;
        var ratios = new double[mos.size() / step + 1];
        int count = 0;
        for (int row = 0; row < mos.size(); row += step) {
            double room = (mos.get(row) - low) / (high - low) * ((high - mos.get(row)) / (high - low));
            double relative = std.get(row) / (high - low);
            if (room > 0 && relative > 0) {
                ratios[count++] = relative * relative / room;
            }
        }
        Arrays.sort(ratios, 0, count);
        return new SpreadGuard(count == 0 ? Double.NaN : (ratios[(count - 1) / 2] + ratios[count / 2]) / 2);
    }

    /** Returns whether the standard deviations are too small to be those of opinions on this scale. */
    public boolean isImplausible() {
        return ratio < IMPLAUSIBLE;
    }

    /** Returns what to say of the column {@code source}, if anything. */
    public Optional<Remark> remark(String source) {
        if (!(ratio < UNUSUAL)) {
            return Optional.empty();
        }
        String figure = String.format(Locale.ROOT, "%.2g", ratio);
        return Optional.of(
                isImplausible()
                        ? new Remark(
                                source + " is far too small for standard deviations of opinions on the scale"
                                        + " of these MOS (ratio " + figure
                                        + ", usually 0.08 to 0.25): it may be a standard error, an"
                                        + " interval of the mean, or on another scale",
                                Remedy.NAME_SPREAD)
                        : new Remark(
                                source + " is small for standard deviations of opinions on the scale of these"
                                        + " MOS (ratio " + figure + ", usually 0.08 to 0.25)",
                                Remedy.NAME_SPREAD));
    }
}
