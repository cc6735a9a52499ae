package dev.granular.cli;

import dev.granular.arrow.output.ResultTable;
import dev.granular.cli.confidence.Confidences;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables of numbers that a run has. */
final class RunTables {
    private final Run run;
    private final Map<Result, ResultTable> more;

    /** Prepares the tables of a run; {@code more} are those that were asked for besides. */
    RunTables(Run run, Map<Result, ResultTable> more) {
        this.run = run;
        this.more = new TreeMap<>(more);
    }

    ResultTable points() {
        return ResultTable.points(
                run.result().correlations(), run.confidences().flatMap(Confidences::places), run.origin());
    }

    ResultTable scores() {
        return ResultTable.scores(run.result().scores(), run.confidences().map(Confidences::scores), run.origin());
    }

    ResultTable surface() {
        return ResultTable.surface(run.result().scores(), run.confidences().flatMap(Confidences::places), run.origin());
    }

    /** Returns tables of comparisons, if any were asked for. */
    List<ResultTable> comparisons() {
        return run.confidences()
                .filter(found -> !found.comparisons().isEmpty())
                .map(found -> List.of(
                        ResultTable.comparisons(found.comparisons(), run.origin()),
                        ResultTable.comparisonSurface(
                                found.comparisons(), found.surface().points(), run.origin())))
                .orElse(List.of());
    }

    /** Returns tables that were asked for besides. */
    Collection<ResultTable> more() {
        return more.values();
    }

    /** Returns one of these. */
    ResultTable more(Result result) {
        return more.get(result);
    }

    /** Returns whether the table of the surface has rows. */
    boolean hasSurface() {
        return run.result().scores().stream().anyMatch(score -> score.surface().isPresent());
    }

    /** Returns all that have rows. */
    List<ResultTable> all() {
        var all = new ArrayList<ResultTable>(List.of(scores(), points()));
        if (hasSurface()) {
            all.add(surface());
        }
        all.addAll(comparisons());
        all.addAll(more());
        return all;
    }
}
