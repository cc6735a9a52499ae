package dev.granular.global;

/**
 * Counts over pairs of images by ascending distance of their scores |d|. Each pair is similar, correct (different, and the
 * model orders it as people do) or wrong; different pairs of equal scores are apart. Later pairs are appended, so that parts
 * that were counted by themselves join exactly. Counts are 64-bit: pairs of pairs number up to 1.6e19 / 2.
 */
final class DistanceTally {
    /** Human ties of equal scores. */
    long similarAtZero;
    /** Different pairs of equal scores. */
    long differentAtZero;
    /** Similar pairs so far, those of equal scores included. */
    long similar;

    long correct;
    long wrong;

    /** Twice the pairs of a different and a similar pair in which the different one is farther, ties counted once. */
    long twiceDifferentFarther;
    /** Twice the pairs of a correct and a wrong pair in which the correct one is farther, ties counted once. */
    long twiceCorrectFarther;

    /** Largest value of similar minus correct so far: what accuracy gains if all up to there are called ties. */
    long bestGain;
    /** |d| where that was first reached, and the counts up to there. */
    double bestDistance;

    long similarAtBest;
    long correctAtBest;
    long wrongAtBest;

    /** Starts with the pairs of equal scores; to be called first, once. */
    void startWithTies(long similarTies, long differentTies) {
        similarAtZero = similarTies;
        differentAtZero = differentTies;
        similar = similarTies;
        twiceDifferentFarther = differentTies * similarTies;
        bestGain = similarTies;
        similarAtBest = similarTies;
    }

    /** Starts a tally of pairs that follow others; no threshold before its first pair is its own. */
    static DistanceTally ofLaterPairs() {
        var tally = new DistanceTally();
        tally.bestGain = Long.MIN_VALUE / 2;
        return tally;
    }

    /** Appends pairs that all have one distance, larger than any before. */
    void append(double distance, long similarHere, long correctHere, long wrongHere) {
        twiceDifferentFarther += (correctHere + wrongHere) * (2 * similar + similarHere);
        twiceCorrectFarther += correctHere * (2 * wrong + wrongHere);
        similar += similarHere;
        correct += correctHere;
        wrong += wrongHere;
        if (similar - correct > bestGain) {
            bestGain = similar - correct;
            bestDistance = distance;
            similarAtBest = similar;
            correctAtBest = correct;
            wrongAtBest = wrong;
        }
    }

    /** Appends pairs that were tallied by themselves, all with larger distances than any before. */
    void append(DistanceTally later) {
        twiceDifferentFarther += later.twiceDifferentFarther + (later.correct + later.wrong) * 2 * similar;
        twiceCorrectFarther += later.twiceCorrectFarther + later.correct * 2 * wrong;
        long gain = similar - correct + later.bestGain;
        if (gain > bestGain) {
            bestGain = gain;
            bestDistance = later.bestDistance;
            similarAtBest = similar + later.similarAtBest;
            correctAtBest = correct + later.correctAtBest;
            wrongAtBest = wrong + later.wrongAtBest;
        }
        similar += later.similar;
        correct += later.correct;
        wrong += later.wrong;
    }

    /** Returns whether no larger threshold can gain more, given the number of all similar pairs. */
    boolean isBestFound(long allSimilar) {
        return allSimilar - correct <= bestGain;
    }

    /**
     * Ends early with counts of all pairs, those of equal scores apart; what compares distances of pairs means nothing
     * afterwards.
     */
    void endWith(long allSimilar, long allCorrect, long allWrong) {
        similar = allSimilar;
        correct = allCorrect;
        wrong = allWrong;
    }

    /** Counts all pairs. */
    long pairs() {
        return similar + different();
    }

    /** Counts pairs that people tell apart. */
    long different() {
        return correct + wrong + differentAtZero;
    }
}
