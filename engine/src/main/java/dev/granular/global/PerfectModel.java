package dev.granular.global;

import java.util.Optional;

/**
 * The area under the ranking curve of a model that equals the MOS, and where it is taken.
 *
 * @param reason why there is none; then the rest means nothing
 */
record PerfectModel(double area, RankingCurve.Range range, Optional<Reason> reason) {
    static PerfectModel of(RatedSet set, PairSum sum) {
        Optional<Reason> none = set.isConstant() ? Optional.of(Reason.CONSTANT_MOS) : set.noStd();
        if (none.isPresent()) {
            return new PerfectModel(0, new RankingCurve.Range(0, 0), none);
        }
        var range = RankingCurve.Range.of(set.scaledStd());
        GapMoments gaps = sum.gaps(RankingWeights.of(set.mos(), set.mos())).all();
        return new PerfectModel(RankingCurve.area(gaps, range), range, none);
    }
}
