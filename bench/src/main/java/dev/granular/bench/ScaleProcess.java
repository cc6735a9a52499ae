package dev.granular.bench;

import dev.granular.InputException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A scale run in a process of its own: nothing is compiled when it begins, kernels are compiled as early as the launcher has
 * them, and it has the heap that it may use from the start.
 */
final class ScaleProcess {
    private ScaleProcess() {}

    /**
     * Runs it to its end, with this process's flags and output.
     *
     * @param folder for the figures, {@code scale-NAME.json} and {@code .md}
     * @param published folder of published data sets
     * @throws InputException if it fails; it has said why
     */
    static void run(ScaleRun run, boolean quick, Path folder, Optional<Path> published)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "@" + Launcher.path().resolveSibling("engine").resolve("kernels.options"),
                "-Xms" + run.heap(),
                "-Xmx" + run.heap(),
                "-cp",
                System.getProperty("java.class.path"),
                ScaleProcess.class.getName(),
                run.name(),
                Boolean.toString(quick),
                folder.toString()));
        published.map(Path::toString).ifPresent(command::add);
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new InputException("scale " + run.label() + " failed");
        }
    }

    /** Runs as the process. */
    public static void main(String[] arguments) throws IOException {
        ScaleRun run = ScaleRun.valueOf(arguments[0]);
        boolean quick = Boolean.parseBoolean(arguments[1]);
        Optional<Path> published = arguments.length > 3 ? Optional.of(Path.of(arguments[3])) : Optional.empty();
        Machine machine = Machine.current("./granular bench " + (quick ? "--quick " : "") + "scale " + run.label());
        var report = new ScaleReport(published, quick);
        System.out.println(run.label());
        try {
            run.run(report);
        } catch (InputException e) {
            System.err.println("granular: " + e.getMessage());
            System.exit(2);
        }
        new Figures(machine.line(), report.figures()).write(Path.of(arguments[2]), "scale-" + run.label());
    }
}
