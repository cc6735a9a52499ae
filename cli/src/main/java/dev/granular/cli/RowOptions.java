package dev.granular.cli;

import dev.granular.arrow.input.HeaderRule;
import dev.granular.arrow.input.KeyChoice;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.ModelChoice;
import dev.granular.arrow.input.ModelChoice.LongForm;
import dev.granular.arrow.input.ReadProgress;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.RowFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options that say which models and rows are read, and how tables are joined. */
final class RowOptions {
    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--models",
            paramLabel = "NAME",
            split = ",",
            order = 13,
            description =
                    "Models to evaluate, separated by commas; patterns ('*_score') and \"names, with commas\" in quotes."
                            + " Default: every column of numbers that is not evidently something else.")
    private List<String> models = new ArrayList<>();

    @Option(
            names = "--exclude",
            paramLabel = "NAME",
            split = ",",
            order = 13,
            description = "Columns or patterns that are no models.")
    private List<String> exclude = new ArrayList<>();

    @Option(
            names = "--model-column",
            paramLabel = "COLUMN",
            order = 13,
            description = "In a table with a row for each image and model: the column with the models' names.")
    private Optional<String> modelColumn = Optional.empty();

    @Option(
            names = "--score-column",
            paramLabel = "COLUMN",
            order = 13,
            description = "In such a table, the column with their scores. Default: score.")
    private Optional<String> scoreColumn = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "COLUMN",
            order = 14,
            description =
                    "Column that names the images, to join several tables: A, A=B if it is called B in further tables,"
                            + " A,B if it takes both. Default: a column of unique names that the tables share, else row by row.")
    private Optional<String> key = Optional.empty();

    @Option(
            names = "--where",
            paramLabel = "COLUMN=VALUE",
            order = 14,
            description =
                    "Only rows with this value, or one of several separated by commas; != for all others. Repeatable.")
    private List<String> where = new ArrayList<>();

    @Option(
            names = "--header",
            order = 16,
            description = "Text tables and sheets start with the names of their columns.")
    private boolean header;

    @Option(
            names = "--no-header",
            order = 16,
            description =
                    "Text tables and sheets start with data, not with names: columns are called c1, c2 ..., to be named with"
                            + " --mos and the like. Default: found by content.")
    private boolean noHeader;

    @Option(
            names = "--sheet",
            paramLabel = "NAME",
            order = 16,
            description = "Sheet of workbooks, by name or number. Default: the first that is not hidden.")
    private Optional<String> sheet = Optional.empty();

    @Option(
            names = "--missing",
            paramLabel = "fail|drop",
            order = 17,
            description =
                    "Where a column that is used has an empty, NaN or infinite value, or a row has no partner in another"
                            + " table: refuse, or leave the row out. Default: fail.")
    private MissingValues missing = MissingValues.FAIL;

    private Optional<List<String>> among = Optional.empty();

    /** Reads these models alone, as far as the tables have them. */
    void take(List<String> names) {
        among = Optional.of(names);
    }

    /** Returns whether models are named by an option. */
    boolean namesModels() {
        return !models.isEmpty();
    }

    /** Refuses options that exclude one another. */
    void validate() {
        require(!(header && noHeader), "--header and --no-header exclude one another");
        require(modelColumn.isPresent() || scoreColumn.isEmpty(), "--score-column needs --model-column");
        filters();
        key();
    }

    private void require(boolean fulfilled, String what) {
        if (!fulfilled) {
            throw new ParameterException(command.commandLine(), what);
        }
    }

    /** Returns which models to evaluate. */
    ModelChoice models() {
        var choice = new ModelChoice(
                models.stream().map(RowOptions::unquoted).toList(),
                exclude.stream().map(RowOptions::unquoted).toList(),
                modelColumn.map(column -> new LongForm(column, scoreColumn.orElse("score"))));
        return among.map(choice::among).orElse(choice);
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1) : name;
    }

    /** Returns columns that name the images. */
    Optional<KeyChoice> key() {
        return key.map(text -> {
            var first = new ArrayList<String>();
            var others = new ArrayList<String>();
            for (String part : text.split(",", -1)) {
                int equals = part.indexOf('=');
                first.add(equals < 0 ? part : part.substring(0, equals));
                others.add(part.substring(equals + 1));
            }
            require(
                    !first.contains("") && !others.contains(""),
                    "--key " + text + " names no column; as in A, A=B or A,B");
            return new KeyChoice(first, others);
        });
    }

    /** Conditions on rows. */
    List<RowFilter> filters() {
        return where.stream().map(this::filter).toList();
    }

    private RowFilter filter(String text) {
        int equals = text.indexOf('=');
        require(equals > 0 && !text.startsWith("!="), "--where " + text + " is no condition, as in COLUMN=VALUE");
        boolean not = text.charAt(equals - 1) == '!';
        String column = text.substring(0, not ? equals - 1 : equals);
        return new RowFilter(column, !not, List.of(text.substring(equals + 1).split(",", -1)));
    }

    /** Returns how tables are read. */
    Reading reading(ReadProgress progress) {
        HeaderRule given = header ? HeaderRule.PRESENT : HeaderRule.AUTO;
        return new Reading(noHeader ? HeaderRule.ABSENT : given, missing, sheet, progress);
    }
}
