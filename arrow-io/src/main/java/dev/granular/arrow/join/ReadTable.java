package dev.granular.arrow.join;

import dev.granular.InputException;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.column.TableSource;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.KeyChoice;
import dev.granular.arrow.input.ModelChoice.LongForm;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.TableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table as it takes part in a join: without the rows that conditions leave out, and with a row for each image.
 *
 * @param rows the rows of the file that are left, counted from 0; absent for all, and in tables that were widened
 * @param fileRows how many rows the file has
 * @param images how many rows the table has before conditions
 */
record ReadTable(
        Roles roles,
        TableColumns columns,
        Optional<int[]> rows,
        int fileRows,
        int images,
        List<String> wide,
        List<Remark> remarks) {

    static ReadTable of(TableSource source, Roles roles, ColumnChoice choice, Reading how, Lifetime lifetime) {
        TableColumns whole = source.read(roles.uses(), lifetime, how.progress());
        if (whole.rows() == 0) {
            throw new InputException(whole.name() + " has column names but no rows");
        }
        var remarks = new ArrayList<>(source.remarks());
        var filters = new RowFilters(whole, choice.where());
        Optional<int[]> rows = filters.rows();
        TableColumns left = filters.apply(rows, lifetime);
        rows.ifPresent(kept -> remarks.add(new Remark(
                whole.name() + ": " + kept.length + " of " + whole.rows() + " rows have " + filters.what())));
        if (roles.of(Role.Kind.MODEL_NAME).isEmpty()) {
            return new ReadTable(roles, left, rows, whole.rows(), whole.rows(), List.of(), remarks);
        }
        LongForm form = choice.models().longForm().orElseThrow();
        KeyChoice key = choice.key()
                .orElseThrow(() -> new TableException(
                        whole.name() + " has a row for each image and model, and which images is not said",
                        Remedy.NAME_KEY));
        List<String> names = roles.opinions().isPresent() ? key.first() : key.others();
        var table = new LongTable(left, form, keys(left, names));
        TableColumns wide = table.widen(ratings(roles), lifetime);
        remarks.add(new Remark(whole.name() + ": " + whole.rows() + " rows are scores of " + wide.rows()
                + " images by models " + String.join(", ", table.models())));
        return new ReadTable(roles, wide, Optional.empty(), whole.rows(), wide.rows(), table.models(), remarks);
    }

    private static List<String> ratings(Roles roles) {
        var ratings = new ArrayList<String>();
        for (Role.Kind kind : List.of(
                Role.Kind.MOS,
                Role.Kind.SAME_MOS,
                Role.Kind.SPREAD,
                Role.Kind.RATERS,
                Role.Kind.WEIGHT,
                Role.Kind.VOTES,
                Role.Kind.VOTE_COUNT)) {
            ratings.addAll(roles.of(kind));
        }
        return ratings;
    }

    /** Returns the names of images in a table's columns; refuses columns that were not read as names. */
    static KeyColumn keys(TableColumns table, List<String> columns) {
        return KeyColumn.of(table, columns)
                .orElseThrow(() -> new TableException(
                        table.name() + " has no key in column " + Excerpt.of(columns), Remedy.NAME_KEY));
    }
}
