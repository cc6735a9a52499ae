package dev.granular.bench;

import dev.granular.Correlations;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Predictions;
import dev.granular.Ratings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Measures what a scale run asks for and prints it as it comes, with bounds beside what they bound. */
final class ScaleReport {
    /** Runs measured after warming up. */
    private static final int LATER_RUNS = 5;

    /** How long loops may take to be compiled, which goes on behind the first runs, seconds. */
    private static final double WARM_UP = 15;

    /** What a quick run divides numbers of images by. */
    private static final int QUICK = 10;

    private static final double MB_IN_KB = 1 << 10;
    private static final Path PROCESS = Path.of("/proc/self/status");

    private final Optional<Path> published;
    private final boolean quick;
    private final List<Figure> figures = new ArrayList<>();

    /**
     * A report without figures.
     *
     * @param published folder of published data sets
     * @param quick takes a tenth of the images, to which only bounds on errors apply
     */
    ScaleReport(Optional<Path> published, boolean quick) {
        this.published = published;
        this.quick = quick;
    }

    /** Returns so many images, or fewer in a quick run. */
    int images(int full) {
        return quick ? full / QUICK : full;
    }

    /** Returns the folder of published data sets. */
    Path published() {
        return published.orElseThrow(
                () -> new InputException("this needs --conformance FOLDER, with livec and kadid10k in it"));
    }

    /** Returns a published data set where it is at hand, else a simulated one of the same size. */
    EvaluationInput kadid10k() {
        return published
                .map(folder -> EvaluationInput.published(folder.resolve("kadid10k")))
                .orElseGet(EvaluationInput::kadid10k);
    }

    /** Reports the largest errors of the compressed sum. */
    void errors(String name, Ratings ratings, List<Predictions> models) {
        AccuracyCheck.of(name, ratings, models).forEach(this::add);
    }

    /**
     * Returns the wall and processor time and heap, of the first run and of later ones, after so many that everything is compiled.
     *
     * @param first bound on the wall time of the first run, seconds; infinity for none
     * @param later bound on the median of later runs
     * @return that median
     */
    double evaluation(String name, Supplier<Correlations> evaluation, Set<Method> methods, double first, double later) {
        var runs = new ArrayList<Measured<Correlations>>();
        double seconds = 0;
        do {
            runs.add(Measured.of(evaluation));
            seconds += runs.getLast().wall();
        } while (seconds < WARM_UP && !quick);
        int warmUp = runs.size();
        for (int run = 0; run < LATER_RUNS; run++) {
            runs.add(Measured.of(evaluation));
        }
        Correlations last = runs.getLast().result();
        System.out.println("  " + last.computation().note());
        Map<String, String> parameters = Map.of(
                "set", name,
                "models", Integer.toString(last.models().size()),
                "methods", methods.toString(),
                "points", Integer.toString(last.points().size()),
                "super points", Integer.toString(last.computation().superPoints()));
        List<Measured<Correlations>> warm = runs.subList(warmUp, runs.size());
        Figure median = Figure.median(
                "wall time, later runs",
                parameters,
                "s",
                warm.stream().map(Measured::wall).toList());
        add(Figure.single(
                        "wall time, first run", parameters, "s", runs.getFirst().wall())
                .atMost(bound(first)));
        add(median.atMost(bound(later)));
        add(Figure.median(
                "processor time, later runs",
                parameters,
                "s",
                warm.stream().map(Measured::processor).toList()));
        double heap = runs.stream().mapToDouble(Measured::heap).max().orElseThrow();
        // No bound: the virtual machine holds the heap to what it may use.
        add(Figure.single("peak heap", parameters, "MB", heap));
        return median.value();
    }

    /** Computes a ratio of two figures of this report. */
    void ratio(String name, double value, double most) {
        add(Figure.single(name, Map.of(), "times", value).atMost(bound(most)));
    }

    /** Returns the most memory that this process has had so far, everything included; where the system tells. */
    void memory(double mostMegabytes) {
        peakMemory()
                .ifPresentOrElse(
                        megabytes -> add(Figure.single("peak memory of the process", Map.of(), "MB", megabytes)
                                .atMost(bound(mostMegabytes))),
                        () -> System.out.println("  peak memory of the process: this system does not tell"));
    }

    private static Optional<Double> peakMemory() {
        try (var lines = Files.lines(PROCESS)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .findFirst()
                    .map(line -> Double.parseDouble(line.replaceAll("\\D", "")) / MB_IN_KB);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private double bound(double full) {
        return quick ? Double.POSITIVE_INFINITY : full;
    }

    private void add(Figure figure) {
        figures.add(figure);
        System.out.printf(
                "  %s %s: %s %s%n", figure.name(), figure.parameters(), Figures.rounded(figure.value()), figure.unit());
    }

    /** Returns all so far, in the order of measurement. */
    List<Figure> figures() {
        return List.copyOf(figures);
    }
}
