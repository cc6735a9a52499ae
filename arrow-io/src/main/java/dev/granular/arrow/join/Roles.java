package dev.granular.arrow.join;

import dev.granular.InputException;
import dev.granular.arrow.column.ColumnUse;
import dev.granular.arrow.column.Header;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.fault.NearestName;
import dev.granular.arrow.input.Opinions;
import dev.granular.arrow.input.Raters;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.Spread;
import dev.granular.arrow.input.TableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each column of a table is for.
 *
 * @param columns by their names, in the order of the table
 * @param opinions where the ratings stand, every column named; absent in further tables
 */
record Roles(Header header, Map<String, Role> columns, Optional<Opinions> opinions) {
    /** Returns the columns with a role, in the order of the table. */
    List<String> of(Role.Kind kind) {
        return columns.entrySet().stream()
                .filter(entry -> entry.getValue().kind() == kind)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns how each column is read. */
    List<ColumnUse> uses() {
        return header.columns().stream()
                .map(column -> column.isEmpty()
                        ? ColumnUse.SKIP
                        : columns.get(column).kind().use())
                .toList();
    }

    /** Returns whether a column is there. */
    static boolean has(Header header, String column) {
        return header.columns().contains(column);
    }

    /** Refuses a column that is named and not there. */
    static String require(Header header, String column, Remedy remedy) {
        if (!has(header, column)) {
            throw new TableException(
                    header.table() + " has no column " + Excerpt.of(column) + NearestName.hint(column, header.columns())
                            + "; it has " + Excerpt.of(header.columns()),
                    remedy);
        }
        return column;
    }

    /** Fills a table of roles; each column gets one. */
    static final class Filling {
        private final Header header;
        private final Map<String, Role> columns = new LinkedHashMap<>();

        Filling(Header header) {
            this.header = header;
        }

        Header header() {
            return header;
        }

        boolean isFree(String column) {
            return !columns.containsKey(column) && !column.isEmpty();
        }

        /** Returns whether a column serves as a condition only, so that it may be something else, too. */
        boolean isCondition(String column) {
            return columns.containsKey(column) && columns.get(column).kind() == Role.Kind.FILTER;
        }

        /** Returns whether a column is read as names already. */
        boolean isName(String column) {
            return columns.containsKey(column) && columns.get(column).kind() == Role.Kind.KEY;
        }

        void put(String column, Role.Kind kind, String why) {
            if (!column.isEmpty()) {
                columns.putIfAbsent(column, new Role(kind, why));
            }
        }

        /** Gives a column a role that it must have alone. */
        void claim(String column, Role.Kind kind, String why, Remedy remedy) {
            require(header, column, remedy);
            Role before = columns.put(column, new Role(kind, why));
            if (before != null && before.kind() != kind && before.kind() != Role.Kind.FILTER) {
                throw new InputException(header.table() + ", column " + Excerpt.of(column) + " cannot be "
                        + name(before.kind()) + " and " + name(kind) + " as well: name another for one of them");
            }
        }

        private static String name(Role.Kind kind) {
            return switch (kind) {
                case MOS, SAME_MOS -> "the MOS";
                case SPREAD -> "the standard deviation";
                case RATERS -> "the number of raters";
                case VOTES, VOTE_COUNT -> "votes";
                case WEIGHT -> "the weight";
                case KEY, PERHAPS_KEY -> "the key";
                case FILTER -> "a condition";
                case SHARED -> "names that images share";
                case MODEL_NAME -> "the names of models";
                case SCORE, MODEL, PERHAPS_MODEL -> "a model";
                case ASIDE -> "unused";
            };
        }

        /** Returns the roles in the order of the table. */
        Roles roles(Optional<Opinions> opinions) {
            var ordered = new LinkedHashMap<String, Role>();
            for (String column : header.columns()) {
                if (columns.containsKey(column)) {
                    ordered.put(column, columns.get(column));
                }
            }
            return new Roles(header, ordered, opinions);
        }
    }

    /** Returns the columns of a spread. */
    static List<String> columnsOf(Spread spread) {
        return switch (spread) {
            case Spread.Std(String column) -> List.of(column);
            case Spread.Variance(String column) -> List.of(column);
            case Spread.StandardError(String column) -> List.of(column);
            case Spread.HalfInterval(String column) -> List.of(column);
            case Spread.Interval(String low, String high) -> List.of(low, high);
        };
    }

    /** Returns the column of a number of raters. */
    static Optional<String> columnOf(Optional<Raters> raters) {
        return raters.flatMap(
                number -> number instanceof Raters.InColumn(String column) ? Optional.of(column) : Optional.empty());
    }
}
