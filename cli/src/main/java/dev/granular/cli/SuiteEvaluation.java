package dev.granular.cli;

import dev.granular.InputException;
import dev.granular.Predictions;
import dev.granular.arrow.RatingSet;
import dev.granular.cli.suite.Cell;
import dev.granular.cli.suite.CellStore;
import dev.granular.cli.suite.DataSet;
import dev.granular.cli.suite.EvaluatedSet;
import dev.granular.cli.suite.Figure;
import dev.granular.cli.suite.Remarks;
import dev.granular.cli.suite.Suite;
import dev.granular.cli.suite.SuiteModel;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.arrow.memory.RootAllocator;

/** Evaluates the cells of a suite that no earlier run has left. */
final class SuiteEvaluation {
    private final Suite suite;
    private final CellStore store;
    private final PrintWriter err;
    private int evaluated;

    SuiteEvaluation(Suite suite, CellStore store, PrintWriter err) {
        this.suite = suite;
        this.store = store;
        this.err = err;
    }

    /** Returns how many cells were evaluated, rather than found. */
    int evaluated() {
        return evaluated;
    }

    /** Returns all cells of a data set; warnings are told. */
    EvaluatedSet evaluate(DataSet set) {
        SuiteData data = SuiteData.of(set, suite.modelsOn(set), err);
        // Before and after, as a file may change while it is read.
        set.requireUnchanged();
        try (var allocator = new RootAllocator();
                RatingSet ratings = of(set, () -> data.read(allocator))) {
            set.requireUnchanged();
            EvaluatedSet found = evaluate(set, data, ratings);
            found.warnings().forEach(warning -> err.println("warning: " + set.name() + ": " + warning));
            err.flush();
            return found;
        }
    }

    /** Does something of which a refusal is to name the data set. */
    private static <T> T of(DataSet set, Supplier<T> work) {
        try {
            return work.get();
        } catch (InputException e) {
            throw set.place()
                    .refusal("data \"" + set.name() + "\": " + Refusal.of(e).message());
        }
    }

    private EvaluatedSet evaluate(DataSet set, SuiteData data, RatingSet ratings) {
        Map<String, String> columns = columns(set, ratings.predictions());
        Study study = of(
                set,
                () -> data.study(
                        ratings,
                        set,
                        suite.modelsOn(set),
                        model -> columns.containsValue(model.model()) && !Study.isConstant(model)));
        Plan plan = of(set, () -> data.plan(study, ratings));
        ConfidencePlan wanted = of(set, () -> data.confidence(study, ratings));
        List<Cell> cells = cells(set, columns, new CellEvaluator(study, plan, wanted), ratings);
        var warnings = new ArrayList<>(study.warnings());
        warnings.addAll(Participation.of(study, plan).warnings());
        warnings.addAll(Remarks.of(cells, Cell::warnings));
        if (cells.stream().anyMatch(Cell::hasInterval)) {
            warnings.addAll(wanted.warnings());
        }
        var notes = new ArrayList<>(study.notes());
        notes.add("regulator: " + plan.regulatorName());
        int images = study.ratings().size();
        return new EvaluatedSet(set.name(), images, set.importance().orElse((double) images), cells, notes, warnings);
    }

    private List<Cell> cells(DataSet set, Map<String, String> columns, CellEvaluator evaluator, RatingSet ratings) {
        return columns.entrySet().stream()
                .map(model -> cell(set, model.getKey(), model.getValue(), evaluator, ratings))
                .toList();
    }

    /** Returns the models to evaluate on a set, with their columns there; those that it lacks, too. */
    private Map<String, String> columns(DataSet set, List<Predictions> found) {
        List<String> names = found.stream().map(Predictions::model).toList();
        var columns = new LinkedHashMap<String, String>();
        if (suite.models().isEmpty()) {
            names.forEach(name -> columns.put(name, name));
        }
        for (SuiteModel model : suite.modelsOn(set)) {
            String column = model.column(set.name());
            if (model.columns().containsKey(set.name()) && !names.contains(column)) {
                throw model.place()
                        .refusal("model \"" + model.name() + "\" is to be column \"" + column + "\" of data \""
                                + set.name()
                                + "\", which has no such model: correct columns; of the suite's models it has "
                                + String.join(", ", names));
            }
            columns.put(model.name(), column);
        }
        if (columns.isEmpty()) {
            throw set.place()
                    .refusal("data \"" + set.name() + "\" has no model to evaluate: every model of the suite"
                            + " names other data; leave these data out, or add them to data of a model");
        }
        return columns;
    }

    private Cell cell(DataSet set, String model, String column, CellEvaluator evaluator, RatingSet ratings) {
        var predictions = ratings.predictions().stream()
                .filter(each -> each.model().equals(column))
                .findFirst();
        if (predictions.isEmpty()) {
            return evaluator.without(set.name(), model, "the data have no model \"" + column + "\"");
        }
        if (Study.isConstant(predictions.get())) {
            return evaluator.without(set.name(), model, "it " + Study.constancy(predictions.get()));
        }
        CellEvaluator.Task task = evaluator.task(column, suite.needsInterval(set.name(), model));
        return store.find(task.key(), set.name(), model).orElseGet(() -> {
            err.println(set.name() + ": evaluating " + model);
            err.flush();
            Cell cell = of(set, () -> evaluated(task)).named(set.name(), model);
            store.keep(task.key(), cell);
            evaluated++;
            return cell;
        });
    }

    private Cell evaluated(CellEvaluator.Task task) {
        var bar = new ProgressBar(err);
        try {
            return task.evaluate(bar);
        } finally {
            bar.clear();
        }
    }

    /** Refuses a suite of which nothing can be ranked. */
    static void requireValues(Suite suite, List<EvaluatedSet> sets) {
        List<Cell> cells = sets.stream().flatMap(set -> set.cells().stream()).toList();
        for (SuiteModel model : suite.models()) {
            boolean somewhere = cells.stream()
                    .filter(cell -> cell.model().equals(model.name()))
                    .flatMap(cell -> cell.scores().stream())
                    .anyMatch(score -> score.value().isPresent());
            if (!somewhere) {
                throw model.place()
                        .refusal("model \"" + model.name() + "\" has no value on any data (" + why(model, cells)
                                + "): name its columns with columns = { DATA = \"COLUMN\" }, or leave it out");
            }
        }
        Figure figure = suite.rankBy();
        if (cells.stream().noneMatch(cell -> cell.value(figure).isPresent())) {
            throw new InputException("rank-by = \"" + figure + "\": no model has this figure on any data ("
                    + cells.getFirst().score(figure).why().orElseThrow() + "); there is "
                    + cells.stream()
                            .flatMap(cell -> cell.scores().stream())
                            .filter(score -> score.value().isPresent())
                            .map(score -> score.figure().toString())
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
    }

    private static String why(SuiteModel model, List<Cell> cells) {
        return cells.stream()
                .filter(cell -> cell.model().equals(model.name()))
                .map(cell -> cell.data() + ": " + cell.scores().getFirst().why().orElseThrow())
                .collect(Collectors.joining("; "));
    }
}
