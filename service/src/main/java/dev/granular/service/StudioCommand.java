package dev.granular.service;

import dev.granular.InputException;
import dev.granular.cli.Version;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Opens a page in the browser where tables are dropped and models compared. */
@Command(
        name = "studio",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        description = {
            "Opens a page in the browser: drop tables, see what is understood of them, run, compare.",
            "",
            "The page is served by this program to this machine alone, until it is ended with Ctrl+C."
        },
        optionListHeading = "%nOptions:%n")
final class StudioCommand implements Runnable {
    private static final String HOST = "127.0.0.1";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            order = 1,
            description = "Port to listen at; 0 takes any that is free. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--browser",
            negatable = true,
            order = 2,
            description = "Open the page in the browser; --no-browser only prints its address. Default: --browser.")
    private Optional<Boolean> browser = Optional.empty();

    @Override
    public void run() {
        var limits = ServerSettings.limits(ServerSettings.BODY_BYTES, ServerSettings.usualMemory());
        var settings = new ServerSettings(HOST, port, Optional.empty(), Optional.empty(), limits, Duration.ofHours(8));
        try (Server server = Server.startStudio(settings)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            spec.commandLine().getOut().println("granular: serving at " + server.address());
            spec.commandLine().getOut().flush();
            if (browser.orElse(true)) {
                open(server.address());
            }
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw new InputException(
                    "cannot serve at port " + port + ": " + e.getMessage() + "; another --port may do", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void open(String address) {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        try {
            new ProcessBuilder(mac ? "open" : "xdg-open", address)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException _) {
            spec.commandLine().getErr().println("granular: found no browser: open " + address + " in one");
            spec.commandLine().getErr().flush();
        }
    }
}
