package dev.granular.cluster;

import dev.granular.Unit;
import dev.granular.compress.charge.Centres;
import dev.granular.evaluation.SettledSample;
import dev.granular.pair.RatedImages;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a sample, counted in units.
 *
 * @param units of each model's scores
 */
record SampleColumns(SettledSample.Sample sample, Unit[] units) {
    /**
     * Counts a sample.
     *
     * @param unit of MOS
     * @param census of all images, from which the units of scores follow
     */
    static SampleColumns of(RankedSample ranked, Unit unit, Census census) {
        Unit[] units = IntStream.range(1, census.lowest().length)
                .mapToObj(c -> Unit.of(census.lowest()[c], census.highest()[c]))
                .toArray(Unit[]::new);
        List<SampleCell.Member> members = ranked.sample().members();
        int n = members.size();
        double[] mos = new double[n];
        double[] variance = new double[n];
        double[] weight = new double[n];
        double[] mass = new double[n];
        double[] count = new double[n];
        double[][] scores = new double[units.length][n];
        for (int i = 0; i < n; i++) {
            SampleCell.Member member = members.get(i);
            double[] row = member.row();
            mos[i] = unit.counted(row[SampleCell.MOS]);
            double std = unit.counted(row[SampleCell.STD]);
            variance[i] = std * std;
            weight[i] = row[SampleCell.WEIGHT];
            mass[i] = member.mass();
            count[i] = member.count();
            for (int m = 0; m < units.length; m++) {
                scores[m][i] = units[m].counted(row[SampleCell.SCORES + m]);
            }
        }
        double width = unit.counted(ranked.sample().range()).width();
        double gap = ranked.sample().isWhole() ? 0 : width / SampleCell.BINS;
        var sample = new SettledSample.Sample(
                mos, ranked.mosRanks(), variance, weight, mass, count, scores, ranked.scoreRanks(), gap);
        return new SampleColumns(sample, units);
    }

    int[] exponents() {
        return Arrays.stream(units).mapToInt(Unit::exponent).toArray();
    }

    /** Returns the means of the sample: near those of all images is near enough. */
    Centres centres() {
        double[] none = new double[sample.mos().length];
        return Centres.of(
                new RatedImages(sample.mos(), sample.mosRank(), none, none, sample.scores(), sample.scoreRanks()));
    }
}
