package dev.granular.arrow;

import dev.granular.InputException;
import dev.granular.SurfacePoint;
import dev.granular.arrow.column.ColumnUse;
import dev.granular.arrow.column.Header;
import dev.granular.arrow.column.Lifetime;
import dev.granular.arrow.column.TableColumns;
import dev.granular.arrow.column.TableSource;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.arrow.format.TableOpening;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.ReadProgress;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.TableInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.RootAllocator;

/** A table of surface points with columns {@code Q} and {@code Qd}, in upper or lower case, in MOS units. */
public final class SurfacePointFile {
    private SurfacePointFile() {}

    /**
     * Reads the points in the order of the file, which has one of the formats of {@link RatingTables}.
     *
     * @throws InputException if the file cannot be read, holds no point, or a value is missing or no number
     */
    public static List<SurfacePoint> read(Path file) {
        try (var allocator = new RootAllocator();
                var lifetime = new Lifetime(allocator);
                TableSource source =
                        new TableOpening(Reading.of(MissingValues.FAIL), lifetime).open(new TableInput.File(file))) {
            Header header = source.header();
            String q = column(header, "q");
            String qd = column(header, "qd");
            List<ColumnUse> uses = header.columns().stream()
                    .map(name -> name.equals(q) || name.equals(qd) ? ColumnUse.NUMBER : ColumnUse.SKIP)
                    .toList();
            return points(source.read(uses, lifetime, ReadProgress.NONE), q, qd);
        }
    }

    private static String column(Header header, String wanted) {
        return header.columns().stream()
                .filter(name -> name.equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new InputException(header.table() + " has no column \"" + wanted
                        + "\": surface points need q and qd, it has " + Excerpt.of(header.columns())));
    }

    private static List<SurfacePoint> points(TableColumns table, String q, String qd) {
        if (table.rows() == 0) {
            throw new InputException(table.name() + " has column names but no rows");
        }
        var points = new ArrayList<SurfacePoint>(table.rows());
        for (int row = 0; row < table.rows(); row++) {
            points.add(new SurfacePoint(value(table, q, row), value(table, qd, row)));
        }
        return points;
    }

    private static double value(TableColumns table, String column, int row) {
        double value = table.number(column).orElseThrow().values().get(row);
        if (!Double.isFinite(value)) {
            throw new InputException(table.cell(row, column) + ": no finite number here");
        }
        return value;
    }
}
