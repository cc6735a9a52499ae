package dev.granular.global;

import dev.granular.InputException;
import dev.granular.mapping.Mapping;
import java.util.Objects;

/**
 * Choices of {@link WholeSetFigures}.
 *
 * @param mapping from scores to MOS, before errors and resolving power
 * @param interval of confidence around a MOS
 * @param differentLevel probability from which on a pair counts as different: {@code Φ(|z|)} at least this, above 0.5 and
 *     below 1
 * @param spreadMeasured whether σ comes from ratings; if it was estimated from the MOS, figures that rest on it are missing
 * @param pairs how many pairs are taken
 * @param threads that may work, 1 or more; no figure depends on it
 */
public record FigureOptions(
        Mapping mapping,
        Interval interval,
        double differentLevel,
        boolean spreadMeasured,
        PairBudget pairs,
        int threads) {
    /** The logistic curve with four parameters, P.1401's intervals, level 0.95, all processors. */
    public static final FigureOptions STANDARD = new FigureOptions(
            Mapping.LOGISTIC_4,
            Interval.P1401,
            0.95,
            true,
            PairBudget.STANDARD,
            Runtime.getRuntime().availableProcessors());

    /** Refuses nulls and numbers outside their domain. */
    public FigureOptions {
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(pairs, "pairs");
        if (!(differentLevel > 0.5 && differentLevel < 1)) {
            throw new InputException("different-level is " + differentLevel + ": it must be above 0.5 and below 1");
        }
        if (threads < 1) {
            throw new InputException("threads is " + threads + ": it must be at least 1");
        }
    }

    /** Copies with another mapping. */
    public FigureOptions mapping(Mapping other) {
        return new FigureOptions(other, interval, differentLevel, spreadMeasured, pairs, threads);
    }

    /** Copies with other intervals. */
    public FigureOptions interval(Interval other) {
        return new FigureOptions(mapping, other, differentLevel, spreadMeasured, pairs, threads);
    }

    /** Copies with another level from which on pairs are different. */
    public FigureOptions differentLevel(double other) {
        return new FigureOptions(mapping, interval, other, spreadMeasured, pairs, threads);
    }

    /** Copies, saying whether σ comes from ratings. */
    public FigureOptions spreadMeasured(boolean other) {
        return new FigureOptions(mapping, interval, differentLevel, other, pairs, threads);
    }

    /** Copies with other pairs. */
    public FigureOptions pairs(PairBudget other) {
        return new FigureOptions(mapping, interval, differentLevel, spreadMeasured, other, threads);
    }

    /** Copies with another number of threads. */
    public FigureOptions threads(int other) {
        return new FigureOptions(mapping, interval, differentLevel, spreadMeasured, pairs, other);
    }
}
