package dev.granular.cli;

import dev.granular.Column;
import dev.granular.Direction;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.arrow.output.FigureRow;
import dev.granular.cli.draw.MappedScores;
import dev.granular.global.FigureOptions;
import dev.granular.global.Raters;
import dev.granular.global.WholeSetFigures;
import dev.granular.mapping.Mapping;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Figures over the whole set of every model of a study.
 *
 * @param scores a row for each model, with what its mapping maps
 * @param warnings what a reader must know, one line each
 */
record Panel(List<MappedScores> scores, List<String> warnings) {
    /** Copies the lists. */
    Panel {
        scores = List.copyOf(scores);
        warnings = List.copyOf(warnings);
    }

    /**
     * What a panel needs beside the study.
     *
     * @param raters how many people rated each image, as far as the tables say
     * @param lowerMosIsBetter whether the MOS count the other way round
     * @param lowerModels models of which a lower score is better
     */
    record Facts(Optional<Column> raters, boolean lowerMosIsBetter, Collection<String> lowerModels) {
        /** Copies the names. */
        Facts {
            lowerModels = List.copyOf(lowerModels);
        }
    }

    /** Computes the figures. */
    static Panel of(Study study, Facts facts, Mapping mapping, int threads) {
        var warnings = new ArrayList<String>();
        FigureOptions options = FigureOptions.STANDARD
                .mapping(mapping)
                .spreadMeasured(study.stdKnown())
                .threads(threads);
        boolean turned = facts.lowerMosIsBetter();
        Ratings ratings = turned
                ? new Ratings(negated(study.ratings().mos()), study.ratings().std())
                : study.ratings();
        List<Predictions> models = study.models().stream()
                .map(model -> turned ? new Predictions(model.model(), negated(model.scores())) : model)
                .toList();
        List<WholeSetFigures> figures = WholeSetFigures.of(ratings, raters(facts.raters(), warnings), models, options);
        List<FigureRow> rows = figures.stream()
                .map(each -> new FigureRow(
                        each,
                        facts.lowerModels().contains(each.model())
                                ? Direction.LOWER_IS_BETTER
                                : Direction.HIGHER_IS_BETTER,
                        ratings.size()))
                .toList();
        warnings.addAll(mappingWarnings(rows));
        return new Panel(MappedScores.of(rows, ratings, models, turned), warnings);
    }

    /** Returns a row for each model. */
    List<FigureRow> rows() {
        return scores.stream().map(MappedScores::row).toList();
    }

    private static Column negated(Column values) {
        double[] negated = values.toArray();
        for (int i = 0; i < negated.length; i++) {
            negated[i] = -negated[i];
        }
        return Column.of(negated);
    }

    private static Raters raters(Optional<Column> counts, List<String> warnings) {
        if (counts.isEmpty()) {
            return new Raters.Unknown();
        }
        Column raters = counts.get();
        long unknown = IntStream.range(0, raters.size())
                .filter(row -> !(raters.get(row) >= 1 && raters.get(row) < Double.POSITIVE_INFINITY))
                .count();
        if (unknown > 0) {
            warnings.add("the number of raters is missing or below 1 for " + unknown + " of " + raters.size()
                    + " images, so figures that need it are not given; --raters names another column or a number");
            return new Raters.Unknown();
        }
        return new Raters.OfEachImage(raters);
    }

    /** Says which mappings have no finite best, a line for each kind, and which fall, in one line. */
    private static List<String> mappingWarnings(List<FigureRow> rows) {
        var limits = new LinkedHashMap<String, List<String>>();
        rows.forEach(row -> row.mappingLimit()
                .ifPresent(limit ->
                        limits.computeIfAbsent(limit, _ -> new ArrayList<>()).add(row.model())));
        String mapping =
                "mapping " + FigureRow.word(rows.getFirst().figures().mapping().mapping());
        var warnings = new ArrayList<String>();
        limits.forEach((limit, models) -> warnings.add(mapping + " of " + String.join(", ", models) + ": " + limit));
        String falling = rows.stream()
                .filter(row -> row.mappingDrop().isPresent())
                .map(row -> String.format(
                        Locale.ROOT,
                        "%s by up to %.3g",
                        row.model(),
                        row.mappingDrop().getAsDouble()))
                .collect(Collectors.joining(", "));
        if (!falling.isEmpty()) {
            warnings.add(mapping + " falls where it should rise: " + falling + " MOS units");
        }
        return warnings;
    }
}
