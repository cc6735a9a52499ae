package dev.granular.spark;

import dev.granular.Column;
import dev.granular.cluster.Cuts;
import dev.granular.rating.CountingSort;
import dev.granular.rating.DenseRanks;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import scala.Tuple2;

/**
 * Scores of one range that images of one part have, and their ranks among all.
 *
 * @param model number of the model
 * @param scores ascending, each once
 * @param ranks of the scores
 */
record RankedScores(int model, double[] scores, double[] ranks) implements Serializable {
    /**
     * Ranks the scores of a range, for each part whose images have some.
     *
     * @param mos of the images
     * @param scores of the images
     * @param offset number of different scores in lower ranges
     */
    static List<Tuple2<Integer, RankedScores>> of(int model, double[] mos, double[] scores, long offset, Cuts cuts) {
        double[] ranks = DenseRanks.of(Column.of(scores));
        var parts = new Collected[cuts.parts()];
        for (int image : CountingSort.order(ranks)) {
            int part = cuts.part(mos[image]);
            if (parts[part] == null) {
                parts[part] = new Collected();
            }
            parts[part].add(scores[image], offset + ranks[image]);
        }
        var ranked = new ArrayList<Tuple2<Integer, RankedScores>>();
        for (int part = 0; part < parts.length; part++) {
            if (parts[part] != null) {
                ranked.add(new Tuple2<>(part, parts[part].ranked(model)));
            }
        }
        return ranked;
    }

    private static final class Collected {
        private double[] scores = new double[16];
        private double[] ranks = new double[16];
        private int size;

        void add(double score, double rank) {
            if (size > 0 && ranks[size - 1] == rank) {
                return;
            }
            if (size == scores.length) {
                scores = Arrays.copyOf(scores, 2 * size);
                ranks = Arrays.copyOf(ranks, 2 * size);
            }
            scores[size] = score;
            ranks[size++] = rank;
        }

        RankedScores ranked(int model) {
            return new RankedScores(model, Arrays.copyOf(scores, size), Arrays.copyOf(ranks, size));
        }
    }
}
