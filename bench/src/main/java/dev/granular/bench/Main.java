package dev.granular.bench;

import dev.granular.InputException;
import dev.granular.Points;
import dev.granular.bench.coverage.Coverage;
import dev.granular.bench.coverage.CoverageTable;
import dev.granular.bench.coverage.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Entry of {@code ./granular bench}. */
public final class Main {
    private static final String USAGE = """
            Usage: ./granular bench [--quick] [--out FOLDER] PATTERN [JMH options]
                       benchmarks whose name matches, '.*' for all; --quick tries a small case of each
                   ./granular bench peers C_SOURCE [ROUNDS]
                       the direct sum beside a C program that does the same
                   ./granular bench scale [--quick] [--conformance FOLDER] NAME...
                       evaluations at full size, their accuracy, time and memory beside the bounds on them, each in a
                       process of its own; no name lists them; --quick takes a tenth of the images
                   ./granular bench profiles [--seeds N] [--from SEED] [--images N] [--accuracy A]
                       compressed against direct sums of random profiles of ratings at every point of a 50 x 40 grid:
                       values wrong, lost, and with an error that is understated; default 20 seeds, from 1, of 5000 images,
                       within 1e-6
                   ./granular bench coverage
                       intervals, bands and tests on sets drawn from a population that is known exactly: how often they
                       are right, beside published shares; minutes; --quick draws a tenth of the sets
                   ./granular bench tables [--python PROGRAM] NAME...
                       reading tables at full size beside bounds of time and memory; no name lists them; --python (python3)
                       has pyarrow, which writes the Parquet files
                   ./granular bench curves [--quick] [--draw]
                       time and memory against images, models, points, accuracy and threads; puts tables and plots into
                       docs/performance-notes.md; --quick stays below 100,000 images; --draw only draws what was measured
                   ./granular bench targets
                       the pair kernel at each width of vectors, beside the most that this machine can do
                   ./granular bench guard [--exercise | --record | --against JAR]
                       fails where a ratio of speeds fell below the one in bench/guard.properties; --exercise shows that
                       it notices a kernel that is too slow; --record measures anew what is on record for this kind of
                       machine; --against compares with another build's granular-bench.jar
            Figures go to FOLDER (default: benchmarks), as JSON and as a Markdown table.
            """;

    private static final String DEFAULT_FOLDER = "benchmarks";

    private Main() {}

    /** Runs what the arguments ask for. */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT); // Numbers have decimal points everywhere.
        var rest = new ArrayList<>(List.of(arguments));
        try {
            boolean quick = rest.remove("--quick");
            Path folder = Path.of(option(rest, "--out").orElse(DEFAULT_FOLDER));
            if (rest.isEmpty() && !quick || rest.contains("--help")) {
                System.out.print(USAGE);
            } else {
                run(quick, folder, rest);
            }
        } catch (InputException e) {
            System.err.println("granular: " + e.getMessage());
            System.exit(2);
        }
    }

    private static void run(boolean quick, Path folder, List<String> arguments) throws Exception {
        String what = arguments.isEmpty() ? "" : arguments.getFirst();
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        switch (what) {
            case "peers" -> comparePeers(rest);
            case "targets" -> {
                Machine machine = Machine.current("./granular bench targets");
                new Figures(machine.line(), CpuTargets.measure()).write(folder, "targets");
            }
            case "curves" -> curves(quick, rest.contains("--draw"));
            case "guard" -> guard(new ArrayList<>(rest));
            case "scale" -> scale(quick, folder, new ArrayList<>(rest));
            case "profiles" -> profiles(new ArrayList<>(rest));
            case "coverage" -> coverage(quick, folder);
            case "tables" -> tables(folder, new ArrayList<>(rest));
            default -> BenchmarkRun.run(quick, folder, arguments);
        }
    }

    /** Takes an option and its value out of the arguments. */
    private static Optional<String> option(List<String> arguments, String name) {
        int at = arguments.indexOf(name);
        if (at < 0) {
            return Optional.empty();
        }
        if (at == arguments.size() - 1) {
            throw new InputException(name + " needs a value");
        }
        arguments.remove(at);
        return Optional.of(arguments.remove(at));
    }

    private static void comparePeers(List<String> arguments) throws Exception {
        if (arguments.isEmpty() || !Files.isRegularFile(Path.of(arguments.getFirst()))) {
            throw new InputException("bench peers needs the C program's source file");
        }
        int rounds = arguments.size() > 1 ? wholeNumber(arguments.get(1)) : 5;
        var comparison = new PeerComparison(Path.of(arguments.getFirst()), rounds);
        comparison.run(1);
        comparison.run(6);
    }

    private static void curves(boolean quick, boolean onlyDraw) throws IOException {
        var page = new PerformancePage(Launcher.path().resolveSibling("docs"));
        Path kept = page.folder().resolve("curves.json");
        if (!onlyDraw) {
            Machine machine = Machine.current("./granular bench " + (quick ? "--quick " : "") + "curves");
            new Figures(machine.line(), ScaleCurves.measure(quick)).write(kept);
        }
        page.draw(Figures.read(kept));
    }

    private static void guard(List<String> arguments) throws IOException {
        Path baseline = Launcher.path().resolveSibling("bench").resolve("guard.properties");
        var guard = new Guard(baseline, Machine.current("./granular bench guard"), GuardedRatio::measure);
        Optional<String> other = option(arguments, "--against");
        if (arguments.remove("--record")) {
            guard.record(GuardedRatio.all());
        } else if (arguments.remove("--exercise")) {
            exercise(guard);
        } else {
            List<String> failures =
                    guard.failures(other.map(GuardedRatio::against).orElseGet(GuardedRatio::all));
            require(failures.isEmpty(), "slower than on record:\n  " + String.join("\n  ", failures));
        }
    }

    private static void exercise(Guard guard) {
        GuardedRatio slowed = GuardedRatio.slowed();
        if (!guard.knows(slowed)) {
            System.out.println("this processor is not on record, so first the kernel as it is");
            guard.learn(GuardedRatio.sound());
        }
        List<String> failures = guard.failures(List.of(slowed));
        require(!failures.isEmpty(), "the guard did not notice a kernel that computes every weight twice");
        System.out.println("noticed, as it should be");
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            System.err.println("granular: " + otherwise);
            System.exit(1);
        }
    }

    private static void scale(boolean quick, Path folder, List<String> arguments)
            throws IOException, InterruptedException {
        Optional<Path> published = option(arguments, "--conformance").map(Path::of);
        if (arguments.isEmpty()) {
            System.out.print(NamedRun.help(ScaleRun.values()));
        }
        List<ScaleRun> runs = arguments.stream()
                .map(name -> NamedRun.find(name, ScaleRun.values()))
                .toList();
        for (ScaleRun run : runs) {
            ScaleProcess.run(run, quick, folder, published);
        }
    }

    private static void profiles(List<String> arguments) {
        int seeds = option(arguments, "--seeds").map(Main::wholeNumber).orElse(20);
        long from = option(arguments, "--from").map(Main::wholeNumber).orElse(1);
        int images = option(arguments, "--images").map(Main::wholeNumber).orElse(5000);
        double tolerance =
                option(arguments, "--accuracy").map(Double::parseDouble).orElse(1e-6);
        long values = 0;
        long wrong = 0;
        long lost = 0;
        long understated = 0;
        for (long seed = from; seed < from + seeds; seed++) {
            var check = ProfileCheck.of(RandomProfile.of(seed, images), new Points.Grid(50, 40), 1, tolerance);
            System.out.println(check.line(seed));
            values += check.values();
            wrong += check.wrong();
            lost += check.lost();
            understated += check.understated();
        }
        System.out.printf(
                Locale.ROOT,
                "%d profiles, %d values: %d wrong, %d lost, %d understated%n",
                seeds,
                values,
                wrong,
                lost,
                understated);
        require(wrong == 0, "values that are marked accurate are wrong");
    }

    private static void coverage(boolean quick, Path folder) throws IOException {
        Machine machine = Machine.current("./granular bench " + (quick ? "--quick " : "") + "coverage");
        var all = new ArrayList<Finding>();
        System.out.print(CoverageTable.head());
        Coverage.run(quick ? 0.1 : 1, findings -> {
            System.out.print(new CoverageTable(findings).rows());
            all.addAll(findings);
        });
        long published = all.stream().filter(f -> !Double.isNaN(f.published())).count();
        long off = all.stream().filter(f -> !f.agrees()).count();
        System.out.println("share ± Monte Carlo error (published); " + off + " of " + published
                + " published ones are over two errors of the difference away");
        new Figures(machine.line(), all.stream().map(Main::figure).toList()).write(folder, "coverage");
    }

    private static Figure figure(Finding finding) {
        var parameters = Map.of(
                "claim", finding.what(),
                "method", finding.method().name(),
                "error", Figures.rounded(finding.error()),
                "sets", Integer.toString(finding.sets()),
                "published", finding.verdict());
        return Figure.single(finding.experiment(), parameters, "of cases", finding.share());
    }

    private static void tables(Path folder, List<String> arguments) throws IOException, InterruptedException {
        Machine machine = Machine.current("./granular bench tables " + String.join(" ", arguments));
        String python = option(arguments, "--python").orElse("python3");
        if (arguments.isEmpty()) {
            System.out.print(NamedRun.help(TableRun.values()));
            return;
        }
        List<TableRun> runs = arguments.stream()
                .map(name -> NamedRun.find(name, TableRun.values()))
                .toList();
        var figures = new ArrayList<Figure>();
        for (TableRun run : runs) {
            System.out.println(run.label());
            Path files = Files.createTempDirectory("granular-tables");
            try {
                List<Figure> taken = run.run(files, python);
                Figures.print(taken);
                figures.addAll(taken);
            } finally {
                Command.deleteTree(files);
            }
        }
        new Figures(machine.line(), figures).write(folder, "tables-" + String.join("-", arguments));
    }

    private static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new InputException("'" + text + "' is not a whole number");
        }
    }
}
