package dev.granular.global;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.QualityRange;
import dev.granular.Ratings;
import dev.granular.Unit;
import dev.granular.rating.DenseRanks;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The ratings as figures need them: what is known of each MOS's error, and people's verdicts on pairs. */
final class RatedSet {
    /** MOS, length N, MOS units. */
    private final double[] mos;
    /** The same, counted in a unit that they span. */
    private final double[] counted;
    /** σ of the ratings, length N, MOS units. */
    private final double[] std;
    /** Standard errors, MOS units; length N, or empty with a reason. */
    private final double[] standardErrors;
    /** Half widths of confidence intervals, MOS units; length N, or empty with a reason. */
    private final double[] halfWidths;
    /** Squared standard errors in units of {@link #counted}; length N, or empty with a reason. */
    private final double[] variance;

    private final Optional<Reason> noStd;
    private final Optional<Reason> noErrors;
    private final Optional<Reason> noInterval;
    private final double quantile;

    RatedSet(Ratings ratings, Raters raters, FigureOptions options) {
        mos = withoutNegativeZeros(ratings.mos().toArray());
        std = ratings.std().toArray();
        Unit unit = Unit.of(mos);
        counted = unit.counted(mos.clone());
        quantile = Interval.normalQuantile(options.differentLevel());
        double[] counts = counts(raters, mos.length);
        noStd = options.spreadMeasured() ? Optional.empty() : Optional.of(Reason.NO_SPREAD);
        noErrors = noStd.or(() -> counts.length == 0 ? Optional.of(Reason.NO_RATERS) : Optional.empty());
        standardErrors = new double[noErrors.isPresent() ? 0 : mos.length];
        for (int i = 0; i < standardErrors.length; i++) {
            standardErrors[i] = std[i] / Math.sqrt(counts[i]);
        }
        variance = noErrors.isPresent()
                ? new double[0]
                : HumanOrder.variance(unit.counted(std.clone()), counts, unit.value(1));
        double[] quantiles = noErrors.isPresent() ? new double[0] : quantiles(counts, options.interval());
        noInterval = noErrors.or(() ->
                Arrays.stream(quantiles).allMatch(Double::isFinite) ? Optional.empty() : Optional.of(Reason.ONE_RATER));
        halfWidths = new double[noInterval.isPresent() ? 0 : mos.length];
        for (int i = 0; i < halfWidths.length; i++) {
            halfWidths[i] = quantiles[i] * standardErrors[i];
        }
    }

    /** Adds 0 to every value, which makes −0 a 0. */
    static double[] withoutNegativeZeros(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] += 0.0;
        }
        return values;
    }

    private static double[] counts(Raters raters, int images) {
        double[] counts = switch (raters) {
            case Raters.Unknown() -> new double[0];
            case Raters.Constant(double count) -> {
                double[] same = new double[images];
                Arrays.fill(same, count);
                yield same;
            }
            case Raters.OfEachImage(Column column) -> column.toArray();
        };
        if (!(raters instanceof Raters.Unknown) && counts.length != images) {
            throw new InputException(counts.length + " numbers of raters for " + images + " images: they must agree");
        }
        return counts;
    }

    private static double[] quantiles(double[] counts, Interval interval) {
        Map<Double, Double> known = new HashMap<>();
        return Arrays.stream(counts)
                .map(count -> known.computeIfAbsent(count, interval::quantile))
                .toArray();
    }

    /** Returns MOS, length N; not to be changed. */
    double[] mos() {
        return mos;
    }

    /** Returns MOS in a unit that they span, length N; not to be changed. */
    double[] counted() {
        return counted;
    }

    /** Returns squared standard errors in the square of that unit; empty with a reason. */
    double[] variance() {
        return variance;
    }

    /** Returns why standard errors are not known. */
    Optional<Reason> noErrors() {
        return noErrors;
    }

    boolean isConstant() {
        return allEqual(mos);
    }

    static boolean allEqual(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    /** Judges pairs of equal MOS similar. */
    HumanOrder equalMos() {
        return HumanOrder.equalMos(DenseRanks.of(Column.of(mos)));
    }

    /** Judges pairs that do not differ significantly similar; standard errors must be known. */
    HumanOrder significant() {
        return HumanOrder.significant(counted, variance, quantile);
    }

    /** Computes σ on the scale from 0 to 100 of the MOS, which must vary. */
    double[] scaledStd() {
        QualityRange range = QualityRange.of(Column.of(mos));
        return Arrays.stream(std)
                .map(s -> s / range.width() * RankingWeights.SCALE)
                .toArray();
    }

    /** Returns why σ is not known. */
    Optional<Reason> noStd() {
        return noStd;
    }

    Figure withStd(ToDoubleFunction<double[]> figure) {
        return noStd.map(Figure::missing).orElseGet(() -> Figure.of(figure.applyAsDouble(std)));
    }

    Figure withStandardErrors(ToDoubleFunction<double[]> figure) {
        return noErrors.map(Figure::missing).orElseGet(() -> Figure.of(figure.applyAsDouble(standardErrors)));
    }

    Figure withInterval(ToDoubleFunction<double[]> figure) {
        return noInterval.map(Figure::missing).orElseGet(() -> Figure.of(figure.applyAsDouble(halfWidths)));
    }

    /** Computes Pearson's correlation of the MOS with mapped scores. */
    Figure correlation(double[] mapped) {
        if (isConstant()) {
            return Figure.missing(Reason.CONSTANT_MOS);
        }
        if (allEqual(mapped)) {
            return Figure.missing(Reason.CONSTANT_SCORES);
        }
        return Figure.of(GlobalFigures.pearson(mos.clone(), mapped.clone()));
    }
}
