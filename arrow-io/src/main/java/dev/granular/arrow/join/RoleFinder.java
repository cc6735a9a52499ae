package dev.granular.arrow.join;

import dev.granular.arrow.column.Header;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.fault.NearestName;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.NamePattern;
import dev.granular.arrow.input.Opinions;
import dev.granular.arrow.input.Raters;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.RowFilter;
import dev.granular.arrow.input.Spread;
import dev.granular.arrow.input.TableException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives the columns of one table their roles: what is named first, then what is found by its name. */
final class RoleFinder {
    private final ColumnChoice choice;
    private final Roles.Filling filling;
    private final Header header;
    /** Columns that may name images, as other tables have them, too. */
    private final Set<String> shared;

    RoleFinder(Header header, ColumnChoice choice, Set<String> shared) {
        this.header = header;
        this.choice = choice;
        this.shared = shared;
        filling = new Roles.Filling(header);
    }

    /** Roles in the first table, which has the ratings; {@code joined} says whether there are others. */
    Roles ofRatings(boolean joined) {
        filters();
        boolean isLong = longForm();
        if (joined || isLong) {
            choice.key()
                    .ifPresent(key -> key.first()
                            .forEach(column -> filling.claim(column, Role.Kind.KEY, "named", Remedy.NAME_KEY)));
        } else {
            choice.key()
                    .ifPresent(key -> key.first().stream()
                            .filter(column -> Roles.has(header, column))
                            .forEach(column -> filling.put(column, Role.Kind.KEY, "named")));
        }
        Opinions opinions = switch (choice.opinions()) {
            case Opinions.Summary summary -> summary(summary);
            case Opinions.Votes votes -> votes(votes);
            case Opinions.VoteCounts counts -> voteCounts(counts);
        };
        weight();
        shared();
        others(isLong);
        return filling.roles(Optional.of(opinions));
    }

    /** Roles in a further table, which has predictions and perhaps its own copy of the MOS. */
    Roles ofPredictions() {
        filters();
        boolean isLong = longForm();
        choice.key()
                .ifPresent(key -> key.others().stream()
                        .filter(column -> Roles.has(header, column))
                        .forEach(column -> filling.claim(column, Role.Kind.KEY, "named", Remedy.NAME_KEY)));
        mosOfPredictions();
        shared();
        others(isLong);
        return filling.roles(Optional.empty());
    }

    private void mosOfPredictions() {
        Optional<String> named =
                choice.opinions() instanceof Opinions.Summary summary ? summary.mos() : Optional.empty();
        named.filter(column -> !header.isNameless() && Roles.has(header, column) && isFree(column))
                .or(() -> KnownNames.mos(header.columns(), this::isFree).stream()
                        .filter(KnownNames::isRating)
                        .findFirst())
                .ifPresent(column -> filling.put(column, Role.Kind.SAME_MOS, "called like a MOS"));
    }

    private boolean isFree(String column) {
        return filling.isFree(column)
                && !choice.models().named().contains(column)
                && !choice.shared().containsValue(column)
                && !choice.models().excludes(column);
    }

    private void filters() {
        for (RowFilter filter : choice.where()) {
            if (Roles.has(header, filter.column())) {
                filling.put(filter.column(), Role.Kind.FILTER, filter.toString());
            }
        }
    }

    /** Returns whether the table has a row for each image and model. */
    private boolean longForm() {
        return choice.models()
                .longForm()
                .filter(form -> Roles.has(header, form.models()))
                .map(form -> {
                    filling.claim(form.models(), Role.Kind.MODEL_NAME, "named", Remedy.NAME_LONG_FORM);
                    filling.claim(form.scores(), Role.Kind.SCORE, "named", Remedy.NAME_LONG_FORM);
                    return true;
                })
                .orElse(false);
    }

    private Opinions summary(Opinions.Summary given) {
        given.mos().ifPresent(column -> filling.claim(column, Role.Kind.MOS, "named", Remedy.NAME_MOS));
        given.spread()
                .ifPresent(spread -> Roles.columnsOf(spread)
                        .forEach(column -> filling.claim(column, Role.Kind.SPREAD, "named", Remedy.NAME_SPREAD)));
        Roles.columnOf(given.raters())
                .ifPresent(column -> filling.claim(column, Role.Kind.RATERS, "named", Remedy.GIVE_RATERS));
        String mos = given.mos().orElseGet(this::mos);
        Optional<Spread> spread = given.spread().or(() -> std(mos).map(Spread.Std::new));
        Optional<Raters> raters = given.raters().or(this::raters);
        requireRaters(spread, raters);
        return new Opinions.Summary(Optional.of(mos), spread, raters);
    }

    private String mos() {
        List<String> found = KnownNames.mos(
                header.columns(),
                column -> (filling.isFree(column) || filling.isCondition(column))
                        && !choice.models().excludes(column));
        if (found.isEmpty()) {
            throw new TableException(
                    header.table()
                            + (header.isNameless()
                                    ? " starts with data, not with names of columns, so none is called like a MOS; it has "
                                    : " has no column that is called like a MOS; it has ")
                            + Excerpt.of(header.columns()),
                    Remedy.NAME_MOS);
        } else if (found.size() > 1) {
            throw new TableException(
                    header.table() + ": columns " + Excerpt.of(found) + " may all be the MOS", Remedy.NAME_MOS);
        }
        filling.claim(found.getFirst(), Role.Kind.MOS, "by its name", Remedy.NAME_MOS);
        return found.getFirst();
    }

    private Optional<String> std(String mos) {
        List<String> found = KnownNames.std(mos, header.columns(), this::isFree);
        if (found.size() > 1) {
            throw new TableException(
                    header.table() + ": columns " + Excerpt.of(found) + " may all be the standard deviation",
                    Remedy.NAME_SPREAD);
        }
        found.forEach(column -> filling.put(column, Role.Kind.SPREAD, "by its name"));
        return found.stream().findFirst();
    }

    private Optional<Raters> raters() {
        List<String> found = KnownNames.raters(header.columns(), this::isFree);
        if (found.size() != 1) {
            return Optional.empty();
        }
        filling.put(found.getFirst(), Role.Kind.RATERS, "by its name");
        return Optional.of(new Raters.InColumn(found.getFirst()));
    }

    private void requireRaters(Optional<Spread> spread, Optional<Raters> raters) {
        boolean ofMean = spread.filter(Spread::isOfMean).isPresent();
        if (ofMean && raters.isEmpty()) {
            throw new TableException(
                    header.table() + ", column "
                            + Excerpt.of(Roles.columnsOf(spread.get()).getFirst())
                            + ": the standard deviation follows from an interval or error of the MOS and the number of"
                            + " raters, which is not known",
                    Remedy.GIVE_RATERS);
        }
    }

    private Opinions votes(Opinions.Votes votes) {
        List<String> columns = header.columns().stream()
                .filter(column -> !column.isEmpty() && votes.has(column))
                .toList();
        for (String named : votes.columns()) {
            if (columns.stream().noneMatch(new NamePattern(named)::matches)) {
                throw new TableException(
                        header.table() + " has no column " + Excerpt.of(named)
                                + NearestName.hint(named, header.columns()) + "; it has "
                                + Excerpt.of(header.columns()),
                        Remedy.NAME_VOTES);
            }
        }
        if (columns.size() < 2) {
            throw new TableException(
                    header.table() + ", column " + Excerpt.of(columns)
                            + ": a standard deviation takes the votes of 2 people, and this is one column",
                    Remedy.NAME_VOTES);
        }
        columns.forEach(column -> filling.claim(column, Role.Kind.VOTES, "named", Remedy.NAME_VOTES));
        return new Opinions.Votes(columns, votes.scale());
    }

    private Opinions voteCounts(Opinions.VoteCounts counts) {
        counts.scores()
                .keySet()
                .forEach(column -> filling.claim(column, Role.Kind.VOTE_COUNT, "named", Remedy.NAME_VOTES));
        Roles.columnOf(counts.raters())
                .ifPresent(column -> filling.claim(column, Role.Kind.RATERS, "named", Remedy.GIVE_RATERS));
        return counts;
    }

    private void weight() {
        choice.weight().ifPresent(column -> filling.claim(column, Role.Kind.WEIGHT, "named", Remedy.NAME_WEIGHT));
        if (choice.weight().isEmpty()) {
            KnownNames.weight(header.columns(), this::isFree).stream()
                    .findFirst()
                    .ifPresent(column -> filling.put(column, Role.Kind.WEIGHT, "by its name"));
        }
    }

    /** Claims columns of names that images share, unless they are read as names anyway. */
    private void shared() {
        choice.shared().forEach((purpose, column) -> {
            if (Roles.has(header, column) && !filling.isName(column)) {
                filling.claim(column, Role.Kind.SHARED, "named", purpose.remedy());
            }
        });
    }

    /** Models, what may name images, and the rest. */
    private void others(boolean isLong) {
        boolean alone = choice.models().names(ModelNames.ofTable(header.table()));
        for (String column : header.columns()) {
            if (choice.models().named().contains(column)) {
                filling.claim(column, Role.Kind.MODEL, "named", Remedy.NAME_MODELS);
            } else if (filling.isFree(column)) {
                other(column, isLong, alone);
            }
        }
    }

    private void other(String column, boolean isLong, boolean alone) {
        Optional<String> why = OtherColumns.byName(header, column);
        if (choice.models().excludes(column)) {
            filling.put(column, Role.Kind.ASIDE, "excluded");
        } else if (choice.models().names(column)) {
            filling.put(column, Role.Kind.PERHAPS_MODEL, "named by a pattern");
        } else if (shared.contains(column)) {
            filling.put(column, Role.Kind.PERHAPS_KEY, "may name the images");
        } else if (isLong || choice.models().byName() && !alone) {
            filling.put(column, Role.Kind.ASIDE, "not named");
        } else if (why.isPresent()) {
            filling.put(column, Role.Kind.ASIDE, why.get());
        } else {
            filling.put(column, Role.Kind.PERHAPS_MODEL, "holds numbers");
        }
    }
}
