package dev.granular.cli;

import dev.granular.Method;
import dev.granular.cli.report.ModelScore;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** The score table as text: a line per model, GMC and global figure under each method, the best GMC bold. */
final class ScoreText {
    private static final int WIDTH = 8;

    private final Findings findings;
    private final Ansi ansi;
    private final int nameWidth;

    ScoreText(Findings findings, Ansi ansi) {
        this.findings = findings;
        this.ansi = ansi;
        this.nameWidth = findings.correlations().models().stream()
                .mapToInt(name -> name.codePointCount(0, name.length()))
                .reduce("model".length(), Math::max);
    }

    /** The table, each line ended. */
    String render() {
        List<Method> methods = findings.correlations().methods();
        var text = new StringBuilder(" ".repeat(nameWidth));
        methods.forEach(method -> text.append("  ").append(right(method.name(), 2 * WIDTH)));
        text.append('\n').append(left("model"));
        methods.forEach(_ -> text.append("  ").append(right("GMC", WIDTH)).append(right("global", WIDTH)));
        text.append('\n');
        for (int model = 0; model < findings.correlations().models().size(); model++) {
            text.append(left(findings.correlations().models().get(model)));
            for (Method method : methods) {
                ModelScore score = findings.score(model, method);
                String gmc = right(number(score.gmc()), WIDTH);
                text.append("  ").append(score.gmc() == best(method) ? bold(gmc) : gmc);
                text.append(right(number(score.global()), WIDTH));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private double best(Method method) {
        return findings.scores().stream()
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
