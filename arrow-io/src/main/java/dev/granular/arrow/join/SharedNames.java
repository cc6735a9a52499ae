package dev.granular.arrow.join;

import dev.granular.arrow.column.Header;
import dev.granular.arrow.column.TableSource;
import dev.granular.arrow.input.KeyChoice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Columns that may name images, since several tables have them or since they are called so. */
final class SharedNames {
    private final List<Header> headers;
    private final Optional<KeyChoice> key;
    private final Set<String> shared = new HashSet<>();

    SharedNames(List<? extends TableSource> sources, Optional<KeyChoice> key) {
        headers = sources.stream().map(TableSource::header).toList();
        this.key = key;
        Map<String, Integer> tables = new HashMap<>();
        for (Header header : headers) {
            header.columns().forEach(column -> tables.merge(column, 1, Integer::sum));
        }
        tables.forEach((column, count) -> {
            if (count > 1 && !column.isEmpty() && !KnownNames.isRating(column)) {
                shared.add(column);
            }
        });
    }

    /** Returns columns of a single table that show whether it has an image twice. */
    private static Set<String> identifiers(Header header) {
        return header.columns().stream().filter(OtherColumns::endsAsIdentifier).collect(Collectors.toSet());
    }

    /** Finds the names that a table shares with others. */
    Set<String> of(int table) {
        Header header = headers.get(table);
        if (key.isPresent() && !header.isNameless()) {
            return Set.of();
        }
        if (headers.size() == 1) {
            return header.isNameless() ? Set.of() : identifiers(header);
        }
        var names = new LinkedHashSet<String>();
        for (String column : header.columns()) {
            boolean first = column.equals(header.columns().getFirst());
            if (header.isNameless()
                    || first
                    || shared.contains(column)
                    || OtherColumns.isIdentifier(column)
                    || header.index().contains(column)) {
                names.add(column);
            }
        }
        return names;
    }
}
