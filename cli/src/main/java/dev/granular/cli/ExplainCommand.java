package dev.granular.cli;

import dev.granular.Accuracy;
import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Predictions;
import dev.granular.SurfacePoint;
import dev.granular.arrow.RatingSet;
import dev.granular.arrow.input.Sharing;
import dev.granular.arrow.output.ExplanationRow;
import dev.granular.arrow.output.OutputFolder;
import dev.granular.arrow.output.ResultFormat;
import dev.granular.arrow.output.ResultOrigin;
import dev.granular.arrow.output.ResultTable;
import dev.granular.inference.Confidence;
import dev.granular.inference.Explainer;
import dev.granular.inference.Explanation;
import dev.granular.inference.Inference;
import dev.granular.inference.SurfaceInference;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.RootAllocator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says which images are behind a value of a surface. */
@Command(
        name = "explain",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        description = {
            "Says what a model's correlation at one place of the surface rests on: the images that decide the value, those that"
                    + " hurt and help it most, and the heaviest pairs that the model orders wrongly."
        },
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  granular explain scores.csv --at 80,10 --model niqe",
            "  granular explain scores.csv --at 80,10 --model niqe --against clipiqa --out why.csv"
        })
final class ExplainCommand implements Runnable {
    /** Units and pairs in each list. */
    static final int MOST = 10;

    @Spec
    private CommandSpec spec;

    @Mixin
    private TableOptions table;

    @Option(
            names = "--at",
            required = true,
            paramLabel = "Q,QD",
            split = ",",
            order = 30,
            description = "The place: quality and quality difference, in MOS units.")
    private List<Double> at = List.of();

    @Option(names = "--model", required = true, paramLabel = "NAME", order = 30, description = "The model to explain.")
    private String model = "";

    @Option(
            names = "--against",
            paramLabel = "NAME",
            order = 30,
            description = "Explain by how much --model exceeds this one instead.")
    private Optional<String> against = Optional.empty();

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            order = 32,
            description = "The correlation: plcc, srcc or krcc. Default: ${DEFAULT-VALUE}.")
    private Method method = Method.SRCC;

    @Mixin
    private WindowOptions windows;

    @Option(
            names = "--cluster",
            paramLabel = "COLUMN",
            order = 38,
            description = "Column that names what images share, such as a scene: clusters count as one then.")
    private Optional<String> cluster = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            order = 40,
            description =
                    "A file for the same as a table, in the format of its ending: .csv, .arrow, .arrows (stream) or .json."
                            + " Default: nothing is written.")
    private Optional<Path> out = Optional.empty();

    @Override
    public void run() {
        table.validate(Optional.empty());
        windows.validate(table);
        require(at.size() == 2, "--at takes two numbers, such as 80,10");
        require(against.filter(model::equals).isEmpty(), "--against names the model itself: name another one");
        Optional<ResultFormat> format = out.map(this::format);
        try (var allocator = new RootAllocator();
                RatingSet set = table.read(allocator, shared())) {
            explain(set, table.study(set), format);
        }
    }

    private Map<Sharing, String> shared() {
        return cluster.map(column -> Map.of(Sharing.CLUSTER, column)).orElse(Map.of());
    }

    private ResultFormat format(Path file) {
        return ResultFormat.ofName(file.getFileName().toString())
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "--out " + file + " ends in none of .csv, .arrow, .arrows, .json"));
    }

    private void require(boolean fulfilled, String what) {
        if (!fulfilled) {
            throw new ParameterException(spec.commandLine(), what);
        }
    }

    private void explain(RatingSet set, Study study, Optional<ResultFormat> format) {
        List<Predictions> chosen = against.map(other -> List.of(named(study, model), named(study, other)))
                .orElseGet(() -> List.of(named(study, model)));
        var place = new SurfacePoint(at.getFirst(), at.getLast());
        var points = new Points.Given(List.of(place));
        Plan plan = windows.plan(study, points, EnumSet.of(method), new Accuracy.Automatic(), false);
        Inference inference = Inference.of(study.ratings())
                .methods(plan.methods())
                .regulator(plan.regulator())
                .stdScale(plan.stdScale())
                .threads(plan.threads());
        Inference units = set.clusters().map(inference::clusters).orElse(inference);
        Correlations values = plan.evaluation(study.ratings()).correlations(chosen);
        SurfaceInference surface = units.at(points, chosen, values);
        Explainer explainer = Explainer.of(units, chosen);
        Explanation explanation = against.map(other -> explainer.difference(place, model, other, method, MOST))
                .orElseGet(() -> explainer.at(place, model, method, MOST));
        List<ExplanationRow> rows =
                new ExplanationRows(study.ratings(), chosen, set.names(), set.clusters()).of(explanation);
        study.warnings().forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
        spec.commandLine().getErr().flush();
        print(explanation, rows, surface);
        if (format.isPresent()) {
            var origin = new ResultOrigin(
                    study.ratings().range(),
                    values.computation(),
                    Map.of("source", study.title(), "place", place.q() + "," + place.qd(), "model", model));
            write(ResultTable.explanation(rows, method, origin), format.get());
        }
    }

    private static Predictions named(Study study, String name) {
        return study.models().stream()
                .filter(known -> known.model().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("no model is called \"" + name + "\"; there are "
                        + String.join(
                                ", ",
                                study.models().stream().map(Predictions::model).toList())));
    }

    private void print(Explanation explanation, List<ExplanationRow> rows, SurfaceInference surface) {
        PrintWriter text = spec.commandLine().getOut();
        double value;
        Confidence interval;
        if (against.isPresent()) {
            var difference = surface.compare(model, against.get(), method).difference(0);
            value = difference.value();
            interval = difference.interval();
        } else {
            var estimate = surface.estimate(model, method, 0);
            value = estimate.value();
            interval = estimate.interval();
        }
        text.println(method + " of " + model
                + against.map(other -> " minus that of " + other).orElse("") + " at Q = "
                + explanation.point().q() + ", Qd = " + explanation.point().qd() + ": "
                + ExplanationText.value(value, interval));
        if (!explanation.sample().isWhole()) {
            text.println("Effects and shares are those of a sample of "
                    + explanation.sample().units() + " of "
                    + explanation.sample().ofUnits() + (explanation.sample().clustered() ? " clusters" : " images")
                    + "; pairs are searched for among all images.");
        }
        text.print(new ExplanationText(explanation, rows, against.isPresent()).render());
        text.flush();
    }

    private void write(ResultTable explained, ResultFormat format) {
        Path file = out.orElseThrow();
        Path folder = file.getParent() == null ? Path.of("") : file.getParent();
        try (OutputFolder into = OutputFolder.prepare(folder)) {
            into.write(file.getFileName().toString(), explained, format);
            into.commit();
        }
        spec.commandLine().getOut().println();
        spec.commandLine().getOut().println(file + " holds the explanation.");
        spec.commandLine().getOut().flush();
    }
}
