package dev.granular.cli;

import dev.granular.Method;
import dev.granular.evaluation.EvaluationResult;
import dev.granular.evaluation.ModelScore;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** The score table as text: a line per model, GMC and global figure under each method, the best GMC bold. */
final class ScoreText {
    private static final int WIDTH = 8;

    private final EvaluationResult result;
    private final Ansi ansi;
    private final int nameWidth;

    ScoreText(EvaluationResult result, Ansi ansi) {
        this.result = result;
        this.ansi = ansi;
        this.nameWidth = result.correlations().models().stream()
                .mapToInt(name -> name.codePointCount(0, name.length()))
                .reduce("model".length(), Math::max);
    }

    /** The table, each line ended. */
    String render() {
        List<Method> methods = result.correlations().methods();
        var text = new StringBuilder(" ".repeat(nameWidth));
        methods.forEach(method -> text.append("  ").append(right(method.name(), 2 * WIDTH)));
        text.append('\n').append(left("model"));
        methods.forEach(_ -> text.append("  ").append(right("GMC", WIDTH)).append(right("global", WIDTH)));
        text.append('\n');
        for (int model = 0; model < result.correlations().models().size(); model++) {
            text.append(left(result.correlations().models().get(model)));
            for (Method method : methods) {
                ModelScore score = result.models().get(model).score(method);
                String gmc = right(number(score.gmc()), WIDTH);
                text.append("  ").append(score.gmc() == best(method) ? bold(gmc) : gmc);
                text.append(right(number(score.global()), WIDTH));
            }
            text.append('\n');
        }
        return text.toString();
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
