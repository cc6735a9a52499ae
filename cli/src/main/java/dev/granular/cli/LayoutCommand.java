package dev.granular.cli;

import dev.granular.Direction;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Regulator;
import dev.granular.arrow.ImageFiles;
import dev.granular.arrow.PartFile;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.output.OutputFile;
import dev.granular.cluster.Census;
import dev.granular.cluster.Choices;
import dev.granular.cluster.ClusterLayout;
import dev.granular.cluster.ImageSample;
import dev.granular.cluster.Preparation;
import dev.granular.cluster.StreamedImages;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Settles what all machines that share the images must take the same. */
@Command(
        name = "layout",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        description = {
            "Settles super points for images that are too many for one machine, and cuts them into parts.",
            "",
            "The first step of four: granular compress sums over each part, on any machine that has the files; granular merge puts"
                    + " the parts together; granular evaluate computes surfaces, at any points. Holds a sample of the images, never all."
        },
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExample:%n",
        footer = {
            "  granular layout 'images-*.parquet' --parts 8 --out images.layout",
            "  granular compress 'images-*.parquet' --layout images.layout --part 1 --out 1.part    # and so on",
            "  granular merge *.part --out images.set",
            "  granular evaluate images.set --points grid:100x100 --out report"
        })
final class LayoutCommand implements Runnable {
    /** Images of a part, unless a number of parts is given. */
    private static final long PART = 1_000_000;

    /** What a layout says of the images, whatever the models. */
    private static final List<String> FIXED =
            List.of("--parts", "--mos", "--std", "--weight", "--methods", "--accuracy", "--regulator", "--std-scale");

    @Spec
    private CommandSpec spec;

    @Mixin
    private ImageFileOptions files;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            order = 1,
            description = "Receives the layout, for granular compress.")
    private Path out;

    @Option(
            names = "--parts",
            paramLabel = "NUMBER",
            converter = PositiveCount.class,
            order = 2,
            description = "Parts, at most, into which images are cut by MOS. Default: one for each million.")
    private Optional<Integer> parts = Optional.empty();

    @Option(
            names = "--like",
            paramLabel = "LAYOUT",
            order = 3,
            description =
                    "Takes super points, parts and columns of ratings of this layout, for other models of the same images:"
                            + " granular merge can put their sets side by side then.")
    private Optional<Path> like = Optional.empty();

    @Option(
            names = "--mos",
            paramLabel = "COLUMN",
            order = 10,
            description = "Mean opinion scores. Default: found by name in the first file.")
    private Optional<String> mos = Optional.empty();

    @Option(
            names = "--std",
            paramLabel = "COLUMN",
            order = 11,
            description = "Standard deviation of the opinions on each image. Default: found by name in the first file.")
    private Optional<String> std = Optional.empty();

    @Option(
            names = "--weight",
            paramLabel = "COLUMN",
            order = 12,
            description = "Regulator weights. Default: found by name in the first file.")
    private Optional<String> weight = Optional.empty();

    @Option(
            names = "--models",
            paramLabel = "NAME",
            split = ",",
            order = 13,
            description = "Models, separated by commas. Default: found in the first file.")
    private List<String> models = List.of();

    @Option(
            names = "--lower-is-better",
            paramLabel = "NAME",
            split = ",",
            order = 16,
            description = "Models whose scores fall as MOS rises. Default: by the sign of the SRCC over a sample.")
    private Set<String> lower = Set.of();

    @Option(
            names = "--higher-is-better-models",
            paramLabel = "NAME",
            split = ",",
            order = 16,
            description = "Models whose scores rise with MOS, whatever the sign of the SRCC.")
    private Set<String> higher = Set.of();

    @Option(
            names = "--methods",
            paramLabel = "METHOD",
            split = ",",
            order = 32,
            description = "Correlations, separated by commas: plcc, srcc, krcc. Default: all.")
    private List<Method> methods = List.of(Method.values());

    @Option(
            names = "--accuracy",
            paramLabel = "NUMBER",
            order = 37,
            description = "Largest absolute error of a correlation, 1e-10 to 1e-3. Default: ${DEFAULT-VALUE}.")
    private double tolerance = 1e-6;

    @Mixin
    private WindowOptions windows;

    @Override
    public void run() {
        if (weight.isPresent() && windows.regulator() != RegulatorChoice.AUTO) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--regulator " + windows.regulator() + " and given weights exclude one another");
        }
        OutputFile.requireWritable(out);
        List<Path> paths = files.paths();
        ClusterLayout layout = like.map(file -> likeAnother(file, paths)).orElseGet(() -> anew(paths));
        PartFile.save(layout, out);
        spec.commandLine()
                .getOut()
                .println(out + ": " + layout.superPoints() + " super points for " + layout.images() + " images in "
                        + (layout.cuts().parts() == 1
                                ? "one part"
                                : layout.cuts().parts() + " parts") + "; models "
                        + String.join(", ", layout.models()));
        spec.commandLine().getOut().flush();
    }

    private ClusterLayout anew(List<Path> paths) {
        ImageFiles.Columns columns =
                weighted(found(paths, ColumnChoice.of(mos, std, weight, models, Optional.empty())));
        Census census = new StreamedImages(new ImageFiles(paths, columns)).census();
        columns = directed(columns, census, paths);
        var images = new ImageFiles(paths, columns);
        var choices = new Choices(columns.models(), EnumSet.copyOf(methods), tolerance);
        Preparation preparation = Preparation.of(regulator(columns), windows.stdScale(), census.range(), images);
        var prepared = new StreamedImages(images.with(preparation::prepared));
        int most = parts.orElseGet(() -> Math.toIntExact(Math.ceilDiv(census.images(), PART)));
        return settled(prepared, choices, most).of(preparation, columns.notes());
    }

    /** Returns a layout of other models on the super points of one that was settled. */
    private ClusterLayout likeAnother(Path file, List<Path> paths) {
        for (String option : FIXED) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--like and " + option + " exclude one another: the layout says that already");
            }
        }
        ClusterLayout other = PartFile.layout(file);
        var known = ImageFiles.Columns.of(other);
        var choice = ColumnChoice.of(
                Optional.of(known.mos()), Optional.of(known.std()), known.weight(), models, Optional.empty());
        List<String> others = new ArrayList<>(found(paths, choice).models());
        if (models.isEmpty()) {
            others.removeAll(other.models());
        }
        if (others.isEmpty()) {
            throw new InputException(
                    paths.getFirst() + " has no model that " + file + " does not have: --like is for other models");
        }
        var columns = new ImageFiles.Columns(known.mos(), known.std(), known.weight(), others, Set.of());
        columns = directed(columns, new StreamedImages(new ImageFiles(paths, columns)).census(), paths);
        Preparation preparation = other.preparation();
        return new StreamedImages(new ImageFiles(paths, columns).with(preparation::prepared))
                .settled(other, columns.models(), windows.threads())
                .of(preparation, columns.notes());
    }

    private ImageFiles.Columns found(List<Path> paths, ColumnChoice choice) {
        ImageFiles.Found found = ImageFiles.find(paths.getFirst(), choice);
        found.warnings().forEach(warning -> spec.commandLine().getErr().println("warning: " + OptionWords.of(warning)));
        return found.columns();
    }

    /** Leaves out weights that were found, if a regulator is chosen. */
    private ImageFiles.Columns weighted(ImageFiles.Columns found) {
        return windows.regulator() == RegulatorChoice.AUTO
                ? found
                : new ImageFiles.Columns(found.mos(), found.std(), Optional.empty(), found.models(), Set.of());
    }

    private static void requireVariety(ImageFiles.Columns columns, Census census) {
        census.range();
        for (int m = 0; m < columns.models().size(); m++) {
            if (census.lowest()[m + 1] == census.highest()[m + 1]) {
                throw new InputException("model \"" + columns.models().get(m) + "\" says " + census.lowest()[m + 1]
                        + " of all " + census.images()
                        + " images, so it correlates with nothing; leave it out by naming the others with --models");
            }
        }
    }

    private ImageFiles.Columns directed(ImageFiles.Columns columns, Census census, List<Path> paths) {
        requireVariety(columns, census);
        requireModels(columns.models(), lower, "--lower-is-better");
        requireModels(columns.models(), higher, "--higher-is-better-models");
        ImageSample sample = new StreamedImages(new ImageFiles(paths, columns)).sample(census.range());
        var turned = new TreeSet<String>();
        var open = new ArrayList<String>();
        for (int m = 0; m < columns.models().size(); m++) {
            String model = columns.models().get(m);
            Optional<Direction> found = sample.direction(m);
            if (!lower.contains(model) && !higher.contains(model)) {
                if (found.isEmpty()) {
                    open.add(model);
                } else if (found.get() == Direction.LOWER_IS_BETTER) {
                    turned.add(model);
                }
            }
        }
        PrintWriter err = spec.commandLine().getErr();
        if (!turned.isEmpty()) {
            err.println("lower is better, by a sample of the data: " + String.join(", ", turned)
                    + " (--higher-is-better-models overrules)");
        }
        if (!open.isEmpty()) {
            err.println("the data leave open which way these count, so higher is taken as better: "
                    + String.join(", ", open) + " (--lower-is-better overrules)");
        }
        err.flush();
        turned.addAll(lower);
        return columns.lowerIsBetter(turned);
    }

    private static void requireModels(List<String> models, Set<String> named, String option) {
        for (String name : named) {
            if (!models.contains(name)) {
                throw new InputException(
                        "there is no model \"" + name + "\" for " + option + "; there is " + String.join(", ", models));
            }
        }
    }

    private Regulator regulator(ImageFiles.Columns columns) {
        return switch (windows.regulator()) {
            case AUTO -> columns.weight().isPresent() ? new Regulator.Uniform() : new Regulator.Gaussian();
            case GAUSSIAN -> new Regulator.Gaussian();
            case LDS -> new Regulator.Lds();
            case UNIFORM -> new Regulator.Uniform();
        };
    }

    private ClusterLayout settled(StreamedImages images, Choices choices, int most) {
        var bar = new ProgressBar(spec.commandLine().getErr());
        try {
            return images.settled(images.census(), choices, most, windows.threads(), bar);
        } finally {
            bar.clear();
        }
    }
}
