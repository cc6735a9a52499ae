package dev.granular.cli;

import dev.granular.Progress;
import dev.granular.arrow.input.ColumnView;
import dev.granular.arrow.input.ReadProgress;
import dev.granular.arrow.input.Sharing;
import dev.granular.arrow.input.TableInput;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a service is asked for: tables with options. These are the options of {@code granular surface}, by the same names
 * without dashes and checked by the same code, but for those that name files.
 */
public final class EvaluationRequest {
    private static final Destination ANSWER = new Destination.Answer();
    /** Options that name files, or say where results go. */
    private static final Set<String> NOT_FOR_REQUESTS = Set.of("--std-file", "--weights-file");

    private final CommandLine line;
    private final RequestCommand command;
    private final List<TableInput> tables;
    private final List<String> words;

    private EvaluationRequest(List<TableInput> tables, List<String> words) {
        command = new RequestCommand();
        line = new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setOut(new PrintWriter(Writer.nullWriter()))
                .setErr(new PrintWriter(Writer.nullWriter()));
        this.tables = List.copyOf(tables);
        this.words = List.copyOf(words);
    }

    /**
     * Parses options.
     *
     * @param tables the tables, at least one, the one with the ratings first; their names start with no dash
     * @param options by name, values in the order given; a switch has the value true, false or none
     * @throws RuntimeException of which {@link Refusal#of} knows what is wrong
     */
    public static EvaluationRequest of(List<TableInput> tables, Map<String, List<String>> options) {
        var words = new ArrayList<>(tables.stream().map(TableInput::name).toList());
        var request = new EvaluationRequest(tables, words);
        options.forEach((name, values) -> values.forEach(
                value -> CommandLines.word(request.line, name, value).ifPresent(words::add)));
        return new EvaluationRequest(tables, words).parsed();
    }

    private EvaluationRequest parsed() {
        line.parseArgs(words.toArray(String[]::new));
        var byName = new LinkedHashMap<Path, TableInput>();
        tables.forEach(table -> byName.put(Path.of(table.name()), table));
        command.table.take(new TableFiles.Given(byName));
        command.validate();
        return this;
    }

    /** Returns options that a request may have. */
    public static List<RequestOption> options() {
        var request = new EvaluationRequest(List.of(), List.of());
        return request.line.getCommandSpec().options().stream()
                .filter(option -> !NOT_FOR_REQUESTS.contains(option.longestName()))
                .map(RequestOption::of)
                .toList();
    }

    /** Returns the options that say how the tables are read: requests that agree in them and in the tables read the same. */
    public Map<String, List<String>> reading() {
        Set<String> names = RequestCommand.reading(line.getCommandSpec());
        var reading = new TreeMap<String, List<String>>();
        for (OptionSpec option : line.getParseResult().matchedOptions()) {
            if (names.contains(option.longestName())) {
                reading.put(option.longestName(), option.originalStringValues());
            }
        }
        return reading;
    }

    /**
     * Reads and joins the tables.
     *
     * @param progress told how far that has come; what it throws ends the reading
     * @param allocator gives the memory and must outlive the result
     */
    public RequestedTables read(ReadProgress progress, BufferAllocator allocator) {
        Map<Sharing, String> shared = command.grouping.columns(command.confidence.cluster());
        return RequestedTables.of(command.table, command.table.read(allocator, shared, progress), words);
    }

    /** Returns every column of every table on its own, whether or not they have ratings. */
    public List<ColumnView> describe(BufferAllocator allocator) {
        return command.table.describe(allocator).stream().flatMap(List::stream).toList();
    }

    /**
     * Evaluates tables that were read by a request that agrees with this one in {@link #reading}.
     *
     * @param progress told how far that has come
     * @throws java.util.concurrent.CancellationException if {@code progress} stopped it, or the thread was interrupted
     */
    public RequestedRun evaluate(RequestedTables read, Progress progress) {
        return evaluate(read, Evaluator.ANEW, progress);
    }

    /** Returns the same with what {@code kept} has of the ratings. */
    public RequestedRun evaluate(RequestedTables read, KeptRatings kept, Progress progress) {
        return evaluate(read, kept::evaluate, progress);
    }

    private RequestedRun evaluate(RequestedTables read, Evaluator evaluator, Progress progress) {
        Study study = read.study();
        Plan plan = command.how
                .plan(study)
                .threads(Runtime.getRuntime().availableProcessors())
                .among(command.grouping.within(read.set()));
        MemoryNeed.of(study, plan, true).requireRoom();
        ConfidencePlan wanted = command.grouping.isWithin()
                ? ConfidencePlan.none()
                : command.confidence.plan(study, read.set().clusters(), read.set()::repeatedTexts);
        boolean lowerMosIsBetter = line.getCommandSpec().findOption("--dmos").<Boolean>getValue();
        var supplement = new Supplement(command.panel, ANSWER);
        supplement.requireRaters(study, read.set().raters());
        var job = new Job(line, read.inputs(), study, plan, wanted);
        Run run = Run.of(job, evaluator, new Stages(), progress);
        return new RequestedRun(
                supplement.of(run, read.set(), command.grouping.by(read.set()), () -> read.facts(lowerMosIsBetter)));
    }
}
