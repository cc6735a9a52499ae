package dev.granular.cli.report;

import dev.granular.Method;
import dev.granular.Surface;
import dev.granular.cli.draw.CoarseMap;
import dev.granular.cli.draw.ColourScale;
import dev.granular.cli.draw.Drawing;
import dev.granular.cli.draw.Field;
import dev.granular.cli.draw.MapSheet;
import dev.granular.cli.draw.ProfileSheet;
import dev.granular.cli.draw.ScatterSheet;
import dev.granular.evaluation.ModelScore;
import dev.granular.inference.NoInterval;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The figures of the page as drawings for paper. */
public final class PaperFigures {
    private static final CoarseMap CELLS = new CoarseMap(60);

    private final ReportData data;
    /** Of each cell, the nearest point of the inference; empty if there is none. */
    private final int[] nearest;

    private Optional<double[]> pairs = Optional.empty();

    private PaperFigures(ReportData data) {
        this.data = data;
        nearest = ofPlaces().map(this::nearest).orElse(new int[0]);
    }

    /** Returns the drawings by the names of their files without an ending. */
    public static Map<String, Drawing> of(ReportData data) {
        var figures = new PaperFigures(data);
        var drawings = new LinkedHashMap<String, Drawing>();
        for (Method method : data.samples().methods()) {
            String ending = "-" + method.name().toLowerCase(Locale.ROOT);
            List<ModelScore> scores = figures.withSurface(method);
            if (!scores.isEmpty()) {
                drawings.put("heatmaps" + ending, figures.heatmaps(method, scores));
            }
            if (scores.size() > 1) {
                drawings.put("differences" + ending, figures.differences(method, scores));
            }
            if (!data.supplements().profiles().isEmpty()) {
                drawings.put(
                        "profiles" + ending,
                        new ProfileSheet(data.supplements().profiles(), method, data.supportThreshold()).drawing());
            }
        }
        if (!data.supplements().scores().isEmpty()) {
            drawings.put("scatters", ScatterSheet.of(data.supplements().scores()));
        }
        return Collections.unmodifiableMap(drawings);
    }

    /** Returns scores by a method, the highest first. */
    private List<ModelScore> withSurface(Method method) {
        return data.scores().stream()
                .filter(score -> score.method() == method && score.surface().isPresent())
                .sorted(Comparator.comparingDouble((ModelScore score) -> -score.gmc()))
                .toList();
    }

    private Drawing heatmaps(Method method, List<ModelScore> scores) {
        List<MapSheet.Panel> panels = scores.stream()
                .map(score -> new MapSheet.Panel(
                        score.model() + ", GMC " + HtmlText.rounded(score.gmc()), field(score), Optional.empty()))
                .toList();
        double[] values = reliable(panels);
        ColourScale scale = values.length == 0
                ? ColourScale.rising(-1, 1)
                : ColourScale.rising(
                        Arrays.stream(values).min().orElseThrow(),
                        Arrays.stream(values).max().orElseThrow());
        return new MapSheet(
                        data.range(),
                        panels,
                        scale,
                        method.toString(),
                        List.of(
                                few() + (ofPlaces().isPresent() ? " or no interval." : "."),
                                "One scale for all; lines have equal height. The highest GMC comes first, which need not be"
                                        + " the best model."))
                .drawing("Heatmaps, " + method);
    }

    private String few() {
        return "Hatched: fewer than " + Math.round(data.supportThreshold()) + " effective pairs";
    }

    /** Returns the highest model against each other one. */
    private Drawing differences(Method method, List<ModelScore> scores) {
        ModelScore best = scores.getFirst();
        List<MapSheet.Panel> panels = scores.stream()
                .skip(1)
                .map(score -> new MapSheet.Panel(
                        best.model() + " − " + score.model(),
                        difference(best, score),
                        ofPlaces().map(known -> findings(known, best.model(), score.model(), method))))
                .toList();
        double reach = Arrays.stream(reliable(panels)).map(Math::abs).max().orElse(0);
        String said = ofPlaces().isPresent()
                ? "Within solid lines the first model is shown to be better, within dashed ones the second; pale: the data do not"
                        + " tell."
                : "Nothing was tested, so any of this may be chance.";
        return new MapSheet(
                        data.range(),
                        panels,
                        ColourScale.around(reach),
                        "Δ" + method,
                        List.of(
                                said,
                                few() + (ofPlaces().isPresent() ? ", or not tested" : "")
                                        + ". Thin dashed lines have heights below 0."))
                .drawing("Differences from " + best.model() + ", " + method);
    }

    private static double[] reliable(List<MapSheet.Panel> panels) {
        return panels.stream()
                .flatMapToDouble(panel -> Arrays.stream(panel.field().reliable()))
                .toArray();
    }

    private Optional<ReportConfidence> ofPlaces() {
        return data.confidence().filter(ReportConfidence::ofPlaces);
    }

    private Field field(ModelScore score) {
        Surface surface = score.surface().orElseThrow();
        return new Field(CELLS.steps(), CELLS.heights(surface), weak(surface, score.model(), score.method()));
    }

    private Field difference(ModelScore first, ModelScore second) {
        double[] values = CELLS.heights(first.surface().orElseThrow());
        double[] other = CELLS.heights(second.surface().orElseThrow());
        Arrays.setAll(values, cell -> values[cell] - other[cell]);
        boolean[] weak = thin(first.surface().orElseThrow());
        ofPlaces().ifPresent(known -> {
            for (int cell = 0; cell < weak.length; cell++) {
                weak[cell] |= !known.isTested(first.model(), second.model(), first.method(), nearest[cell]);
            }
        });
        return new Field(CELLS.steps(), values, weak);
    }

    /** Returns cells that rest on too few pairs. */
    private boolean[] thin(Surface surface) {
        if (pairs.isEmpty()) {
            pairs = Optional.of(CELLS.pairs(data.samples(), surface));
        }
        boolean[] thin = new boolean[pairs.get().length];
        for (int cell = 0; cell < thin.length; cell++) {
            thin[cell] = !(pairs.get()[cell] >= data.supportThreshold());
        }
        return thin;
    }

    /** Returns cells that rest on too few pairs or have no interval. */
    private boolean[] weak(Surface surface, String model, Method method) {
        boolean[] weak = thin(surface);
        ofPlaces().filter(known -> known.surface().models().contains(model)).ifPresent(known -> {
            for (int cell = 0; cell < weak.length; cell++) {
                weak[cell] |=
                        known.surface().estimate(model, method, nearest[cell]).interval() instanceof NoInterval;
            }
        });
        return weak;
    }

    /** Returns the points of the inference nearest to the middles of the cells. */
    private int[] nearest(ReportConfidence known) {
        double width = data.range().width();
        var points = known.surface().points();
        int[] nearest = new int[CELLS.steps() * CELLS.steps()];
        for (int cell = 0; cell < nearest.length; cell++) {
            double q = data.range().min() + CELLS.share(cell / CELLS.steps()) * width;
            double qd = CELLS.share(cell % CELLS.steps()) * width;
            double closest = Double.POSITIVE_INFINITY;
            for (int point = 0; point < points.size(); point++) {
                double distance =
                        Math.hypot(points.get(point).q() - q, points.get(point).qd() - qd);
                if (distance < closest) {
                    closest = distance;
                    nearest[cell] = point;
                }
            }
        }
        return nearest;
    }

    private Field findings(ReportConfidence known, String first, String second, Method method) {
        double[] verdicts = new double[CELLS.steps() * CELLS.steps()];
        for (int cell = 0; cell < verdicts.length; cell++) {
            verdicts[cell] = known.standing(first, second, method, nearest[cell]);
        }
        return new Field(CELLS.steps(), verdicts, new boolean[verdicts.length]);
    }
}
