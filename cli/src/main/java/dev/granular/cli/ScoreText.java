package dev.granular.cli;

import dev.granular.Method;
import dev.granular.cli.confidence.Confidences;
import dev.granular.evaluation.EvaluationResult;
import dev.granular.evaluation.ModelScore;
import dev.granular.inference.Confidence;
import dev.granular.inference.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/** The score table as text: a line per model, GMC and global figure under each method, the best GMC bold. */
final class ScoreText {
    private static final int WIDTH = 8;

    /** Width of a half width: a blank, its sign, a point and three digits. */
    private static final int MARGIN = 6;

    private final EvaluationResult result;
    private final Optional<Confidences> confidences;
    private final Ansi ansi;
    private final int nameWidth;

    ScoreText(EvaluationResult result, Optional<Confidences> confidences, Ansi ansi) {
        this.result = result;
        this.confidences = confidences.filter(found -> found.scores().gmc().isPresent());
        this.ansi = ansi;
        this.nameWidth = result.correlations().models().stream()
                .mapToInt(name -> name.codePointCount(0, name.length()))
                .reduce("model".length(), Math::max);
    }

    /** Returns the table, each line ended. */
    String render() {
        List<Method> methods = result.correlations().methods();
        var text = new StringBuilder(" ".repeat(nameWidth));
        methods.forEach(method -> text.append("  ").append(right(method.name(), 2 * WIDTH + margin())));
        text.append('\n').append(left("model"));
        methods.forEach(_ -> text.append("  ")
                .append(right("GMC", WIDTH) + " ".repeat(margin()))
                .append(right("global", WIDTH)));
        text.append('\n');
        for (int model = 0; model < result.correlations().models().size(); model++) {
            text.append(left(result.correlations().models().get(model)));
            for (Method method : methods) {
                ModelScore score = result.models().get(model).score(method);
                String gmc = right(number(score.gmc()), WIDTH);
                text.append("  ").append(score.gmc() == best(method) ? bold(gmc) : gmc);
                confidences.ifPresent(found -> text.append(halfWidth(found, score)));
                text.append(right(number(score.global()), WIDTH));
            }
            text.append('\n');
        }
        confidences.ifPresent(found -> result.scores().forEach(score -> lopsided(found, score, text)));
        return text.toString();
    }

    /** Tells both ends of an interval that is far from symmetrical, where ± would say little. */
    private static void lopsided(Confidences confidences, ModelScore score, StringBuilder text) {
        Confidence found =
                confidences.gmc(score.model(), score.method()).orElseThrow().interval();
        if (found instanceof Interval(double low, double high) && new Interval(low, high).isLopsided(score.gmc())) {
            text.append(String.format(
                    Locale.ROOT, "[..] %s, %s: GMC from %.3f to %.3f%n", score.model(), score.method(), low, high));
        }
    }

    private int margin() {
        return confidences.isPresent() ? MARGIN : 0;
    }

    private static String halfWidth(Confidences confidences, ModelScore score) {
        Confidence interval =
                confidences.gmc(score.model(), score.method()).orElseThrow().interval();
        if (!(interval instanceof Interval(double low, double high))) {
            return "      ";
        }
        double gmc = score.gmc();
        if (new Interval(low, high).isLopsided(gmc)) {
            return " [..] ";
        }
        String half = String.format(Locale.ROOT, "%.3f", (high - low) / 2);
        return " ±" + (half.startsWith("0") ? half.substring(1) : half.substring(0, MARGIN - 2));
    }

    private double best(Method method) {
        return result.scores().stream()
                .filter(score -> score.method() == method && !Double.isNaN(score.gmc()))
                .mapToDouble(ModelScore::gmc)
                .max()
                .orElse(Double.NaN);
    }

    private String bold(String text) {
        return ansi.enabled() ? ansi.string("@|bold " + text + "|@") : text;
    }

    private String left(String text) {
        return text + " ".repeat(nameWidth - text.codePointCount(0, text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
