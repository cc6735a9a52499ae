package dev.granular.service.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An address that is answered.
 *
 * @param method of HTTP
 * @param pattern segments after slashes; those in braces, as {@code {id}}, stand for any
 * @param summary one line for people
 */
public record Route(String method, String pattern, String summary, Handler handler) {
    /** Answers a call. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Answers.
         *
         * @throws Problem to refuse
         * @throws IOException if the client is gone
         */
        void handle(Call call) throws IOException;
    }

    /** Returns what the segments in braces stand for, if {@code path} matches. */
    Optional<Map<String, String>> match(String path) {
        List<String> wanted = List.of(pattern.split("/", -1));
        List<String> given = List.of(path.split("/", -1));
        if (wanted.size() != given.size()) {
            return Optional.empty();
        }
        var variables = new TreeMap<String, String>();
        for (int i = 0; i < wanted.size(); i++) {
            String segment = wanted.get(i);
            if (segment.startsWith("{")) {
                variables.put(segment.substring(1, segment.length() - 1), given.get(i));
            } else if (!segment.equals(given.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
