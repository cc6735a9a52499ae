package dev.granular.service;

import com.sun.management.OperatingSystemMXBean;
import dev.granular.InputException;
import dev.granular.cli.Version;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Evaluates for other programs, over HTTP. */
@Command(
        name = "serve",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        description = {
            "Evaluates for other programs, over HTTP: they send tables and get surfaces and scores.",
            "",
            "Prints one line with its address once it answers; /openapi.json there describes it."
        },
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nExample:%n",
        footer = {
            "  granular serve --port 8080",
            "  curl --data-binary @scores.csv 'http://127.0.0.1:8080/v1/evaluations?methods=srcc'"
        })
final class ServeCommand implements Runnable {
    private static final String STANDARD_INPUT = "-";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            order = 1,
            description = "Name or address to listen at. Other machines reach the server only if this names one of its"
                    + " addresses in the network, which takes --token-file. Default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "N",
            order = 2,
            description = "Port to listen at; 0 takes any that is free. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            order = 3,
            description = "File with a secret in its first line, which every request must bring: Authorization: Bearer"
                    + " SECRET. - reads it from standard input.")
    private Optional<String> tokenFile = Optional.empty();

    @Option(
            names = "--root",
            paramLabel = "FOLDER",
            order = 4,
            description = "Folder of which requests may name files to read. Default: none.")
    private Optional<Path> root = Optional.empty();

    @Option(
            names = "--max-body",
            paramLabel = "MB",
            order = 5,
            description = "Megabytes that a table may take that is sent. Default: ${DEFAULT-VALUE}.")
    private long bodyMegabytes = ServerSettings.BODY_BYTES >> 20;

    @Option(
            names = "--max-memory",
            paramLabel = "MB",
            order = 6,
            description =
                    "Megabytes of memory that the columns of all tables may take. Default: half of the machine's.")
    private Optional<Long> memoryMegabytes = Optional.empty();

    @Option(
            names = "--idle",
            paramLabel = "MINUTES",
            order = 7,
            description = "Minutes after which a kept table that nobody uses is forgotten. Default: ${DEFAULT-VALUE}.")
    private int idleMinutes = 60;

    @Option(
            names = "--stop-with-input",
            order = 8,
            description = "End when standard input ends: when the program that started this one does.")
    private boolean stopWithInput;

    @Override
    public void run() {
        require(port >= 0 && port < 1 << 16, "--port " + port + " is no port: 0 to 65535");
        root.ifPresent(folder -> require(Files.isDirectory(folder), "--root " + folder + " is no folder"));
        require(bodyMegabytes > 0, "--max-body " + bodyMegabytes + " leaves no room for a table");
        require(memoryMegabytes.orElse(1L) > 0, "--max-memory leaves no room for a table");
        require(idleMinutes > 0, "--idle takes at least 1 minute");
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Optional<String> token = tokenFile.map(file -> token(file, input));
        require(
                token.isPresent() || isLoopback(),
                "--host " + host + " can be reached by other machines, which takes --token-file");
        var stopped = new CountDownLatch(1);
        try (Server server = start(settings(token))) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            spec.commandLine().getOut().println("granular: serving at " + server.address());
            spec.commandLine().getOut().flush();
            if (stopWithInput) {
                new ParentWatch(input).start();
            }
            stopped.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private ServerSettings settings(Optional<String> token) {
        long memory = memoryMegabytes.map(megabytes -> megabytes << 20).orElseGet(ServeCommand::halfOfTheMachine);
        return new ServerSettings(
                host,
                port,
                token,
                root,
                ServerSettings.limits(bodyMegabytes << 20, memory),
                Duration.ofMinutes(idleMinutes));
    }

    private static long halfOfTheMachine() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? machine.getTotalMemorySize() / 2
                : Runtime.getRuntime().maxMemory();
    }

    private void require(boolean fulfilled, String message) {
        if (!fulfilled) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            throw new InputException("--host " + host + ": there is no such host");
        }
    }

    private static String token(String file, BufferedReader input) {
        try {
            String line;
            if (file.equals(STANDARD_INPUT)) {
                line = input.readLine();
            } else {
                try (BufferedReader text = Files.newBufferedReader(Path.of(file))) {
                    line = text.readLine();
                }
            }
            if (line == null || line.isBlank()) {
                throw new InputException("--token-file " + file + " has no secret in its first line");
            }
            return line.strip();
        } catch (IOException e) {
            throw new InputException("--token-file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Server start(ServerSettings settings) {
        try {
            return Server.start(settings);
        } catch (BindException e) {
            throw new InputException(
                    "cannot listen at " + host + " port " + port + ": " + e.getMessage() + "; another --port may do",
                    e);
        } catch (IOException e) {
            throw new InputException("cannot serve at " + host + " port " + port + ": " + e.getMessage(), e);
        }
    }
}
