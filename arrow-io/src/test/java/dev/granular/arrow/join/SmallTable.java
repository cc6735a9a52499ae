package dev.granular.arrow.join;

import dev.granular.arrow.column.ColumnBuilder;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.NumberColumn;
import dev.granular.arrow.column.RowLines;
import dev.granular.arrow.column.TableColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds tables of a few rows in memory. */
final class SmallTable {
    private final Lifetime lifetime;
    private final Map<String, List<String>> texts = new LinkedHashMap<>();
    private final List<NumberColumn> numbers = new ArrayList<>();
    private int rows;

    SmallTable(Lifetime lifetime) {
        this.lifetime = lifetime;
    }

    SmallTable texts(String column, String... values) {
        texts.put(column, List.of(values));
        rows = values.length;
        return this;
    }

    SmallTable numbers(String column, double... values) {
        var builder = new ColumnBuilder(column, values.length, lifetime);
        for (double value : values) {
            builder.add(value);
        }
        numbers.add(builder.column());
        rows = values.length;
        return this;
    }

    TableColumns table(String name) {
        return new TableColumns(name, rows, numbers, texts, List.of(), new RowLines());
    }
}
