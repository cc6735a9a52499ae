package dev.granular.arrow.join;

import dev.granular.Column;
import dev.granular.arrow.column.NumberColumn;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.input.ColumnView;
import dev.granular.arrow.input.ColumnView.RoleView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Describes every column of the tables that were read. */
final class ColumnViews {
    private ColumnViews() {}

    /**
     * Returns the columns of a table.
     *
     * @param models the models of the table: a model's name by its column's
     * @param asides why other columns of numbers are no models
     */
    static List<ColumnView> of(ReadTable table, Map<String, String> models, Map<String, String> asides) {
        var views = new ArrayList<ColumnView>();
        for (String column : table.roles().header().columns()) {
            if (!column.isEmpty()) {
                views.add(view(table, column, role(table, column, models, asides)));
            }
        }
        for (String model : table.wide()) {
            views.add(view(table, model, new RoleView("model", "named in a column of models")));
        }
        return views;
    }

    private static RoleView role(
            ReadTable table, String column, Map<String, String> models, Map<String, String> asides) {
        Role role = table.roles().columns().get(column);
        if (models.containsKey(column)) {
            String name = models.get(column);
            return new RoleView("model", role.why() + (name.equals(column) ? "" : ", called " + name));
        } else if (asides.containsKey(column)) {
            return new RoleView("-", asides.get(column));
        }
        return switch (role.kind()) {
            case PERHAPS_KEY ->
                new RoleView("-", table.columns().texts().containsKey(column) ? "holds texts" : "not used");
            case PERHAPS_MODEL, MODEL -> new RoleView("-", "holds texts");
            case SPREAD -> new RoleView("std", role.why());
            case ASIDE -> new RoleView("-", role.why());
            default -> new RoleView(role.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '), role.why());
        };
    }

    private static ColumnView view(ReadTable table, String column, RoleView role) {
        Role found = table.roles().columns().get(column);
        boolean read = found == null || found.kind() != Role.Kind.ASIDE;
        return view(table.columns(), column, role, read);
    }

    /** Returns a column that was read. */
    static ColumnView view(TableColumns table, String column, RoleView role) {
        return view(table, column, role, true);
    }

    private static ColumnView view(TableColumns table, String column, RoleView role, boolean read) {
        Optional<NumberColumn> number = table.number(column);
        if (number.isPresent()) {
            return numbers(table.name(), column, number.get().values(), role);
        }
        List<String> texts = table.texts().getOrDefault(column, List.of());
        int missing = (int) texts.stream().filter(String::isBlank).count();
        return new ColumnView(table.name(), column, read ? "text" : "not read", Double.NaN, Double.NaN, missing, role);
    }

    private static ColumnView numbers(String table, String column, Column values, RoleView role) {
        double low = Double.NaN;
        double high = Double.NaN;
        int missing = 0;
        for (int row = 0; row < values.size(); row++) {
            double value = values.get(row);
            if (Double.isFinite(value)) {
                low = Double.isNaN(low) ? value : Math.min(low, value);
                high = Double.isNaN(high) ? value : Math.max(high, value);
            } else {
                missing++;
            }
        }
        return new ColumnView(table, column, "number", low, high, missing, role);
    }
}
