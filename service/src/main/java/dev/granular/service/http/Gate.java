package dev.granular.service.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Lets in who may ask: no other site's pages, and only those who know the token if there is one. */
public final class Gate {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String SCHEME = "Bearer ";

    private final String host;
    private final Optional<byte[]> token;

    /**
     * Sets up the gate.
     *
     * @param host the name or address that the server listens at
     * @param token what every request must bring, if there is one
     */
    public Gate(String host, Optional<String> token) {
        this.host = host.toLowerCase(Locale.ROOT);
        this.token = token.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns whether every request must bring a token. */
    public boolean needsToken() {
        return token.isPresent();
    }

    /** Refuses strangers. */
    void require(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        requireHost(headers);
        requireOrigin(headers);
        if (token.isPresent()) {
            requireToken(exchange, Optional.ofNullable(headers.getFirst("Authorization")));
        }
    }

    /** A page whose name was rebound to this machine sends its own name. With a token, it could not know that. */
    private void requireHost(Headers headers) {
        String given = Optional.ofNullable(headers.getFirst("Host")).orElse("").toLowerCase(Locale.ROOT);
        String name = given.replaceFirst(":\\d+$", "");
        if (!LOOPBACK.contains(name) && !name.equals(host) && token.isEmpty()) {
            throw new Problem(403, "the header Host names another host: ask for http://127.0.0.1 or the host served");
        }
    }

    private static void requireOrigin(Headers headers) {
        String own = "http://" + headers.getFirst("Host");
        Optional<String> origin = Optional.ofNullable(headers.getFirst("Origin"));
        boolean cross = "cross-site".equals(headers.getFirst("Sec-Fetch-Site"));
        if (cross || origin.filter(other -> !other.equalsIgnoreCase(own)).isPresent()) {
            throw new Problem(403, "pages of other sites may not ask");
        }
    }

    private void requireToken(HttpExchange exchange, Optional<String> authorization) {
        byte[] given = authorization
                .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(text -> text.substring(SCHEME.length()).strip())
                .orElse("")
                .getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, token.orElseThrow())) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
            throw new Problem(401, "this takes the token of --token-file, in the header Authorization: Bearer TOKEN");
        }
    }
}
