package dev.granular.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Benchmarks whose name matches, in processes of their own, with the flags of this one. */
final class BenchmarkRun {
    /** What a quick run does not vary, by parameter; one value of each. */
    private static final Map<String, String> SMALL = Map.of(
            "images", "2000",
            "models", "1",
            "threads", "1",
            "tolerance", "1e-6",
            "profile", "RATED",
            "steps", "10",
            "points", "10",
            "what", "livec");

    private static final TimeValue MOMENT = TimeValue.milliseconds(300);

    private BenchmarkRun() {}

    /**
     * Runs them and writes the figures.
     *
     * @param quick one small case of each, a few short measurements: shows that they run, not how fast
     * @param arguments a pattern, then options of JMH, which come before everything else
     */
    static void run(boolean quick, Path folder, List<String> arguments)
            throws CommandLineOptionException, RunnerException, IOException {
        var given = new CommandLineOptions(arguments.toArray(String[]::new));
        ChainedOptionsBuilder options = new OptionsBuilder().parent(given);
        if (quick) {
            shorten(options, given);
        }
        Machine machine =
                Machine.current("./granular bench " + (quick ? "--quick " : "") + String.join(" ", arguments));
        Collection<RunResult> results = new Runner(options.build()).run();
        List<Figure> figures = results.stream().map(BenchmarkRun::figure).toList();
        var all = new Figures(machine.line(), figures);
        System.out.println(all.markdown());
        all.write(folder, "benchmarks");
    }

    private static void shorten(ChainedOptionsBuilder options, CommandLineOptions given) {
        options.warmupTime(given.getWarmupTime().orElse(MOMENT));
        options.measurementTime(given.getMeasurementTime().orElse(MOMENT));
        options.warmupIterations(given.getWarmupIterations().orElse(1));
        options.measurementIterations(given.getMeasurementIterations().orElse(3));
        SMALL.forEach((name, value) -> {
            if (!given.getParameter(name).hasValue()) {
                options.param(name, value);
            }
        });
    }

    private static Figure figure(RunResult result) {
        var samples = new ArrayList<Double>();
        result.getBenchmarkResults()
                .forEach(fork -> fork.getIterationResults()
                        .forEach(iteration ->
                                samples.add(iteration.getPrimaryResult().getScore())));
        BenchmarkParams benchmark = result.getParams();
        var parameters = new TreeMap<String, String>();
        benchmark.getParamsKeys().forEach(key -> parameters.put(key, benchmark.getParam(key)));
        return Figure.median(
                shortName(benchmark.getBenchmark()),
                parameters,
                result.getPrimaryResult().getScoreUnit(),
                samples);
    }

    /** Class and method, without packages. */
    private static String shortName(String benchmark) {
        int method = benchmark.lastIndexOf('.');
        return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
    }
}
