package dev.granular.cli;

import dev.granular.Column;
import dev.granular.Direction;
import dev.granular.InputException;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.arrow.NumberFile;
import dev.granular.arrow.RatingSet;
import dev.granular.arrow.RatingTables;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.ColumnView;
import dev.granular.arrow.input.ReadProgress;
import dev.granular.arrow.input.Sharing;
import dev.granular.arrow.input.TableInput;
import dev.granular.rating.BetaStd;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options that say which data are evaluated and what their columns mean. */
final class TableOptions {
    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Tables: text, Parquet, Arrow IPC, XLSX, JSON or MATLAB files. The first has the ratings; all may have models. A single"
                            + " column of scores in a further table is called after its file. - is standard input. A quoted pattern ('part-*.csv') is one table: the"
                            + " files that match, one below the other.")
    private List<Path> files = List.of();

    private TableFiles source = new TableFiles.OfSystem();

    @Mixin
    private RatingOptions ratings;

    @Mixin
    private RowOptions rows;

    @Option(
            names = "--weight",
            paramLabel = "COLUMN",
            order = 12,
            description = "Regulator weights: how much each image counts. Found by itself if called weight.")
    private Optional<String> weight = Optional.empty();

    @Option(
            names = "--higher-is-better",
            order = 15,
            description = "A higher MOS is better quality. Default, but to be said for a column called dmos.")
    private boolean higherIsBetter;

    @Option(
            names = "--dmos",
            order = 16,
            description = "A lower MOS is better quality. Correlations change sign, so that agreement stays positive; Q"
                    + " stays in the units of the column.")
    private boolean dmos;

    @Option(
            names = "--lower-is-better",
            paramLabel = "NAME",
            split = ",",
            order = 16,
            description = "Models of which a lower score is better. Default: by the sign of the global SRCC.")
    private List<String> lowerModels = List.of();

    @Option(
            names = "--higher-is-better-models",
            paramLabel = "NAME",
            split = ",",
            order = 16,
            description = "Models of which a higher score is better, whatever the sign of the global SRCC.")
    private List<String> higherModels = List.of();

    @Option(
            names = "--std-file",
            paramLabel = "FILE",
            order = 18,
            description = "Standard deviations from a text file, one per row of the first table.")
    private Optional<Path> stdFile = Optional.empty();

    @Option(
            names = "--weights-file",
            paramLabel = "FILE",
            order = 19,
            description = "Regulator weights from a text file, one per row of the first table.")
    private Optional<Path> weightsFile = Optional.empty();

    @Option(
            names = "--phi",
            paramLabel = "NUMBER",
            converter = PositiveNumber.class,
            order = 20,
            description = "Precision of the opinions, from which standard deviations are estimated where the data have"
                    + " none: (max - min) sqrt(m (1 - m) / (phi + 1)), m being the MOS scaled to 0 ... 1. Default: 8.")
    private Optional<Double> phi = Optional.empty();

    /** Returns the tables behind {@code set}, the one with the ratings first. */
    List<InputTable> inputs(RatingSet set) {
        return IntStream.range(0, files.size())
                .mapToObj(i -> new InputTable(input(files.get(i)), set.rows().get(i)))
                .toList();
    }

    /** Returns whether weights were asked for by an option. */
    boolean namesWeights() {
        return weight.isPresent() || weightsFile.isPresent();
    }

    private TableInput input(Path file) {
        return source.input(file);
    }

    /** Takes the tables from elsewhere; {@code files} are no more than their names then. */
    void take(TableFiles other) {
        source = other;
    }

    /** Returns which models and rows are read. */
    RowOptions rows() {
        return rows;
    }

    /** Refuses options that exclude one another; {@code points} is the file of points, if there is one. */
    void validate(Optional<Path> points) {
        source.requireOnce(
                Stream.of(files.stream(), stdFile.stream(), weightsFile.stream(), points.stream())
                        .flatMap(all -> all),
                command);
        requireNotBoth(higherIsBetter, "--higher-is-better", dmos, "--dmos");
        ratings.validate(stdFile.isPresent());
        rows.validate();
        lowerModels.stream()
                .filter(higherModels::contains)
                .forEach(model ->
                        requireNotBoth(true, "--lower-is-better " + model, true, "--higher-is-better-models " + model));
        requireNotBoth(weight.isPresent(), "--weight", weightsFile.isPresent(), "--weights-file");
    }

    private void requireNotBoth(boolean one, String oneName, boolean other, String otherName) {
        if (one && other) {
            throw new ParameterException(command.commandLine(), oneName + " and " + otherName + " exclude one another");
        }
    }

    /** Reads and joins the tables; {@code shared} are columns of what images share. */
    RatingSet read(BufferAllocator allocator, Map<Sharing, String> shared) {
        var line = new ReadingLine(command.commandLine().getErr());
        try {
            return read(allocator, shared, line);
        } finally {
            line.clear();
        }
    }

    /** Reads and joins the tables; {@code progress} is told how far that has come. */
    RatingSet read(BufferAllocator allocator, Map<Sharing, String> shared, ReadProgress progress) {
        List<TableInput> inputs = files.stream().map(this::input).toList();
        var choice = new ColumnChoice(ratings.opinions(), weight, rows.models(), rows.key(), rows.filters(), shared);
        return RatingTables.join(inputs, choice, rows.reading(progress), allocator);
    }

    /** Returns whether one of the options names a file. */
    boolean namesFile() {
        return stdFile.isPresent() || weightsFile.isPresent();
    }

    /** Returns every column of every table, as it is on its own. */
    List<List<ColumnView>> describe(BufferAllocator allocator) {
        return files.stream()
                .filter(file -> !(input(file) instanceof TableInput.Stream))
                .map(file -> RatingTables.describe(input(file), rows.reading(ReadProgress.NONE), allocator))
                .toList();
    }

    /** Returns the study of {@code set}, which must stay open as long as the study is in use. */
    Study study(RatingSet set) {
        return study(set, ModelDirections.Said.NOTHING, _ -> true);
    }

    /** Returns the study of some models of {@code set}; directions are also {@code said} beside the options. */
    Study study(RatingSet set, ModelDirections.Said said, Predicate<Predictions> models) {
        var notes = new ArrayList<>(set.notes().stream().map(OptionWords::of).toList());
        var warnings =
                new ArrayList<>(set.warnings().stream().map(OptionWords::of).toList());
        notes.addFirst("images: " + set.mos().size());
        Optional<Column> known = std(set);
        if (stdFile.isPresent()) {
            set.spreadRemark(known.orElseThrow(), stdFile.get().toString())
                    .ifPresent(remark -> warnings.add(OptionWords.of(remark)));
        }
        if (known.isPresent() && phi.isPresent()) {
            warnings.add("--phi has no effect: the data have standard deviations");
        }
        return new Study(
                title(),
                source(),
                opinions(set.mos(), known, notes),
                polarised(set, said, notes).stream().filter(models).toList(),
                known.isPresent(),
                weights(set),
                set.columns(),
                notes,
                warnings);
    }

    private Ratings opinions(Column mos, Optional<Column> known, List<String> notes) {
        try {
            var ratings = new Ratings(mos, known.orElseGet(() -> estimatedStd(mos, notes)));
            ratings.range();
            return ratings;
        } catch (InputException e) {
            throw new InputException(source() + ": " + e.getMessage(), e);
        }
    }

    private String source() {
        return input(files.getFirst()).name();
    }

    private Optional<Column> std(RatingSet set) {
        return stdFile.isPresent() ? stdFile.map(file -> fromFile(set, file, "standard deviation")) : set.std();
    }

    private Optional<Column> weights(RatingSet set) {
        return weightsFile.isPresent() ? weightsFile.map(file -> fromFile(set, file, "weight")) : set.weight();
    }

    private static Column fromFile(RatingSet set, Path file, String what) {
        Column values = NumberFile.read(file);
        int negative = values.next(0, value -> value < 0);
        if (negative < values.size()) {
            throw new InputException(file + ": number " + (negative + 1) + " is " + values.get(negative) + ", but a "
                    + what + " cannot be negative");
        }
        return set.aligned(file.toString(), values);
    }

    private Column estimatedStd(Column mos, List<String> notes) {
        double precision = phi.orElse(BetaStd.DEFAULT_PHI);
        double[] std = BetaStd.of(mos, precision);
        long atEnds = Arrays.stream(std).filter(value -> value == 0).count();
        notes.add("std: none in the data, estimated from the MOS (Beta distribution, phi " + precision + "); the "
                + atEnds + " images at either end of the scale get 0 and take no part in the surface");
        return Column.of(std);
    }

    private List<Predictions> polarised(RatingSet set, ModelDirections.Said said, List<String> notes) {
        String column = set.columns().getOrDefault("mos", "mos");
        if (dmos) {
            notes.add("polarity: lower \"" + column + "\" is better, as --dmos says; Q stays in its units");
        } else {
            requirePolarity(column);
            notes.add("polarity: higher \"" + column + "\" is better, "
                    + (higherIsBetter ? "as --higher-is-better says" : "as is assumed without --dmos"));
        }
        Predictions ratings = ratings(set);
        var directions = new ModelDirections(ratings.higherIsBetter().scores(), said.and(lowerModels, higherModels));
        List<Predictions> models = directions.of(set.predictions());
        notes.addAll(directions.notes());
        return models.stream().map(model -> agreeing(model, ratings)).toList();
    }

    /** Returns models of which a lower score is better. */
    List<String> lowerModels(RatingSet set) {
        Column quality = ratings(set).higherIsBetter().scores();
        return new ModelDirections(quality, new ModelDirections.Said(lowerModels, higherModels))
                .of(set.predictions()).stream()
                        .filter(model -> model.direction() == Direction.LOWER_IS_BETTER)
                        .map(Predictions::model)
                        .toList();
    }

    private Predictions ratings(RatingSet set) {
        String column = set.columns().getOrDefault("mos", "mos");
        return new Predictions(column, set.mos(), dmos ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER);
    }

    /** Returns the model in the sense of the ratings: a higher score where the column of ratings is higher. */
    private static Predictions agreeing(Predictions model, Predictions ratings) {
        boolean same = model.direction() == ratings.direction();
        return model.counted(same ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER)
                .higherIsBetter();
    }

    /** Refuses to guess: difference scores usually count the other way round, but some tables turn them. */
    private void requirePolarity(String column) {
        if (!higherIsBetter && column.toLowerCase(Locale.ROOT).contains("dmos")) {
            throw new InputException(source() + ": the name of column \"" + column
                    + "\" leaves open which way it counts: say --dmos if lower is better, --higher-is-better if not");
        }
    }

    private String title() {
        return files.stream()
                .map(file -> String.valueOf(Path.of(input(file).name()).getFileName()))
                .collect(Collectors.joining(", "));
    }
}
