package dev.granular.service;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program in a process of its own. */
final class CommandProcess {
    private CommandProcess() {}

    /** An evaluation by {@code granular surface}, yet to be started. */
    static ProcessBuilder of(Path table, Path out, String... options) {
        var arguments = new ArrayList<>(List.of("surface", table.toString(), "--out", out.toString()));
        arguments.addAll(List.of(options));
        return of(arguments)
                .redirectErrorStream(true)
                .redirectOutput(out.resolve("printed").toFile());
    }

    /** Any command, yet to be started. */
    static ProcessBuilder of(List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.granular.cli.Main"));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }
}
