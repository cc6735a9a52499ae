package dev.granular.arrow;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.Predictions;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.TableInput;
import dev.granular.cluster.ClusterLayout;
import dev.granular.cluster.ImageBlock;
import dev.granular.cluster.ImageSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.arrow.memory.RootAllocator;

/** Images in files with the same columns, one file after the other: no more than one is in memory. */
public final class ImageFiles implements ImageSource {
    /** Images of a block. */
    private static final int BLOCK = 1 << 16;

    private static final String MODEL = "model.";

    private final List<Path> files;
    private final Columns columns;

    /**
     * The columns that are read.
     *
     * @param weight regulator weights; empty if every image weighs 1
     * @param models columns of scores, in order
     * @param lowerIsBetter those whose scores fall as MOS rises: they are negated
     */
    public record Columns(
            String mos, String std, Optional<String> weight, List<String> models, Set<String> lowerIsBetter) {
        /** Refuses directions of models that are not there. */
        public Columns {
            models = List.copyOf(models);
            lowerIsBetter = Set.copyOf(lowerIsBetter);
            if (!models.containsAll(lowerIsBetter)) {
                throw new InputException("lower is better for " + String.join(", ", new TreeSet<>(lowerIsBetter))
                        + ": models are " + String.join(", ", models));
            }
        }

        /** Returns the same with other directions. */
        public Columns lowerIsBetter(Set<String> some) {
            return new Columns(mos, std, weight, models, some);
        }

        /** Returns what a layout says of columns. */
        public static Columns of(ClusterLayout layout) {
            var notes = layout.notes();
            if (!notes.containsKey("mos") || !notes.containsKey("std")) {
                throw new InputException("the layout does not say which columns to read");
            }
            var lower = new TreeSet<String>();
            for (int m = 0; m < layout.models().size(); m++) {
                if ("lower".equals(notes.get(MODEL + m))) {
                    lower.add(layout.models().get(m));
                }
            }
            return new Columns(
                    notes.get("mos"),
                    notes.get("std"),
                    Optional.ofNullable(notes.get("weight")),
                    layout.models(),
                    lower);
        }

        /** Returns the same as a layout says it. */
        public TreeMap<String, String> notes() {
            var notes = new TreeMap<String, String>();
            notes.put("mos", mos);
            notes.put("std", std);
            weight.ifPresent(name -> notes.put("weight", name));
            for (int m = 0; m < models.size(); m++) {
                notes.put(MODEL + m, lowerIsBetter.contains(models.get(m)) ? "lower" : "higher");
            }
            return notes;
        }

        private ColumnChoice choice() {
            return ColumnChoice.of(Optional.of(mos), Optional.of(std), weight, models, Optional.empty());
        }
    }

    /** Columns of a file, and what a reader of results must know of them. */
    public record Found(Columns columns, List<Remark> warnings) {
        /** Copies the list. */
        public Found {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Prepares to read files.
     *
     * @param files in the order of their images
     */
    public ImageFiles(List<Path> files, Columns columns) {
        this.files = List.copyOf(files);
        this.columns = columns;
    }

    /**
     * Finds what is not named of columns in a file, by name and content.
     *
     * @throws InputException if the file cannot be read, or has no ratings, standard deviations or models
     */
    public static Found find(Path file, ColumnChoice choice) {
        try (var allocator = new RootAllocator();
                RatingSet set = read(file, choice, allocator)) {
            var found = set.columns();
            List<String> models =
                    set.predictions().stream().map(Predictions::model).toList();
            if (set.std().isEmpty() || models.isEmpty()) {
                throw new InputException(file + " has no "
                        + (models.isEmpty()
                                ? "model: name columns of scores"
                                : "standard deviations: name their column"));
            }
            var columns = new Columns(
                    found.get("mos"), found.get("std"), Optional.ofNullable(found.get("weight")), models, Set.of());
            return new Found(columns, set.warnings());
        }
    }

    private static RatingSet read(Path file, ColumnChoice choice, RootAllocator allocator) {
        return RatingTables.join(List.of(new TableInput.File(file)), choice, Reading.of(MissingValues.FAIL), allocator);
    }

    @Override
    public void read(Consumer<ImageBlock> reader) {
        for (Path file : files) {
            try (var allocator = new RootAllocator();
                    RatingSet set = read(file, columns.choice(), allocator)) {
                int size = set.mos().size();
                for (int from = 0; from < size; from += BLOCK) {
                    reader.accept(block(set, from, Math.min(size, from + BLOCK)));
                }
            }
        }
    }

    private ImageBlock block(RatingSet set, int from, int to) {
        double[] weight = new double[to - from];
        Arrays.fill(weight, 1);
        double[][] scores = new double[columns.models.size()][];
        for (Predictions model : set.predictions()) {
            int m = columns.models.indexOf(model.model());
            double sign = columns.lowerIsBetter.contains(model.model()) ? -1 : 1;
            scores[m] = IntStream.range(from, to)
                    .mapToDouble(i -> sign * model.scores().get(i))
                    .toArray();
        }
        return new ImageBlock(
                values(set.mos(), from, to),
                values(set.std().orElseThrow(), from, to),
                columns.weight
                        .flatMap(_ -> set.weight())
                        .map(column -> values(column, from, to))
                        .orElse(weight),
                scores);
    }

    private static double[] values(Column column, int from, int to) {
        return IntStream.range(from, to).mapToDouble(column::get).toArray();
    }
}
