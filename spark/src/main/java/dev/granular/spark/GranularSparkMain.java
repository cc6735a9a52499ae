package dev.granular.spark;

import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Points;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The command for {@code spark-submit}: reads a table, evaluates it, and writes results as Parquet. */
@Command(
        name = "granular-spark",
        mixinStandardHelpOptions = true,
        description = "Evaluates image-quality models on a Spark cluster.")
public final class GranularSparkMain implements Callable<Integer> {
    private static final int REFUSED = 2;
    private static final String POINTS = "points";
    private static final String SCORES = "scores";
    private static final String SURFACE = "surface";

    @Parameters(
            paramLabel = "TABLE",
            description = "File or folder that Spark reads: Parquet, ORC or, with a header, CSV.")
    private String table;

    @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "Gets points, scores and surface.")
    private String out;

    @Option(names = "--mos", paramLabel = "COLUMN", description = "Default: ${DEFAULT-VALUE}.")
    private String mos = "mos";

    @Option(names = "--std", paramLabel = "COLUMN", description = "Default: ${DEFAULT-VALUE}.")
    private String std = "std";

    @Option(
            names = "--models",
            paramLabel = "COLUMN",
            split = ",",
            required = true,
            description = "Columns of predictions, separated by commas.")
    private List<String> models;

    @Option(
            names = "--lower-is-better",
            paramLabel = "MODEL",
            split = ",",
            description = "Models whose lower scores mean better. Default: by the sign of the SRCC over a sample.")
    private Set<String> lowerIsBetter = Set.of();

    @Option(
            names = "--higher-is-better-models",
            paramLabel = "MODEL",
            split = ",",
            description = "Models whose higher scores mean better, whatever the sign of the SRCC.")
    private Set<String> higherIsBetter = Set.of();

    @Option(names = "--weight", paramLabel = "COLUMN", description = "Regulator weights, in place of the regulator.")
    private Optional<String> weight = Optional.empty();

    @Option(names = "--by", paramLabel = "COLUMN", description = "One evaluation for each value of this column.")
    private Optional<String> by = Optional.empty();

    @Option(names = "--regulator", description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private SparkOptions.Weighting regulator = SparkOptions.Weighting.GAUSSIAN;

    @Option(names = "--methods", paramLabel = "METHOD", split = ",", description = "plcc, srcc, krcc. Default: all.")
    private List<Method> methods = List.of(Method.values());

    @Option(names = "--accuracy", paramLabel = "NUMBER", description = "1e-10 to 1e-3. Default: ${DEFAULT-VALUE}.")
    private double tolerance = 1e-6;

    @Option(
            names = "--points",
            paramLabel = "POINTS",
            converter = PointsConverter.class,
            description = "lhs:N or grid:NxM. Default: grid:100x100.")
    private Points points = new Points.Grid(100, 100);

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Of lhs points. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--std-scale", paramLabel = "FACTOR", description = "On every std in the windows. Default: 1.")
    private double stdScale = 1;

    @Option(names = "--parts", paramLabel = "NUMBER", description = "Parts of images. Default: one for each million.")
    private int parts;

    /** Reads {@code lhs:100} and {@code grid:100x100}. */
    static final class PointsConverter implements ITypeConverter<Points> {
        private static final Pattern CHOICE = Pattern.compile("lhs:(\\d{1,9})|grid:(\\d{1,9})x(\\d{1,9})");

        @Override
        public Points convert(String text) {
            Matcher choice = CHOICE.matcher(text.toLowerCase(Locale.ROOT));
            if (!choice.matches()) {
                throw new TypeConversionException("'" + text + "' is neither lhs:NUMBER nor grid:NUMBERxNUMBER");
            }
            try {
                return choice.group(1) != null
                        ? new Points.LatinHypercube(Integer.parseInt(choice.group(1)), 0)
                        : new Points.Grid(Integer.parseInt(choice.group(2)), Integer.parseInt(choice.group(3)));
            } catch (InputException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** Runs the command; ends the process with 0, or 2 if something was refused. */
    public static void main(String[] arguments) {
        int code = command().execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    static CommandLine command() {
        return new CommandLine(new GranularSparkMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((fault, command, _) -> {
                    if (!(fault instanceof InputException)) {
                        throw fault;
                    }
                    command.getErr().println("granular-spark: " + fault.getMessage());
                    return REFUSED;
                });
    }

    @Override
    public Integer call() throws IOException {
        Points at =
                points instanceof Points.LatinHypercube cube ? new Points.LatinHypercube(cube.samples(), seed) : points;
        SparkOptions options = SparkOptions.of(models)
                .ratings(mos, std)
                .lowerIsBetter(lowerIsBetter)
                .higherIsBetter(higherIsBetter)
                .regulator(regulator)
                .methods(EnumSet.copyOf(methods))
                .tolerance(tolerance)
                .points(at)
                .stdScale(stdScale)
                .parts(parts);
        options = weight.map(options::weight).orElse(options);
        options = by.map(options::by).orElse(options);
        SparkSession session = SparkSession.builder().appName("granular").getOrCreate();
        try {
            requireRoom(session);
            SparkResult result = GranularSpark.evaluate(read(session), options);
            write(result.points(), POINTS);
            write(result.scores(), SCORES);
            write(result.surface(), SURFACE);
        } finally {
            session.stop();
        }
        return 0;
    }

    /** Refuses a folder with results before anything is computed: Spark would do so behind all work. */
    private void requireRoom(SparkSession session) throws IOException {
        for (String name : List.of(POINTS, SCORES, SURFACE)) {
            var path = new Path(out, name);
            if (path.getFileSystem(session.sparkContext().hadoopConfiguration()).exists(path)) {
                throw new InputException("--out: " + path + " is there already: name another folder");
            }
        }
    }

    private Dataset<Row> read(SparkSession session) {
        try {
            return table(session);
        } catch (Exception e) {
            // Spark's exceptions of analysis are checked ones that nothing declares.
            if (e instanceof AnalysisException) {
                throw new InputException(
                        table + ": " + e.getMessage().lines().findFirst().orElse("cannot be read"));
            }
            throw e;
        }
    }

    private Dataset<Row> table(SparkSession session) {
        String name = table.toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv") || name.endsWith(".csv.gz")) {
            return session.read()
                    .option("header", true)
                    .option("inferSchema", true)
                    .csv(table);
        }
        return name.endsWith(".orc")
                ? session.read().orc(table)
                : session.read().parquet(table);
    }

    private void write(Dataset<Row> rows, String name) {
        rows.coalesce(1).write().parquet(out + "/" + name);
    }
}
