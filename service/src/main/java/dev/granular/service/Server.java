package dev.granular.service;

import com.sun.net.httpserver.HttpServer;
import dev.granular.service.api.Api;
import dev.granular.service.http.Gate;
import dev.granular.service.work.Evaluations;
import dev.granular.service.work.TableStore;
import dev.granular.service.work.Workspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.arrow.memory.RootAllocator;

/** The server, from its first answer to its last. */
public final class Server implements AutoCloseable {
    private static final long MOST_BYTES = 4L << 30;
    private static final int STOP_SECONDS = 2;

    private final HttpServer http;
    private final ExecutorService handlers;
    private final RootAllocator allocator;
    private final Workspace workspace;
    private final TableStore tables;
    private final Evaluations evaluations;

    private Server(ServerSettings settings, HttpServer http) {
        this.http = http;
        allocator = new RootAllocator();
        workspace = new Workspace(settings.root(), MOST_BYTES);
        tables = new TableStore(allocator, workspace);
        evaluations = new Evaluations(Math.max(2, Runtime.getRuntime().availableProcessors()));
        handlers = Executors.newVirtualThreadPerTaskExecutor();
        http.setExecutor(handlers);
        http.createContext("/", Api.of(tables, evaluations, workspace, new Gate(settings.host(), settings.token())));
    }

    /**
     * Starts a server.
     *
     * @throws IOException if the address cannot be listened at
     */
    public static Server start(ServerSettings settings) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var address = new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port());
        var server = new Server(settings, HttpServer.create(address, 0));
        server.http.start();
        return server;
    }

    /** Where it answers, as in {@code http://127.0.0.1:8080/}. */
    public String address() {
        InetSocketAddress at = http.getAddress();
        String host = at.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + at.getPort() + "/";
    }

    /** Cancels what runs, and leaves no file behind. */
    @Override
    public void close() {
        evaluations.close();
        http.stop(STOP_SECONDS);
        handlers.shutdownNow();
        tables.close();
        workspace.close();
    }
}
