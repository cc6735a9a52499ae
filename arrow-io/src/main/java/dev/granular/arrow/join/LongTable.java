package dev.granular.arrow.join;

import dev.granular.InputException;
import dev.granular.arrow.column.ColumnBuilder;
import dev.granular.arrow.column.Gap;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.NumberColumn;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.input.ModelChoice.LongForm;
import dev.granular.arrow.input.Remedy;
import dev.granular.arrow.input.TableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A table with a row for each image and model, made one with a row for each image and a column for each model. */
final class LongTable {
    private final TableColumns table;
    private final LongForm form;
    private final List<String> names;
    private final Map<String, Integer> images = new LinkedHashMap<>();
    private final Map<String, double[]> scores = new LinkedHashMap<>();
    private final Map<String, boolean[]> seen = new LinkedHashMap<>();

    /** A table whose images have the names in {@code key}. */
    LongTable(TableColumns table, LongForm form, KeyColumn key) {
        this.table = table;
        this.form = form;
        names = key.names();
    }

    /**
     * Returns the wide table: columns of models under their names, all others as in the first row of each image.
     *
     * @param ratings columns that must say the same in all rows of an image
     */
    TableColumns widen(List<String> ratings, Lifetime lifetime) {
        var firsts = new ArrayList<Integer>();
        for (int row = 0; row < table.rows(); row++) {
            if (images.putIfAbsent(names.get(row), images.size()) == null) {
                firsts.add(row);
            }
        }
        int[] rows = firsts.stream().mapToInt(row -> row).toArray();
        table.numbers().stream()
                .filter(column -> ratings.contains(column.name()))
                .forEach(column -> requireSame(column, rows));
        readScores();
        TableColumns wide = table.select(rows, lifetime);
        var numbers = new ArrayList<>(wide.numbers());
        numbers.removeIf(column -> column.name().equals(form.scores()));
        scores.forEach((model, values) -> {
            var builder = new ColumnBuilder(model, values.length, lifetime);
            Arrays.stream(values).forEach(builder::add);
            numbers.add(builder.column().gap(gap(model)));
        });
        return new TableColumns(table.name(), rows.length, numbers, wide.texts(), wide.leftOut(), wide.places());
    }

    /** Returns the models, in the order in which they come. */
    List<String> models() {
        return List.copyOf(scores.keySet());
    }

    private void readScores() {
        List<String> models = table.texts().get(form.models());
        NumberColumn column = table.number(form.scores()).orElseThrow();
        for (int row = 0; row < table.rows(); row++) {
            String model = models.get(row).strip();
            requireModel(row, model);
            int image = images.get(names.get(row));
            double[] values = scores.computeIfAbsent(model, _ -> missing());
            boolean[] there = seen.computeIfAbsent(model, _ -> new boolean[images.size()]);
            if (there[image]) {
                throw new TableException(
                        table.cell(row, form.scores()) + ": a second score of model " + Excerpt.of(model)
                                + " for the same image",
                        Remedy.NAME_KEY);
            }
            there[image] = true;
            values[image] = column.values().get(row);
        }
    }

    private void requireModel(int row, String model) {
        if (model.isEmpty()) {
            throw new TableException(
                    table.cell(row, form.models()) + " is empty: every score needs the name of its model",
                    Remedy.NAME_LONG_FORM);
        } else if (!model.equals(form.scores())
                && table.numbers().stream().anyMatch(column -> column.name().equals(model))) {
            throw new InputException(table.cell(row, form.models()) + " names a model " + Excerpt.of(model)
                    + ", as a column is called: rename one");
        }
    }

    /** Returns the first image without a score of a model. */
    private Optional<Gap> gap(String model) {
        boolean[] there = seen.get(model);
        return IntStream.range(0, there.length)
                .filter(image -> !there[image])
                .mapToObj(image -> new Gap(image, "no row has a score of this model for the image"))
                .findFirst();
    }

    private double[] missing() {
        var values = new double[images.size()];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** Refuses a column of the images that says different things of one. */
    private void requireSame(NumberColumn column, int[] firsts) {
        for (int row = 0; row < table.rows(); row++) {
            double expected = column.values().get(firsts[images.get(names.get(row))]);
            double found = column.values().get(row);
            if (Double.compare(expected, found) != 0) {
                throw new TableException(
                        table.cell(row, column.name()) + " is " + found + ", and " + expected
                                + " in the first row of the same image",
                        Remedy.NAME_KEY);
            }
        }
    }
}
