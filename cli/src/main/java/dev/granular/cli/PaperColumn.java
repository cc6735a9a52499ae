package dev.granular.cli;

import dev.granular.cli.text.MarkedColumn;
import dev.granular.inference.ScoreComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One column of a table for a paper.
 *
 * @param name of the score
 * @param values by model; NaN where there is none
 * @param standings by model, against the best of the column; empty if no models were compared
 */
record PaperColumn(String name, List<Double> values, List<Standing> standings) {
    /** Copies the lists. */
    PaperColumn {
        values = List.copyOf(values);
        standings = List.copyOf(standings);
    }

    /** What is shown of a score against the highest of its column. */
    enum Standing {
        BEST("best"),
        LOWER("lower"),
        OPEN("not shown to differ"),
        UNTESTED("not compared"),
        NO_SCORE("");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        /** In words, for tables without marks. */
        String words() {
            return words;
        }
    }

    /**
     * How values stand out; formats.
     *
     * @param ranks of the best, the second and what is missing
     * @param open of what is not shown to differ from the best
     * @param untested of what was not compared with it
     */
    record Marks(MarkedColumn.Marks ranks, String open, String untested) {
        static final Marks LATEX =
                new Marks(MarkedColumn.Marks.LATEX, "%s\\rlap{$^{\\dagger}$}", "%s\\rlap{$^{\\ddagger}$}");
        static final Marks MARKDOWN = new Marks(MarkedColumn.Marks.MARKDOWN, "%s†", "%s‡");
    }

    /**
     * Puts scores into a column.
     *
     * @param comparisons of pairs of models by this score; none if they were not computed
     * @param alpha probability of error that tests allow
     */
    static PaperColumn of(
            String name,
            List<String> models,
            List<Double> values,
            Optional<List<ScoreComparison>> comparisons,
            double alpha) {
        int best = -1;
        for (int model = 0; model < values.size(); model++) {
            double value = values.get(model);
            if (!Double.isNaN(value) && (best < 0 || value > values.get(best))) {
                best = model;
            }
        }
        var standings = new ArrayList<Standing>();
        for (int model = 0; comparisons.isPresent() && model < values.size(); model++) {
            standings.add(
                    Double.isNaN(values.get(model))
                            ? Standing.NO_SCORE
                            : model == best
                                    ? Standing.BEST
                                    : standing(models.get(model), models.get(best), comparisons.get(), alpha));
        }
        return new PaperColumn(name, values, standings);
    }

    private static Standing standing(String model, String best, List<ScoreComparison> comparisons, double alpha) {
        return comparisons.stream()
                .filter(pair -> List.of(pair.first(), pair.second()).containsAll(List.of(model, best)))
                .map(pair -> Double.isNaN(pair.adjustedP())
                        ? Standing.UNTESTED
                        : pair.adjustedP() <= alpha ? Standing.LOWER : Standing.OPEN)
                .findFirst()
                .orElse(Standing.UNTESTED);
    }

    /** Returns the texts of the column, with standings marked by {@code style}. */
    List<String> texts(Marks style) {
        List<String> texts = new MarkedColumn(values).texts(style.ranks());
        return IntStream.range(0, texts.size())
                .mapToObj(model -> switch (standings.isEmpty() ? Standing.LOWER : standings.get(model)) {
                    case OPEN -> style.open().formatted(texts.get(model));
                    case UNTESTED -> style.untested().formatted(texts.get(model));
                    case BEST, LOWER, NO_SCORE -> texts.get(model);
                })
                .toList();
    }
}
