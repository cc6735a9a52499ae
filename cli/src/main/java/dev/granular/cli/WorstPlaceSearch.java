package dev.granular.cli;

import dev.granular.Method;
import dev.granular.Predictions;
import dev.granular.arrow.RatingSet;
import dev.granular.cli.confidence.Confidences;
import dev.granular.cli.report.WorstPlace;
import dev.granular.inference.Explainer;
import dev.granular.inference.Explanation;
import dev.granular.inference.Inference;
import dev.granular.inference.SurfaceInference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The search for the lowest place with an interval on each model's surface, and its explanation. */
final class WorstPlaceSearch {
    /** Images up to which explanations take little beside the intervals. */
    private static final int MOST_IMAGES = 100_000;

    /** Images and pairs that are shown. */
    private static final int SHOWN = 5;

    private final Run run;
    private final RatingSet set;

    WorstPlaceSearch(Run run, RatingSet set) {
        this.run = run;
        this.set = set;
    }

    /** Finds and explains one place of each model; none without intervals of places, or if there are too many images. */
    List<WorstPlace> places() {
        Optional<SurfaceInference> surface =
                run.confidences().filter(found -> found.places().isPresent()).map(Confidences::surface);
        if (surface.isEmpty() || run.study().ratings().size() > MOST_IMAGES) {
            return List.of();
        }
        Method method = surface.get().methods().contains(Method.SRCC)
                ? Method.SRCC
                : surface.get().methods().getFirst();
        List<Predictions> models = run.study().models();
        Explainer explainer = Explainer.of(inference(), models);
        var places = new ArrayList<WorstPlace>();
        for (Predictions model : models) {
            lowest(surface.get(), model.model(), method)
                    .ifPresent(k -> places.add(explained(explainer, surface.get(), model, method, k)));
        }
        return places;
    }

    private Inference inference() {
        Inference inference = Inference.of(run.study().ratings())
                .regulator(run.plan().regulator())
                .stdScale(run.plan().stdScale())
                .threads(run.plan().threads());
        return run.job().wanted().clusters().map(inference::clusters).orElse(inference);
    }

    private static Optional<Integer> lowest(SurfaceInference surface, String model, Method method) {
        return IntStream.range(0, surface.points().size())
                .filter(k -> surface.estimate(model, method, k).isGiven())
                .boxed()
                .min((a, b) -> Double.compare(
                        surface.estimate(model, method, a).value(),
                        surface.estimate(model, method, b).value()));
    }

    private WorstPlace explained(
            Explainer explainer, SurfaceInference surface, Predictions model, Method method, int k) {
        Explanation explanation = explainer.at(surface.points().get(k), model.model(), method, SHOWN);
        return new WorstPlace(
                model.model(),
                method,
                surface.points().get(k),
                surface.estimate(model.model(), method, k),
                explanation.sample().clustered(),
                new ExplanationRows(run.study().ratings(), List.of(model), set.names(), set.clusters())
                        .of(explanation));
    }
}
