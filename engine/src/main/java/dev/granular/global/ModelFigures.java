package dev.granular.global;

import dev.granular.Predictions;
import dev.granular.Unit;
import dev.granular.mapping.FittedMapping;
import dev.granular.mapping.Mapping;
import dev.granular.mapping.MappingFit;
import dev.granular.parallel.TaskPool;

/** The figures of single models against one set of ratings. */
final class ModelFigures {
    private final RatedSet set;
    private final PairSum sum;
    private final Mapping mapping;
    private final TaskPool pool;

    ModelFigures(RatedSet set, PairSum sum, Mapping mapping, TaskPool pool) {
        this.set = set;
        this.sum = sum;
        this.mapping = mapping;
        this.pool = pool;
    }

    WholeSetFigures of(Predictions predictions, PerfectModel perfect) {
        double[] scores = RatedSet.withoutNegativeZeros(
                predictions.higherIsBetter().scores().toArray());
        FittedMapping fitted = MappingFit.of(mapping, scores, set.mos(), pool);
        double[] mapped = fitted.of(scores);
        Unit unit = Unit.of(scores);
        double[] counted = unit.counted(scores.clone());
        PairSum.Result<DistanceTally> equal = sum.bestThreshold(counted);
        PairAccuracy ofSignificant;
        PairClassification classification;
        if (set.noErrors().isPresent()) {
            ofSignificant = PairAccuracy.missing(set.noErrors().get());
            classification = PairClassification.missing(set.noErrors().get());
        } else {
            PairSum.Result<DistanceTally> significant = sum.distances(counted, set.significant());
            ofSignificant = PairAccuracy.of(significant.all(), significant.parts(), unit);
            classification = PairClassification.of(significant.all(), significant.parts());
        }
        return new WholeSetFigures(
                predictions.model(),
                fitted,
                ErrorFigures.of(set, fitted, mapped),
                new PairOrder(PairAccuracy.of(equal.all(), equal.parts(), unit), ofSignificant),
                classification,
                resolvingPower(mapped),
                ranking(scores, perfect));
    }

    private ResolvingPower resolvingPower(double[] mapped) {
        if (set.noErrors().isPresent()) {
            return ResolvingPower.missing(set.noErrors().get());
        }
        PairSum.Result<ConfidenceBins> bins = sum.confidences(mapped);
        return ResolvingPower.of(bins.all(), bins.parts());
    }

    private RankingCurve ranking(double[] scores, PerfectModel perfect) {
        if (perfect.reason().isPresent()) {
            return RankingCurve.missing(perfect.reason().get());
        }
        PairSum.Result<GapMoments> gaps = sum.gaps(RankingWeights.of(set.mos(), scores));
        return RankingCurve.of(gaps.all(), gaps.parts(), perfect);
    }
}
