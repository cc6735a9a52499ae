package dev.granular.cli.draw;

import dev.granular.Column;
import dev.granular.Direction;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.arrow.output.FigureRow;
import dev.granular.mapping.Curve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a scatter of one model shows: scores and MOS as they are in the table, and the curve between them.
 *
 * @param row the model's figures
 * @param images as many as are drawn, spread evenly over the order of the MOS if there are too many for a picture
 * @param curve between the lowest and the highest score of all images; lower end first
 */
public record MappedScores(FigureRow row, List<Place> images, List<Place> curve) {
    /** Dots of all models together beyond which a page becomes heavy. */
    private static final int DOTS = 16_000;

    private static final int FEWEST = 250;
    private static final int MOST = 2_000;

    /** Points of a curve. */
    private static final int STEPS = 200;

    /**
     * A point.
     *
     * @param score in units of the model
     * @param mos in units of the table
     */
    public record Place(double score, double mos) {}

    /** Copies the lists. */
    public MappedScores {
        images = List.copyOf(images);
        curve = List.copyOf(curve);
    }

    /**
     * Takes what is to be drawn.
     *
     * @param rows figures, one row for each model
     * @param ratings of which higher MOS are better
     * @param models scores of which higher ones are better, in the order of the rows
     * @param lowerMosIsBetter whether the MOS are negated ones of the table
     */
    public static List<MappedScores> of(
            List<FigureRow> rows, Ratings ratings, List<Predictions> models, boolean lowerMosIsBetter) {
        int[] drawn = drawn(ratings.mos(), Math.clamp(DOTS / models.size(), FEWEST, MOST));
        int mosSign = lowerMosIsBetter ? -1 : 1;
        var all = new ArrayList<MappedScores>();
        for (int m = 0; m < rows.size(); m++) {
            Column scores = models.get(m).scores();
            int sign = rows.get(m).direction() == Direction.LOWER_IS_BETTER ? -1 : 1;
            List<Place> images = IntStream.of(drawn)
                    .mapToObj(image -> new Place(
                            sign * scores.get(image), mosSign * ratings.mos().get(image)))
                    .toList();
            List<Place> curve = curve(rows.get(m).figures().mapping().curve(), scores).stream()
                    .map(place -> new Place(sign * place.score, mosSign * place.mos))
                    .toList();
            all.add(new MappedScores(rows.get(m), images, curve));
        }
        return all;
    }

    /** Returns evenly spaced images in the order of their MOS, both ends included. */
    private static int[] drawn(Column mos, int most) {
        int size = mos.size();
        if (size <= most) {
            return IntStream.range(0, size).toArray();
        }
        int[] ordered = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(mos::get))
                .mapToInt(Integer::intValue)
                .toArray();
        return IntStream.range(0, most)
                .map(k -> ordered[(int) ((long) k * (size - 1) / (most - 1))])
                .toArray();
    }

    private static List<Place> curve(Curve curve, Column scores) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int image = 0; image < scores.size(); image++) {
            low = Math.min(low, scores.get(image));
            high = Math.max(high, scores.get(image));
        }
        var places = new ArrayList<Place>();
        for (int step = 0; step <= STEPS; step++) {
            double score = low + (high - low) * step / STEPS;
            places.add(new Place(score, curve.at(score)));
        }
        return places;
    }

    /** Returns the model's name. */
    public String model() {
        return row.model();
    }
}
