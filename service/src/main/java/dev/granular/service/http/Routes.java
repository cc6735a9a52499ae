package dev.granular.service.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of each request, sees to it that every request is answered, and logs a line without data for each. */
public final class Routes implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger("dev.granular.service.requests");

    private final List<Route> routes;
    private final Gate gate;
    private final Function<Throwable, Problem> problems;

    /**
     * Takes routes.
     *
     * @param gate refuses strangers
     * @param problems puts what handlers throw into words
     */
    public Routes(List<Route> routes, Gate gate, Function<Throwable, Problem> problems) {
        this.routes = List.copyOf(routes);
        this.gate = gate;
        this.problems = problems;
    }

    /** Returns all routes. */
    public List<Route> all() {
        return routes;
    }

    @Override
    public void handle(HttpExchange exchange) {
        long started = System.nanoTime();
        var pattern = new StringBuilder("?");
        var call = new Call(exchange, Map.of());
        try (exchange) {
            call = answered(exchange, pattern);
        } finally {
            if (LOG.isInfoEnabled()) {
                LOG.info(
                        "{} {} {} {} ms {} B",
                        exchange.getRequestMethod(),
                        pattern,
                        call.status(),
                        (System.nanoTime() - started) / 1_000_000,
                        call.sent());
            }
        }
    }

    private Call answered(HttpExchange exchange, StringBuilder pattern) {
        Call call = new Call(exchange, Map.of());
        try {
            gate.require(exchange);
            Route route = route(exchange, pattern);
            call = new Call(
                    exchange, route.match(exchange.getRequestURI().getRawPath()).orElseThrow());
            route.handler().handle(call);
        } catch (IOException e) {
            LOG.debug("the client is gone", e);
        } catch (RuntimeException | Error e) {
            refuse(call, e);
        }
        return call;
    }

    private Route route(HttpExchange exchange, StringBuilder pattern) {
        String path = exchange.getRequestURI().getRawPath();
        List<Route> there =
                routes.stream().filter(route -> route.match(path).isPresent()).toList();
        if (there.isEmpty()) {
            throw new Problem(404, "there is no such address: /openapi.json lists those that there are");
        }
        pattern.setLength(0);
        pattern.append(there.getFirst().pattern());
        String method = exchange.getRequestMethod();
        Optional<Route> route = there.stream()
                .filter(each -> each.method().equals(method) || each.method().equals("GET") && method.equals("HEAD"))
                .findFirst();
        return route.orElseThrow(() -> {
            String allowed = there.stream().map(Route::method).collect(Collectors.joining(", "));
            exchange.getResponseHeaders().set("Allow", allowed);
            return new Problem(405, "this address takes " + allowed);
        });
    }

    private void refuse(Call call, Throwable failure) {
        Problem problem = failure instanceof Problem known ? known : problems.apply(failure);
        if (problem.status() == 500) {
            LOG.error("{}", problem.getMessage(), failure);
        }
        if (call.status() == 0) {
            try {
                call.problem(problem);
            } catch (IOException e) {
                LOG.debug("the client is gone", e);
            }
        }
    }
}
