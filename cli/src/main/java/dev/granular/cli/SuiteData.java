package dev.granular.cli;

import dev.granular.InputException;
import dev.granular.Predictions;
import dev.granular.arrow.RatingSet;
import dev.granular.cli.suite.DataSet;
import dev.granular.cli.suite.SuiteModel;
import dev.granular.cli.suite.SuiteModel.Better;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.arrow.memory.BufferAllocator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Options of one data set of a suite: those of {@code granular surface} about reading and evaluating. */
@Command(name = "data")
final class SuiteData {
    @Mixin
    private TableOptions table;

    @Mixin
    private EvaluationOptions how;

    @Mixin
    private GroupingOptions grouping;

    @Mixin
    private ConfidenceOptions confidence;

    private SuiteData() {}

    /**
     * Parses what a suite says of a data set.
     *
     * @param models to read as far as the tables have them; none for all
     * @throws InputException if an option is unknown or wrong; names the line
     */
    static SuiteData of(DataSet set, List<SuiteModel> models, PrintWriter err) {
        var data = new SuiteData();
        try {
            data.parse(set, err);
            if (!models.isEmpty()) {
                data.require(!data.table.rows().namesModels(), "--models and [model.NAME] exclude one another");
                data.table
                        .rows()
                        .take(models.stream()
                                .map(model -> model.column(set.name()))
                                .toList());
            }
        } catch (ParameterException e) {
            throw refusal(set, e);
        }
        return data;
    }

    private void parse(DataSet set, PrintWriter err) {
        CommandLine line = new CommandLine(this)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setErr(err);
        var words = new ArrayList<String>();
        for (DataSet.Setting setting : set.settings()) {
            OptionSpec option = line.getCommandSpec().findOption("--" + setting.name());
            if (option == null) {
                throw new UnmatchedArgumentException(line, List.of("--" + setting.name()));
            }
            List<String> values =
                    option.isMultiValue() ? setting.values() : List.of(String.join(",", setting.values()));
            values.forEach(
                    value -> CommandLines.word(line, setting.name(), value).ifPresent(words::add));
        }
        words.add("--");
        set.tables().forEach(source -> words.add(source.path().toString()));
        line.parseArgs(words.toArray(String[]::new));
        table.validate(how.pointsFile());
        how.validate(table);
        confidence.validate();
        grouping.validateSuite(confidence);
    }

    private void require(boolean fulfilled, String what) {
        if (!fulfilled) {
            throw new ParameterException(new CommandLine(this), what);
        }
    }

    /** Names the line of the option that is to blame, or of the data set. */
    private static InputException refusal(DataSet set, ParameterException e) {
        Collection<String> blamed = switch (e) {
            case UnmatchedArgumentException unmatched ->
                List.of(unmatched.getUnmatched().getFirst().split("=", 2)[0]);
            case ParameterException usage
            when usage.getArgSpec() instanceof OptionSpec option -> Arrays.asList(option.names());
            default -> Arrays.asList(e.getMessage().split("[\\s':]+"));
        };
        Optional<DataSet.Setting> setting = set.settings().stream()
                .filter(each -> blamed.contains("--" + each.name()))
                .reduce((_, last) -> last);
        String message = Refusal.of(e).message();
        return setting.map(DataSet.Setting::place)
                .orElse(set.place())
                .refusal("data \"" + set.name() + "\": " + message
                        + (e instanceof UnmatchedArgumentException
                                ? "; data have tables, importance, and options of granular surface without their dashes"
                                : ""));
    }

    /** Reads the tables; the caller closes the set. */
    RatingSet read(BufferAllocator allocator) {
        return table.read(allocator, grouping.columns(confidence.cluster()));
    }

    /**
     * Returns the study of some models of a set.
     *
     * @param models what the suite says of models
     * @param usable which of the set's models take part
     */
    Study study(RatingSet set, DataSet data, List<SuiteModel> models, Predicate<Predictions> usable) {
        List<String> there = set.predictions().stream().map(Predictions::model).toList();
        return table.study(
                set,
                new ModelDirections.Said(
                        columns(data, models, Better.LOWER, there), columns(data, models, Better.HIGHER, there)),
                usable);
    }

    private static List<String> columns(DataSet data, List<SuiteModel> models, Better better, List<String> there) {
        return models.stream()
                .filter(model -> model.direction().filter(better::equals).isPresent())
                .map(model -> model.column(data.name()))
                .filter(there::contains)
                .toList();
    }

    Plan plan(Study study, RatingSet set) {
        return how.plan(study).among(grouping.within(set));
    }

    ConfidencePlan confidence(Study study, RatingSet set) {
        return grouping.isWithin() ? ConfidencePlan.none() : confidence.plan(study, set.clusters(), set::repeatedTexts);
    }
}
