package dev.granular.global;

import java.util.List;
import java.util.Optional;

/**
 * The area under the ranking curve of a model that equals the MOS, and where it is taken.
 *
 * @param partAreas the same for each part of a sample; empty if all pairs were taken
 * @param reason why there is none; then the rest means nothing
 */
record PerfectModel(double area, List<Double> partAreas, RankingCurve.Range range, Optional<Reason> reason) {
    static PerfectModel of(RatedSet set, PairSum sum) {
        Optional<Reason> none = set.isConstant() ? Optional.of(Reason.CONSTANT_MOS) : set.noStd();
        if (none.isPresent()) {
            return new PerfectModel(0, List.of(), new RankingCurve.Range(0, 0), none);
        }
        var range = RankingCurve.Range.of(set.scaledStd());
        PairSum.Result<GapMoments> gaps = sum.gaps(RankingWeights.of(set.mos(), set.mos()));
        List<Double> partAreas = gaps.parts().stream()
                .map(part -> RankingCurve.area(part, range))
                .toList();
        return new PerfectModel(RankingCurve.area(gaps.all(), range), partAreas, range, none);
    }
}
