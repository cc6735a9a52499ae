package dev.granular.service;

import com.sun.net.httpserver.HttpServer;
import dev.granular.service.api.Api;
import dev.granular.service.http.Gate;
import dev.granular.service.http.Route;
import dev.granular.service.studio.StudioPage;
import dev.granular.service.work.Evaluations;
import dev.granular.service.work.TableStore;
import dev.granular.service.work.Workspace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.arrow.memory.RootAllocator;

/** The server, from its first answer to its last. */
public final class Server implements AutoCloseable {
    private static final int STOP_SECONDS = 1;
    private static final int CONNECTIONS = 512;
    private static final int REQUEST_SECONDS = 300;
    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(10);

    private final HttpServer http;
    private final Duration idle;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ExecutorService handlers;
    private final RootAllocator allocator;
    private final Workspace workspace;
    private final TableStore tables;
    private final Evaluations evaluations;

    private Server(ServerSettings settings, HttpServer http, List<Route> page) {
        this.http = http;
        idle = settings.idle();
        allocator = new RootAllocator(settings.limits().memoryBytes());
        workspace = new Workspace(settings.root(), settings.limits());
        tables = new TableStore(allocator, workspace, settings.limits());
        evaluations = new Evaluations(Math.max(2, Runtime.getRuntime().availableProcessors()), settings.limits());
        handlers = Executors.newVirtualThreadPerTaskExecutor();
        http.setExecutor(handlers);
        http.createContext(
                "/", Api.of(tables, evaluations, workspace, new Gate(settings.host(), settings.token()), page));
    }

    /**
     * Starts a server.
     *
     * @throws IOException if the address cannot be listened at
     */
    public static Server start(ServerSettings settings) throws IOException {
        return start(settings, List.of());
    }

    /** Starts a server with the page of the studio. */
    static Server startStudio(ServerSettings settings) throws IOException {
        return start(settings, StudioPage.routes());
    }

    private static Server start(ServerSettings settings, List<Route> page) throws IOException {
        prepare();
        var address = new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port());
        var server = new Server(settings, HttpServer.create(address, 0), page);
        server.http.start();
        server.handlers.execute(server::sweep);
        return server;
    }

    /** Bounds what connections may take, unless the JDK's properties say otherwise. */
    private static void prepare() {
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        setUnlessSet("jdk.httpserver.maxConnections", Integer.toString(CONNECTIONS));
        setUnlessSet("sun.net.httpserver.maxReqTime", Integer.toString(REQUEST_SECONDS));
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private void sweep() {
        try {
            while (!closed.get()) {
                Thread.sleep(BETWEEN_SWEEPS);
                expire(System.nanoTime());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns bytes that columns of tables take now, outside Java's heap. */
    long columnBytes() {
        return allocator.getAllocatedMemory();
    }

    /** Forgets what nobody uses; {@code now} in the time of {@link System#nanoTime}. */
    void expire(long now) {
        tables.expire(now - idle.toNanos());
        evaluations.expire(now);
    }

    /** Returns where it answers, as in {@code http://127.0.0.1:8080/}. */
    public String address() {
        InetSocketAddress at = http.getAddress();
        String host = at.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + at.getPort() + "/";
    }

    /** Cancels what runs, and leaves no file behind. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        evaluations.close();
        http.stop(STOP_SECONDS);
        handlers.shutdownNow();
        tables.close();
        workspace.close();
    }
}
