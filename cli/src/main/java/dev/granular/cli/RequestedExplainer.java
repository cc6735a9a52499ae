package dev.granular.cli;

import dev.granular.Column;
import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.Predictions;
import dev.granular.Ratings;
import dev.granular.SurfacePoint;
import dev.granular.arrow.RatingSet;
import dev.granular.arrow.output.ResultOrigin;
import dev.granular.arrow.output.ResultTable;
import dev.granular.inference.Explainer;
import dev.granular.inference.Explanation;
import dev.granular.inference.Inference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Explains values of an evaluation: which images decide, hurt and help them, and which heavy pairs are ordered wrongly.
 * Holds on to no table that was read. May be used by several threads at once.
 */
public final class RequestedExplainer {
    private final Ratings ratings;
    private final List<Predictions> models;
    private final List<String> names;
    private final Optional<List<String>> clusters;
    private final ResultOrigin origin;
    private final Explainer explainer;

    private RequestedExplainer(RatingSet set, Study study, Plan plan, ResultOrigin origin) {
        ratings = new Ratings(copy(study.ratings().mos()), copy(study.ratings().std()));
        models = study.models().stream()
                .map(model -> new Predictions(model.model(), copy(model.scores()), model.direction()))
                .toList();
        names = List.copyOf(set.names());
        clusters = set.clusters().map(List::copyOf);
        this.origin = origin;
        Inference images = Inference.of(ratings)
                .regulator(plan.regulator())
                .stdScale(plan.stdScale())
                .threads(plan.threads());
        explainer = Explainer.of(clusters.map(images::clusters).orElse(images), models);
    }

    private static Column copy(Column column) {
        return Column.of(column.toArray());
    }

    /** Prepares explanations of a run on {@code read}. */
    static RequestedExplainer of(RequestedTables read, Run run) {
        if (run.plan().within().isPresent()) {
            throw new InputException("values within groups are not explained: evaluate without within");
        }
        return new RequestedExplainer(read.set(), read.study(), run.plan(), run.origin());
    }

    /**
     * Explains a value, or the difference of two.
     *
     * @param place in MOS units
     * @param against by how much {@code model} exceeds this one, if it is named
     * @return images and pairs, a row each
     * @throws InputException if no model is called so
     */
    public ResultTable at(SurfacePoint place, String model, Optional<String> against, Method method) {
        List<Predictions> chosen =
                against.map(other -> List.of(named(model), named(other))).orElseGet(() -> List.of(named(model)));
        Explanation explanation = against.map(
                        other -> explainer.difference(place, model, other, method, ExplainCommand.MOST))
                .orElseGet(() -> explainer.at(place, model, method, ExplainCommand.MOST));
        Map<String, String> details = new LinkedHashMap<>(origin.details());
        details.put("place", place.q() + "," + place.qd());
        details.put("model", model);
        against.ifPresent(other -> details.put("against", other));
        details.put("value", Double.toString(explanation.value()));
        details.put("units", units(explanation));
        details.put("pairs", explanation.pairs().isComplete() ? "none missed" : "heavier ones may have been missed");
        return ResultTable.explanation(
                new ExplanationRows(ratings, chosen, names, clusters).of(explanation),
                method,
                new ResultOrigin(origin.range(), origin.computation(), details));
    }

    private static String units(Explanation explanation) {
        var sample = explanation.sample();
        String what = sample.clustered() ? "clusters" : "images";
        return sample.isWhole()
                ? "all " + sample.ofUnits() + " " + what
                : String.format(Locale.ROOT, "a sample of %d of %d %s", sample.units(), sample.ofUnits(), what);
    }

    private Predictions named(String name) {
        return models.stream()
                .filter(known -> known.model().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("no model is called \"" + name + "\"; there are "
                        + String.join(
                                ", ", models.stream().map(Predictions::model).toList())));
    }
}
