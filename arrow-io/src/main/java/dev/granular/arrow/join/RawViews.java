package dev.granular.arrow.join;

import dev.granular.arrow.column.ColumnUse;
import dev.granular.arrow.column.Header;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.column.TableSource;
import dev.granular.arrow.format.TableOpening;
import dev.granular.arrow.input.ColumnView;
import dev.granular.arrow.input.ColumnView.RoleView;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.TableInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Describes a table on its own, whether or not there are ratings in it. */
public final class RawViews {
    private RawViews() {}

    /** Returns every column, and what its name and content suggest. */
    public static List<ColumnView> of(TableInput input, Reading how, Lifetime lifetime) {
        try (TableSource source = new TableOpening(how, lifetime).open(input)) {
            List<String> names = source.header().columns();
            List<ColumnUse> uses = names.stream()
                    .map(name -> name.isEmpty() ? ColumnUse.SKIP : ColumnUse.EITHER)
                    .toList();
            TableColumns table = source.read(uses, lifetime, how.progress());
            Map<String, String> content = OtherColumns.byContent(table.numbers());
            List<String> ratings = KnownNames.mos(names, name -> !name.isEmpty());
            var views = new ArrayList<ColumnView>();
            for (String name : names) {
                if (!name.isEmpty()) {
                    views.add(ColumnViews.view(table, name, role(source.header(), name, ratings, content, table)));
                }
            }
            return views;
        }
    }

    private static RoleView role(
            Header header, String name, List<String> ratings, Map<String, String> content, TableColumns table) {
        if (ratings.contains(name)) {
            return new RoleView("mos?", "by its name");
        } else if (table.number(name).isEmpty()) {
            return new RoleView("-", "holds texts");
        } else if (content.containsKey(name)) {
            return new RoleView("-", content.get(name));
        }
        return OtherColumns.byName(header, name)
                .map(why -> new RoleView("-", why))
                .orElse(new RoleView("model?", "holds numbers"));
    }
}
