package dev.granular.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * A project with the true launcher, whose build is the classes under test.
 *
 * @param root the project's folder
 * @param work where commands run, beside it
 */
record LaunchedProject(Path root, Path work) {
    private static final Path SOURCES = Path.of("..");
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

    /** Makes the project, built. */
    static LaunchedProject in(Path root) throws IOException {
        for (String folder : List.of(
                "engine/src/main",
                "arrow-io/src/main",
                "cli/src/main",
                "service/src/main",
                "service/target/app",
                ".mvn")) {
            Files.createDirectories(root.resolve(folder));
        }
        for (String file : List.of("granular", "mvnw", ".mvn/find-jdk.sh", "engine/kernels.options")) {
            Files.copy(SOURCES.resolve(file), root.resolve(file));
        }
        for (String folder : List.of(".", "engine", "arrow-io", "cli", "service")) {
            Files.writeString(root.resolve(folder).resolve("pom.xml"), "<project/>");
        }
        var project = new LaunchedProject(root, Files.createDirectories(root.resolveSibling("tables")));
        project.build();
        return project;
    }

    /** Puts the classes under test where the build does, and the mark that nothing is to be recorded of them. */
    private void build() throws IOException {
        Path app = root.resolve("service/target/app");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        try (OutputStream jar = Files.newOutputStream(app.resolve("granular-service.jar"))) {
            new JarOutputStream(jar, manifest).close();
        }
        Files.createFile(app.resolve("stamp"));
        Files.createFile(app.resolve(JAVA_HOME.toString().replace('/', '-') + ".jsa"));
        makeOld(root);
        Files.setLastModifiedTime(app.resolve("stamp"), FileTime.from(BUILT.plusSeconds(1)));
    }

    private static void makeOld(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file :
                    files.filter(file -> !file.toString().endsWith(".jsa")).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(BUILT));
            }
        }
    }

    /** Marks the build as older than a source, and has the next one be {@code script} instead of Maven. */
    void requireBuild(String script) throws IOException {
        Files.writeString(
                root.resolve("mvnw"),
                "#!/bin/sh\nset -eu\n" + script + "\ntouch service/target/app/stamp" + " service/target/app/*.jsa\n");
        Files.setLastModifiedTime(
                root.resolve("pom.xml"), FileTime.from(Instant.now().minusSeconds(60)));
    }

    /** What a shell script does in which {@code granular} is the launcher. */
    Outcome run(String script) throws IOException, InterruptedException {
        return run(script, List.of());
    }

    /** The same with variables of the environment, each as {@code NAME=VALUE}. */
    Outcome run(String script, List<String> environment) throws IOException, InterruptedException {
        Path out = work.resolve(".out");
        Path err = work.resolve(".err");
        Process process = start(script, environment, out, err);
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertTrue(ended, "hangs: " + script);
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Starts a script without waiting for its end. */
    Process start(String script, List<String> environment, Path out, Path err) throws IOException {
        String function = "granular() { \"$GRANULAR\" \"$@\"; }\n";
        var builder = new ProcessBuilder("sh", "-c", function + script)
                .directory(work.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", JAVA_HOME.toString());
        builder.environment().put("GRANULAR", root.resolve("granular").toString());
        environment.forEach(variable -> {
            int name = variable.indexOf('=');
            builder.environment().put(variable.substring(0, name), variable.substring(name + 1));
        });
        return builder.start();
    }
}
