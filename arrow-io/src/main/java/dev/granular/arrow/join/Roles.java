package dev.granular.arrow.join;

import dev.granular.InputException;
import dev.granular.arrow.column.ColumnUse;
import dev.granular.arrow.column.Header;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.fault.NearestName;
import dev.granular.arrow.input.ColumnChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What each column of a table is for. The rules by which columns are found are those of {@link dev.granular.arrow.RatingTables}.
 *
 * @param mos the table's own MOS column
 * @param uses one per column
 * @param reserved columns left aside because they look like ratings
 */
record Roles(
        Optional<String> mos,
        Optional<String> std,
        Optional<String> weight,
        Optional<String> key,
        List<ColumnUse> uses,
        List<String> reserved) {

    /** Roles in the first table, which has the ratings. */
    static Roles ofRatings(Header header, ColumnChoice choice, boolean joined) {
        Optional<String> key = named(header, choice.key(), "--key").filter(_ -> joined);
        Optional<String> mos = named(header, choice.mos(), "--mos")
                .or(() -> KnownNames.MOS.find(header.columns(), column -> !isNamed(column, choice)));
        Optional<String> std = pick(header, choice.std(), "--std", KnownNames.STD, choice);
        Optional<String> weight = pick(header, choice.weight(), "--weight", KnownNames.WEIGHT, choice);
        if (mos.isEmpty()) {
            throw new InputException(
                    header.table() + " has no column that is called like a MOS: name it with --mos, it has "
                            + Excerpt.of(header.columns()));
        }
        requireNoModel(mos, "MOS", choice);
        requireNoModel(std, "standard deviation", choice);
        requireNoModel(weight, "weight", choice);
        var uses = new ArrayList<ColumnUse>();
        var reserved = new ArrayList<String>();
        for (String column : header.columns()) {
            uses.add(useInRatings(column, choice, List.of(mos, std, weight), key, reserved));
        }
        return new Roles(mos, std, weight, key, uses, reserved);
    }

    private static void requireNoModel(Optional<String> column, String role, ColumnChoice choice) {
        column.filter(choice.models()::contains).ifPresent(name -> {
            throw new InputException(Excerpt.of(name) + " is the " + role + " column and cannot be a model as well");
        });
    }

    private static ColumnUse useInRatings(
            String column,
            ColumnChoice choice,
            List<Optional<String>> ratings,
            Optional<String> key,
            List<String> reserved) {
        if (is(key, column)) {
            return ColumnUse.KEY;
        } else if (ratings.stream().anyMatch(each -> is(each, column))
                || choice.models().contains(column)) {
            return ColumnUse.NUMBER;
        }
        return otherUse(column, choice, reserved);
    }

    private static ColumnUse otherUse(String column, ColumnChoice choice, List<String> reserved) {
        if (column.isEmpty() || !choice.models().isEmpty() || is(choice.key(), column)) {
            return ColumnUse.SKIP;
        } else if (KnownNames.isReserved(column)) {
            reserved.add(column);
            return ColumnUse.SKIP;
        }
        return ColumnUse.NUMBER_IF_ALL;
    }

    /** Roles in a further table, which has predictions and perhaps its own copy of the MOS. */
    static Roles ofPredictions(Header header, ColumnChoice choice) {
        Optional<String> key = named(header, choice.key(), "--key");
        Optional<String> mos = choice.mos()
                .filter(header.columns()::contains)
                .or(() -> KnownNames.MOS.find(header.columns(), column -> isFree(column, choice)));
        boolean named = choice.models().contains(ModelNames.ofTable(header.table()));
        var uses = new ArrayList<ColumnUse>();
        var reserved = new ArrayList<String>();
        for (String column : header.columns()) {
            uses.add(useInPredictions(column, choice, key, mos, named, reserved));
        }
        return new Roles(mos, Optional.empty(), Optional.empty(), key, uses, reserved);
    }

    private static ColumnUse useInPredictions(
            String column,
            ColumnChoice choice,
            Optional<String> key,
            Optional<String> mos,
            boolean named,
            List<String> reserved) {
        if (is(key, column)) {
            return ColumnUse.KEY;
        } else if (choice.models().contains(column)) {
            return ColumnUse.NUMBER;
        } else if (is(mos, column)) {
            return ColumnUse.NUMBER_IF_ALL;
        } else if (named && !column.isEmpty() && !KnownNames.isReserved(column)) {
            return ColumnUse.NUMBER_IF_ALL;
        }
        return otherUse(column, choice, reserved);
    }

    private static boolean is(Optional<String> name, String column) {
        return name.filter(column::equals).isPresent();
    }

    private static Optional<String> pick(
            Header header, Optional<String> name, String option, KnownNames known, ColumnChoice choice) {
        return name.isPresent()
                ? named(header, name, option)
                : known.find(header.columns(), column -> isFree(column, choice));
    }

    /** Whether no option speaks of a column, so that it may be found by its name. */
    private static boolean isFree(String column, ColumnChoice choice) {
        return !isNamed(column, choice) && !choice.models().contains(column);
    }

    private static boolean isNamed(String column, ColumnChoice choice) {
        return is(choice.mos(), column)
                || is(choice.std(), column)
                || is(choice.weight(), column)
                || is(choice.key(), column);
    }

    private static Optional<String> named(Header header, Optional<String> name, String option) {
        List<String> columns = header.columns();
        name.filter(wanted -> !columns.contains(wanted)).ifPresent(wanted -> {
            throw new InputException(header.table() + " has no column " + Excerpt.of(wanted) + " for " + option
                    + NearestName.hint(wanted, columns) + "; it has " + Excerpt.of(columns));
        });
        return name;
    }
}
