package dev.granular.global;

/**
 * Pairs of images by the verdicts of people and model. Numbers of pairs drawn if a sample was taken.
 *
 * @param concordant ordered alike by both
 * @param discordant ordered differently
 * @param tiedByPeopleOnly similar to people, ordered by the model
 * @param tiedByModelOnly different to people, a tie to the model
 * @param tiedByBoth a tie to both
 */
public record PairCounts(
        long concordant, long discordant, long tiedByPeopleOnly, long tiedByModelOnly, long tiedByBoth) {
    /** Counts all pairs. */
    public long pairs() {
        return concordant + discordant + tiedByPeopleOnly + tiedByModelOnly + tiedByBoth;
    }

    /** Returns the share of pairs on which both agree, ties included. */
    public double accuracy() {
        return (double) (concordant + tiedByBoth) / pairs();
    }

    /** Counts pairs if only equal scores are ties. */
    static PairCounts atZero(DistanceTally tally) {
        return new PairCounts(
                tally.correct,
                tally.wrong,
                tally.similar - tally.similarAtZero,
                tally.differentAtZero,
                tally.similarAtZero);
    }

    /** Counts pairs at the best threshold. */
    static PairCounts atBest(DistanceTally tally) {
        return new PairCounts(
                tally.correct - tally.correctAtBest,
                tally.wrong - tally.wrongAtBest,
                tally.similar - tally.similarAtBest,
                tally.differentAtZero + tally.correctAtBest + tally.wrongAtBest,
                tally.similarAtBest);
    }
}
