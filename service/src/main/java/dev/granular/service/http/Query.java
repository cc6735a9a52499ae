package dev.granular.service.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of an address after the question mark.
 *
 * @param values by name, in the order given
 */
public record Query(Map<String, List<String>> values) {
    /** A query of nothing. */
    public static final Query EMPTY = new Query(Map.of());

    /** Copies the values. */
    public Query {
        var copy = new LinkedHashMap<String, List<String>>();
        values.forEach((name, all) -> copy.put(name, List.copyOf(all)));
        values = copy;
    }

    /** Parses the raw query of an address, which may be absent. */
    public static Query of(Optional<String> raw) {
        var values = new LinkedHashMap<String, List<String>>();
        for (String pair : raw.orElse("").split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return new Query(values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new Problem(400, "the query has a % that two hexadecimal digits do not follow");
        }
    }

    /** Returns the one value of this name, if there is any; refuses several. */
    public Optional<String> one(String name) {
        List<String> all = all(name);
        if (all.size() > 1) {
            throw new Problem(400, name + " is given " + all.size() + " times: give it once");
        }
        return all.stream().findFirst();
    }

    /** Returns all values of this name. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Refuses all but these names. */
    public void requireOnly(Collection<String> names) {
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                throw new Problem(400, name + " is no parameter of this address: it takes " + String.join(", ", names));
            }
        }
    }

    /** Returns the rest, without {@code names}. */
    public Query without(Collection<String> names) {
        var rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(names);
        return new Query(rest);
    }

    /** Returns this query, with the values of {@code other} instead where both have the name. */
    public Query with(Query other) {
        var both = new LinkedHashMap<>(values);
        both.putAll(other.values);
        return new Query(both);
    }
}
