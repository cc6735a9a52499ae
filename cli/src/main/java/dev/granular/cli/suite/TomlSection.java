package dev.granular.cli.suite;

import dev.granular.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** A table of a TOML file. What is wrong with it is told with file and line. */
final class TomlSection {
    private final TomlTable table;
    private final Place place;

    private TomlSection(TomlTable table, Place place) {
        this.table = table;
        this.place = place;
    }

    /**
     * Parses a file's text.
     *
     * @throws InputException if it is no TOML
     */
    static TomlSection parse(Path file, String text) {
        var parsed = Toml.parse(text);
        if (parsed.hasErrors()) {
            var first = parsed.errors().getFirst();
            throw new Place(file, first.position().line())
                    .refusal("column " + first.position().column() + ": " + first.getMessage());
        }
        return new TomlSection(parsed, new Place(file, 1));
    }

    /** Returns where it starts. */
    Place place() {
        return place;
    }

    /** Returns where a key stands. */
    Place place(String key) {
        return at(table.inputPositionOf(List.of(key)));
    }

    private Place at(TomlPosition position) {
        return position == null ? place : new Place(place.file(), position.line());
    }

    /** Returns the keys, in the order of the file. */
    List<String> keys() {
        return List.copyOf(table.keySet());
    }

    /** Returns whether there is a key. */
    boolean has(String key) {
        return table.contains(List.of(key));
    }

    /** Refuses keys that are not known; {@code what} is the section in words. */
    void requireKeys(Set<String> known, String what) {
        for (String key : keys()) {
            if (!known.contains(key)) {
                throw place(key)
                        .refusal(what + " has no \"" + key + "\"; it has "
                                + known.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
    }

    /** Returns a text. */
    Optional<String> text(String key) {
        return typed(key, String.class, "a text in quotes");
    }

    /** Returns a number. */
    Optional<Double> number(String key) {
        return typed(key, Number.class, "a number").map(Number::doubleValue);
    }

    /** Returns a section within this one. */
    Optional<TomlSection> section(String key) {
        return typed(key, TomlTable.class, "a table").map(found -> new TomlSection(found, place(key)));
    }

    /** Returns all sections of one name: {@code [key]} or several {@code [[key]]}. */
    List<TomlSection> sections(String key) {
        return each(
                key,
                (_, at) -> {
                    throw at.refusal(key + " is a table: write [[" + key + "]]");
                },
                section -> section);
    }

    /**
     * Returns a text or section, or each of a list of such.
     *
     * @param ofText what a text becomes, with its place
     * @param ofSection what a section becomes
     */
    <T> List<T> each(String key, BiFunction<String, Place, T> ofText, Function<TomlSection, T> ofSection) {
        Object value = table.get(List.of(key));
        var all = new ArrayList<T>();
        if (value instanceof TomlArray array) {
            for (int i = 0; i < array.size(); i++) {
                all.add(of(array.get(i), at(array.inputPositionOf(i)), key, ofText, ofSection));
            }
        } else if (value != null) {
            all.add(of(value, place(key), key, ofText, ofSection));
        }
        return all;
    }

    private static <T> T of(
            Object value,
            Place place,
            String key,
            BiFunction<String, Place, T> ofText,
            Function<TomlSection, T> ofSection) {
        return switch (value) {
            case String text -> ofText.apply(text, place);
            case TomlTable section -> ofSection.apply(new TomlSection(section, place));
            default -> throw place.refusal(key + " holds \"" + value + "\", which is neither a text nor a table");
        };
    }

    /** Returns a text, or the texts of a list; nothing if there is none. */
    List<String> texts(String key) {
        return each(key, (text, _) -> text, section -> {
            throw section.place().refusal(key + " must be a text in quotes, or a list of such");
        });
    }

    /** Returns the value of an option as words of a command line. */
    List<String> words(String key) {
        Object value = table.get(List.of(key));
        List<?> all = value instanceof TomlArray array ? array.toList() : List.of(value);
        if (!all.stream()
                .allMatch(each -> each instanceof String || each instanceof Number || each instanceof Boolean)) {
            throw place(key).refusal(key + " must be a text, a number, true or false, or a list of such");
        }
        return all.stream().map(String::valueOf).toList();
    }

    private <T> Optional<T> typed(String key, Class<T> type, String words) {
        Object value = table.get(List.of(key));
        if (value != null && !type.isInstance(value)) {
            throw place(key).refusal(key + " must be " + words);
        }
        return Optional.ofNullable(type.cast(value));
    }
}
