package dev.granular.arrow;

import dev.granular.InputException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/** Rules that the column names of every format obey. */
final class Header {
    private Header() {}

    /** Refuses a name that is there twice; columns without a name are allowed and never read. */
    static List<String> require(Path file, List<String> names) {
        var seen = new HashSet<String>();
        for (String name : names) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw new InputException(
                        file + " has two columns called " + Excerpt.of(name) + ": rename or remove one");
            }
        }
        return List.copyOf(names);
    }
}
