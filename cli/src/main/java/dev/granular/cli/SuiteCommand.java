package dev.granular.cli;

import dev.granular.Predictions;
import dev.granular.arrow.RatingSet;
import dev.granular.arrow.output.OutputFolder;
import dev.granular.cli.suite.CellStore;
import dev.granular.cli.suite.DataSet;
import dev.granular.cli.suite.EvaluatedSet;
import dev.granular.cli.suite.Place;
import dev.granular.cli.suite.Suite;
import dev.granular.cli.suite.SuiteFile;
import dev.granular.cli.suite.SuiteJson;
import dev.granular.cli.suite.SuiteReport;
import dev.granular.cli.suite.SuiteResult;
import dev.granular.cli.suite.SuiteTables;
import dev.granular.cli.suite.SuiteTemplate;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.arrow.memory.RootAllocator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Many models on many data sets, with standings and gates. */
@Command(
        name = "suite",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Evaluates models on several data sets, as a file says: standings, and gates that fail a build.",
            "",
            "Results are kept by content, so another run evaluates only what has changed. Exit code 3: a gate failed."
        },
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  granular suite --init livec.csv kadid.csv > suite.toml",
            "  granular suite suite.toml --out results",
            "",
            "docs/suite.md says what a suite may hold."
        })
final class SuiteCommand implements Callable<Integer> {
    /** Exit code if a gate failed. */
    static final int GATE_FAILED = 3;

    private static final String ENDING = ".toml";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The suite (TOML); with --init, tables.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--init",
            order = 1,
            description = "Print a suite of these tables, each a data set, with comments, to begin with.")
    private boolean init;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            order = 2,
            description =
                    "Receives report.html, suite.csv, suite.json, suite.tex, suite.md and cells/, the results to be"
                            + " kept. Default: the suite's name without its ending.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        require(!init || out.isEmpty(), "--init prints a suite and writes no results: leave out --out");
        require(init || files.size() == 1, "a suite is one file; with --init, tables");
        return init ? begin() : evaluate(files.getFirst());
    }

    private void require(boolean fulfilled, String what) {
        if (!fulfilled) {
            throw new ParameterException(spec.commandLine(), what);
        }
    }

    private int begin() {
        Map<String, Path> tables = SuiteTemplate.named(files);
        var models = new LinkedHashMap<String, List<String>>();
        tables.forEach((name, table) -> models.put(name, models(name, table)));
        PrintWriter printed = spec.commandLine().getOut();
        printed.print(SuiteTemplate.of(tables, models));
        printed.flush();
        return 0;
    }

    private List<String> models(String name, Path table) {
        var place = new Place(table, 1);
        var set = new DataSet(
                name, List.of(new DataSet.Table(table, Optional.empty(), place)), Optional.empty(), List.of(), place);
        try (var allocator = new RootAllocator();
                RatingSet ratings = SuiteData.of(
                                set, List.of(), spec.commandLine().getErr())
                        .read(allocator)) {
            return ratings.predictions().stream().map(Predictions::model).toList();
        }
    }

    private int evaluate(Path file) {
        Suite suite = SuiteFile.read(file);
        Path folder = out.orElseGet(() -> folderOf(file));
        suite.requireOtherBaselines(folder.resolve("suite.json"));
        var store = new CellStore(folder.resolve("cells"));
        var evaluation = new SuiteEvaluation(suite, store, spec.commandLine().getErr());
        List<EvaluatedSet> sets =
                suite.data().stream().map(evaluation::evaluate).toList();
        SuiteEvaluation.requireValues(suite, sets);
        SuiteResult result = SuiteResult.of(suite, sets);
        write(folder, result, store);
        print(result, folder, evaluation.evaluated());
        return result.failures().isEmpty() ? 0 : GATE_FAILED;
    }

    private static Path folderOf(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(
                name.length() > ENDING.length() && name.endsWith(ENDING)
                        ? name.substring(0, name.length() - ENDING.length())
                        : name + "-results");
    }

    private static void write(Path folder, SuiteResult result, CellStore store) {
        var tables = new SuiteTables(result);
        try (OutputFolder files = OutputFolder.prepare(folder)) {
            files.write("report.html", text -> SuiteReport.write(result, text));
            files.write("suite.csv", text -> text.write(tables.csv()));
            files.write("suite.json", text -> SuiteJson.write(result, text));
            files.write("suite.tex", text -> text.write(tables.latex()));
            files.write("suite.md", text -> text.write(tables.markdown()));
            store.alone(files::commit);
        }
    }

    private void print(SuiteResult result, Path folder, int evaluated) {
        PrintWriter printed = spec.commandLine().getOut();
        printed.print(new SuiteTables(result).text());
        printed.println();
        printed.println("Evaluated " + evaluated + " of " + result.cells().size()
                + " cells; the others were kept or have no value.");
        printed.println("Open " + folder.resolve("report.html")
                + " in a browser. Beside it: suite.csv, suite.json, suite.tex, suite.md");
        printed.flush();
        PrintWriter err = spec.commandLine().getErr();
        result.failures().forEach(failure -> err.println("gate failed: " + failure));
        err.flush();
    }
}
