package dev.granular.arrow.output;

import dev.granular.profile.Profile;
import java.util.ArrayList;
import java.util.List;

/** The columns of tables of figures over the whole set and of profiles. */
final class FigureColumns {
    private static final String MOS = "MOS";
    private static final String CORRELATION = "correlation";
    private static final String SHARE = "share";

    private FigureColumns() {}

    /** Returns columns of rows by model, in the order given. */
    static List<ResultColumn> figures(List<FigureRow> rows) {
        return List.of(
                new ResultColumn.Text(
                        "model", "name of the model", row -> rows.get(row).model()),
                new ResultColumn.Text(
                        "direction",
                        "which scores are better, higher or lower",
                        row -> rows.get(row).directionWord()),
                new ResultColumn.Count(
                        "n", "images", "number of images", row -> rows.get(row).images()),
                new ResultColumn.Text(
                        "mapping",
                        "family of the curve from scores to MOS",
                        row -> FigureRow.word(rows.get(row).figures().mapping().mapping())),
                figure(rows, "mapped_plcc", CORRELATION, "linear correlation of mapped scores with the MOS"),
                figure(rows, "rmse", MOS, "root mean square error of mapped scores"),
                figure(rows, "rmse_star", MOS, "the same of what is beyond the confidence interval of the MOS"),
                figure(rows, "outlier_ratio_ci", SHARE, "images whose error is beyond the confidence interval"),
                figure(rows, "outlier_ratio_2std", SHARE, "images whose error is beyond twice the standard deviation"),
                figure(rows, "pair_accuracy", SHARE, "pairs on whose order or tie people and model agree"),
                figure(rows, "tie_threshold", "score", "largest difference of scores that counts as a tie"),
                figure(rows, "auc_different", "probability", "different pairs told from similar ones"),
                figure(rows, "auc_better", "probability", "better images of pairs told from worse ones"),
                figure(rows, "correct_better", SHARE, "different pairs that the model orders as people do"),
                figure(rows, "resolving_power", MOS, "difference of mapped scores that 95 % of people confirm"),
                figure(rows, "pwrc", "MOS scaled to 100", "perceptually weighted rank correlation"),
                new ResultColumn.Text(
                        "why",
                        "which figures are not given, and why",
                        row -> rows.get(row).why()),
                new ResultColumn.Text(
                        "notes",
                        "remarks on the mapping, standard errors of sampled pairs",
                        row -> rows.get(row).notes()));
    }

    private static ResultColumn figure(List<FigureRow> rows, String name, String unit, String description) {
        return new ResultColumn.Number(
                name,
                unit,
                description,
                true,
                row -> rows.get(row).named().get(name).number().orElse(Double.NaN));
    }

    /** A place of a profile, as a row. */
    private record Place(Profile profile, int model, int method, int step) {}

    /** Returns columns of rows by model, then method, then axes, then places. */
    static List<ResultColumn> profiles(List<Profile> profiles) {
        List<Place> rows = places(profiles);
        return List.of(
                new ResultColumn.Text("model", "name of the model", row -> {
                    Place place = rows.get(row);
                    return place.profile.models().get(place.model);
                }),
                new ResultColumn.Text("method", "kind of correlation", row -> {
                    Place place = rows.get(row);
                    return place.profile.methods().get(place.method).name();
                }),
                new ResultColumn.Text(
                        "axis",
                        "q: quality of both images of a pair; qd: difference between them",
                        row -> word(rows.get(row).profile.axis())),
                new ResultColumn.Number("place", MOS, "place on the axis", false, row -> {
                    Place place = rows.get(row);
                    return place.profile.place(place.step);
                }),
                new ResultColumn.Number(
                        "value", CORRELATION, "agreement of model and people on such pairs", true, row -> {
                            Place place = rows.get(row);
                            Profile profile = place.profile;
                            return profile.value(place.model, profile.methods().get(place.method), place.step)
                                    .orElse(Double.NaN);
                        }),
                new ResultColumn.Number(
                        "effective_pairs",
                        "pairs",
                        "on how many equally weighted pairs the value rests",
                        false,
                        row -> {
                            Place place = rows.get(row);
                            return place.profile.effectivePairs(place.step);
                        }));
    }

    private static String word(Profile.Axis axis) {
        return switch (axis) {
            case QUALITY -> "q";
            case DIFFERENCE -> "qd";
        };
    }

    private static List<Place> places(List<Profile> profiles) {
        var places = new ArrayList<Place>();
        if (!profiles.isEmpty()) {
            Profile first = profiles.getFirst();
            for (int model = 0; model < first.models().size(); model++) {
                for (int method = 0; method < first.methods().size(); method++) {
                    for (Profile profile : profiles) {
                        for (int step = 0; step < profile.steps(); step++) {
                            places.add(new Place(profile, model, method, step));
                        }
                    }
                }
            }
        }
        return places;
    }

    /** Counts rows of {@link #profiles}. */
    static int rows(List<Profile> profiles) {
        return profiles.stream()
                .mapToInt(profile -> profile.models().size() * profile.methods().size() * profile.steps())
                .sum();
    }
}
