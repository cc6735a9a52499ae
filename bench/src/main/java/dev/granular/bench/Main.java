package dev.granular.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.runner.RunnerException;

/** Entry of {@code ./granular bench}. */
public final class Main {
    private static final String USAGE = """
            Usage: ./granular bench peers C_SOURCE [ROUNDS]   the direct sum beside a C program that does the same
                   ./granular bench PATTERN [JMH options]     benchmarks whose name matches; '.*' for all
            """;

    private Main() {}

    /** Runs what the arguments ask for. */
    public static void main(String[] args) throws IOException, InterruptedException, RunnerException {
        if (args.length == 0 || args[0].equals("--help")) {
            System.out.print(USAGE);
        } else if (args[0].equals("peers")) {
            comparePeers(args);
        } else {
            org.openjdk.jmh.Main.main(args);
        }
    }

    private static void comparePeers(String[] args) throws IOException, InterruptedException, RunnerException {
        if (args.length < 2 || !Files.isRegularFile(Path.of(args[1]))) {
            System.err.println("bench peers needs the C program's source file\n" + USAGE);
            System.exit(2);
        }
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        var comparison = new PeerComparison(Path.of(args[1]), rounds);
        comparison.run(1);
        comparison.run(6);
    }
}
