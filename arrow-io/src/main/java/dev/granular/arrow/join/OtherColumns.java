package dev.granular.arrow.join;

import dev.granular.arrow.column.Header;
import dev.granular.arrow.column.NumberColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Columns of numbers that are evidently no models, by name or by content; {@code docs/formats.md} has the rule. */
final class OtherColumns {
    /** Below, a model may well count 1, 2, 3 or say 0 and 1 only. */
    private static final int ENOUGH_ROWS = 10;

    private static final int FEWEST_ROWS = 4;
    private static final int FEWEST_COUNTS = 3;
    private static final double SUM_TOLERANCE = 1e-6;

    private static final List<String> INDEX =
            List.of("", "unnamed 0", "index", "idx", "id", "row", "rownames", "no", "nr", "level 0");
    /** Words that, at the end of a name, say what a number is about. */
    private static final List<String> LAST_WORDS = List.of(
            "id",
            "idx",
            "index",
            "width",
            "height",
            "fps",
            "framerate",
            "bitrate",
            "kbps",
            "duration",
            "time",
            "runtime",
            "latency",
            "timestamp",
            "seconds",
            "ms",
            "date",
            "epoch",
            "iteration",
            "rank",
            "ranking",
            "zscore",
            "residual",
            "residuals",
            "cluster",
            "device",
            "iso",
            "exposure",
            "aperture",
            "nframes",
            "frames",
            "filesize",
            "bytes",
            "resolution",
            "lev",
            "level",
            "levels",
            "type",
            "split",
            "fold",
            "seed",
            "session",
            "qp",
            "crf",
            "scene",
            "content",
            "category",
            "class",
            "group",
            "user",
            "year",
            "age",
            "votes",
            "raters",
            "ratings",
            "observers",
            "subjects",
            "total",
            "count",
            "number",
            "frame");

    private static final List<String> WHOLE_NAMES =
            List.of("frame rate", "file size", "size", "set", "train", "test", "is test", "is train", "depth", "rate");
    private static final List<String> IDENTIFIERS = List.of(
            "id",
            "ids",
            "image",
            "images",
            "img",
            "name",
            "names",
            "file",
            "files",
            "filename",
            "path",
            "video",
            "vid",
            "stimulus",
            "pvs",
            "key",
            "index");
    /** Names images or a model. */
    private static final String CLIP = "clip";
    /** First words of columns that count something or say where it lies, if they hold whole numbers. */
    private static final List<String> FIRST_WORDS =
            List.of("n", "num", "number", "nr", "count", "left", "right", "top", "bottom", "x", "y");

    private static final Pattern VOTER = Pattern.compile(
            "(?i)(voter|rater|observer|obs|subject|subj|annotator|participant|worker|user|rating|vote)[ _-]?\\d+");
    private static final Pattern FEATURE = Pattern.compile("(?i)(frame|feat|feature|dim|emb|embedding|pca?)[ _-]?\\d+");
    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d+)");

    private OtherColumns() {}

    /** Returns why a column of a table is no model, by its name or as the file says; absent if it may be one. */
    static Optional<String> byName(Header header, String column) {
        return header.index().contains(column) ? Optional.of("an index") : byName(column);
    }

    /** Returns why a column of that name is no model; absent if it may be one. */
    static Optional<String> byName(String column) {
        ColumnWords words = KnownNames.withoutUnit(column);
        String plain = words.toString();
        if (column.startsWith("__index_level_") || INDEX.contains(plain)) {
            return Optional.of("an index");
        } else if (KnownNames.isRating(column)) {
            return Optional.of("called like a rating or its spread");
        } else if (KnownNames.isRaters(column)) {
            return Optional.of("called like a number of votes");
        } else if (VOTER.matcher(column).matches()) {
            return Optional.of("called like one person's votes");
        } else if (FEATURE.matcher(column).matches()) {
            return Optional.of("called like one of many features or frames");
        } else if (WHOLE_NAMES.contains(plain)
                || !words.words().isEmpty() && LAST_WORDS.contains(words.words().getLast())) {
            return Optional.of("called like a property of the images");
        }
        return Optional.empty();
    }

    /** Returns why columns are no models, by their names, as far as their content shows it. */
    static Map<String, String> byContent(List<NumberColumn> columns) {
        var why = new HashMap<String, String>();
        for (NumberColumn column : columns) {
            byContent(column).ifPresent(reason -> why.put(column.name(), reason));
        }
        for (String column : countsOfVotes(columns)) {
            why.put(column, "counts of votes, which add up to the same");
        }
        return why;
    }

    private static Optional<String> byContent(NumberColumn column) {
        int rows = column.values().size();
        int first = column.values().next(0, Double::isFinite);
        if (first == rows) {
            return Optional.of(
                    column.gap().map(gap -> "no number in it: " + gap.what()).orElse("no number in it"));
        }
        double value = column.values().get(first);
        if (rows >= FEWEST_ROWS
                && column.values().next(first + 1, other -> Double.isFinite(other) && other != value) == rows) {
            return Optional.of("the same in every row, " + value);
        } else if (isCalledLikeCount(column.name()) && isWhole(column)) {
            return Optional.of("whole numbers, and called like a count, a place or an identifier");
        } else if (rows >= ENOUGH_ROWS) {
            if (column.values().next(0, other -> other != 0 && other != 1 && Double.isFinite(other)) == rows) {
                return Optional.of("0 or 1, as of a flag");
            } else if (numbersRows(column, rows)) {
                return Optional.of("numbers the rows");
            }
        }
        return Optional.empty();
    }

    private static boolean isCalledLikeCount(String column) {
        List<String> words = KnownNames.withoutUnit(column).words();
        return words.size() > 1 && FIRST_WORDS.contains(words.getFirst()) || endsAsIdentifier(column);
    }

    /** Returns whether the last word of a name is one of identifiers. */
    static boolean endsAsIdentifier(String column) {
        List<String> words = KnownNames.withoutUnit(column).words();
        return !words.isEmpty() && IDENTIFIERS.contains(words.getLast());
    }

    private static boolean isWhole(NumberColumn column) {
        return column.values().next(0, value -> Double.isFinite(value) && value != Math.rint(value))
                == column.values().size();
    }

    private static boolean numbersRows(NumberColumn column, int rows) {
        double start = column.values().get(0);
        if (start != 0 && start != 1) {
            return false;
        }
        for (int row = 1; row < rows; row++) {
            if (column.values().get(row) != start + row) {
                return false;
            }
        }
        return true;
    }

    /** Returns columns such as c1 to c5 whose values are not negative and have the same sum in every row. */
    private static Set<String> countsOfVotes(List<NumberColumn> columns) {
        var families = new HashMap<String, List<NumberColumn>>();
        for (NumberColumn column : columns) {
            Matcher numbered = NUMBERED.matcher(column.name());
            if (numbered.matches()) {
                families.computeIfAbsent(numbered.group(1), _ -> new ArrayList<>())
                        .add(column);
            }
        }
        var found = new HashSet<String>();
        for (List<NumberColumn> family : families.values()) {
            if (family.size() >= FEWEST_COUNTS && addUp(family)) {
                family.forEach(column -> found.add(column.name()));
            }
        }
        return found;
    }

    private static boolean addUp(List<NumberColumn> family) {
        int rows = family.getFirst().values().size();
        double expected = Double.NaN;
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            for (NumberColumn column : family) {
                double value = column.values().get(row);
                sum += value < 0 ? Double.NaN : value;
            }
            expected = row == 0 ? sum : expected;
            if (!(Math.abs(sum - expected) <= SUM_TOLERANCE * Math.abs(expected))) {
                return false;
            }
        }
        return rows >= ENOUGH_ROWS && expected > 0;
    }

    /** Returns whether a name is one of identifiers, so that whole numbers in the column may tell images apart. */
    static boolean isIdentifier(String column) {
        ColumnWords words = ColumnWords.of(column);
        return words.hasAny(IDENTIFIERS) || words.words().contains(CLIP) || INDEX.contains(words.toString());
    }
}
