package dev.granular.service.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One request and its answer. */
public final class Call {
    private final HttpExchange exchange;
    private final Map<String, String> path;
    private final PeerWatch peer;
    private int status;
    private long sent;

    Call(HttpExchange exchange, Map<String, String> path) {
        this.exchange = exchange;
        this.path = Map.copyOf(path);
        peer = new PeerWatch(exchange.getLocalAddress(), exchange.getRemoteAddress());
    }

    /** Returns the query of the address. */
    public Query query() {
        return Query.of(Optional.ofNullable(exchange.getRequestURI().getRawQuery()));
    }

    /** Returns the part of the address that stands for {@code {name}} in the route. */
    public String path(String name) {
        return path.get(name);
    }

    /** Returns a header of the request. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /** Returns what the client likes best of {@code offered}, the usual first. */
    public MediaType accepted(List<MediaType> offered) {
        return MediaType.chosen(header("Accept"), offered);
    }

    /** Returns the client: the machine at the other end. */
    public String client() {
        return exchange.getRemoteAddress().getAddress().getHostAddress();
    }

    /** Returns whether the client has closed the connection since this was asked before, as far as that is known. */
    public boolean isAbandoned() {
        return peer.hasLeft();
    }

    /** Returns the body of the request. */
    public InputStream body() {
        return exchange.getRequestBody();
    }

    /** Returns whether the request has a body. */
    public boolean hasBody() {
        return header("Transfer-Encoding").isPresent()
                || header("Content-Length")
                        .filter(length -> !length.equals("0"))
                        .isPresent();
    }

    /** Sets a header of the answer. */
    public Call with(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
        return this;
    }

    /** Answers with one JSON object. */
    public void json(int status, Json.Fields fields) throws IOException {
        answer(status, MediaType.JSON.contentType(), Json.object(fields).getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with a problem. */
    public void problem(Problem problem) throws IOException {
        String text = Json.object(json -> {
            json.writeStringField("type", "about:blank");
            json.writeStringField("title", Problem.title(problem.status()));
            json.writeNumberField("status", problem.status());
            json.writeStringField("detail", problem.getMessage());
        });
        answer(problem.status(), "application/problem+json", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with all of {@code bytes}, of a known length. */
    public void answer(int status, String contentType, byte[] bytes) throws IOException {
        with("Content-Type", contentType);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        this.status = status;
        exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
        if (!head && bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush(); // Closing waits for the rest of the request first.
            sent = bytes.length;
        }
    }

    /** Answers with a status alone. */
    public void answer(int status) throws IOException {
        this.status = status;
        exchange.sendResponseHeaders(status, -1);
    }

    /** Begins an answer of unknown length. */
    public OutputStream stream(String contentType) throws IOException {
        with("Content-Type", contentType);
        status = 200;
        exchange.sendResponseHeaders(status, 0);
        return exchange.getResponseBody();
    }

    /** Returns the status that was sent; 0 before. */
    int status() {
        return status;
    }

    /** Returns bytes of the body that was sent. */
    long sent() {
        return sent;
    }
}
