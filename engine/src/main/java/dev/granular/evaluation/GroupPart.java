package dev.granular.evaluation;

import dev.granular.Column;
import dev.granular.Ratings;

/** Rows of one group, cut out of columns. */
final class GroupPart {
    private GroupPart() {}

    static Column of(Column values, int[] rows) {
        double[] part = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            part[i] = values.get(rows[i]);
        }
        return Column.of(part);
    }

    /** Returns ratings of two images or more. */
    static Ratings of(Ratings ratings, int[] rows) {
        return new Ratings(of(ratings.mos(), rows), of(ratings.std(), rows));
    }

    /** Returns why no pair of a group can be ranked, without a full stop; empty if one can. */
    static String whyUnusable(Ratings ratings, int[] rows) {
        if (rows.length < 2) {
            return "one image";
        }
        Ratings part = of(ratings, rows);
        Column mos = part.mos();
        double first = mos.get(0);
        if (mos.next(1, value -> value != first) == mos.size()) {
            return "the MOS are all equal";
        }
        int usable = part.std().next(0, std -> std > 0);
        if (usable == rows.length || part.std().next(usable + 1, std -> std > 0) == rows.length) {
            return "fewer than two images have a standard deviation above 0";
        }
        return "";
    }
}
