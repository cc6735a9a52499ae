package dev.granular.arrow.fault;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which name was meant: the one with the fewest changed letters, if they are few. */
public final class NearestName {
    private NearestName() {}

    /** Appends to a message: the nearest of {@code names}, if any is near. */
    public static String hint(String wanted, Collection<String> names) {
        return of(wanted, names)
                .map(name -> " (did you mean " + Excerpt.of(name) + "?)")
                .orElse("");
    }

    /** Returns the nearest name, if at most a third of its letters differ and one agrees, upper and lower case alike. */
    public static Optional<String> of(String wanted, Collection<String> names) {
        return names.stream()
                .filter(name -> !name.isEmpty())
                .min(Comparator.comparingInt(name -> distance(wanted, name)))
                .filter(name -> distance(wanted, name) < Math.max(wanted.length(), name.length()))
                .filter(name -> 3 * distance(wanted, name) <= Math.max(3, Math.max(wanted.length(), name.length())));
    }

    /** Returns Levenshtein's edit distance. */
    public static int distance(String a, String b) {
        String from = a.toLowerCase(Locale.ROOT);
        String to = b.toLowerCase(Locale.ROOT);
        var previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            var current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
