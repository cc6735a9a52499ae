package dev.granular.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Measured pairs of one or more series with their power laws, both axes logarithmic, as an SVG picture. */
final class LogLogPlot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 60;
    private static final int BOTTOM = 50;

    /** Told apart by those who do not see colours well, too (Okabe and Ito). */
    private static final List<String> COLOURS = List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7");

    private final String xLabel;
    private final String yLabel;
    private final Map<String, List<PowerLaw.Sample>> series;
    private final Axis x;
    private final Axis y;

    /** Whole powers of ten around the data, and where they lie on the picture. */
    private record Axis(int low, int high, double from, double to) {
        static Axis around(List<Double> values, double from, double to) {
            double min = values.stream().mapToDouble(v -> v).min().orElseThrow();
            double max = values.stream().mapToDouble(v -> v).max().orElseThrow();
            int low = (int) Math.floor(Math.log10(min));
            return new Axis(low, Math.max(low + 1, (int) Math.ceil(Math.log10(max))), from, to);
        }

        double at(double value) {
            return from + (to - from) * (Math.log10(value) - low) / (high - low);
        }
    }

    /** @param series at least one pair in each */
    LogLogPlot(String xLabel, String yLabel, Map<String, List<PowerLaw.Sample>> series) {
        this.xLabel = xLabel;
        this.yLabel = yLabel;
        this.series = new TreeMap<>(series);
        List<PowerLaw.Sample> all =
                series.values().stream().flatMap(List::stream).toList();
        x = Axis.around(all.stream().map(PowerLaw.Sample::x).toList(), LEFT, WIDTH - RIGHT);
        y = Axis.around(all.stream().map(PowerLaw.Sample::y).toList(), HEIGHT - BOTTOM, TOP);
    }

    /** Returns the picture. */
    String svg() {
        var svg = new StringBuilder();
        append(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">",
                WIDTH,
                HEIGHT);
        append(svg, "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, HEIGHT);
        grid(svg);
        int index = 0;
        for (Map.Entry<String, List<PowerLaw.Sample>> entry : series.entrySet()) {
            draw(svg, entry.getKey(), entry.getValue(), index++);
        }
        return svg.append("</svg>\n").toString();
    }

    private void grid(StringBuilder svg) {
        String line = "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>";
        for (int power = x.low(); power <= x.high(); power++) {
            double at = x.at(Math.pow(10, power));
            append(svg, line, at, y.from(), at, y.to());
            label(svg, at, y.from() + 18, "middle", power);
        }
        for (int power = y.low(); power <= y.high(); power++) {
            double at = y.at(Math.pow(10, power));
            append(svg, line, x.from(), at, x.to(), at);
            label(svg, x.from() - 8, at + 4, "end", power);
        }
        append(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>", WIDTH / 2, HEIGHT - 10, xLabel);
        append(
                svg,
                "<text x=\"18\" y=\"%d\" text-anchor=\"middle\" transform=\"rotate(-90 18 %d)\">%s</text>",
                HEIGHT / 2,
                HEIGHT / 2,
                yLabel);
    }

    private static void label(StringBuilder svg, double x, double y, String anchor, int power) {
        append(
                svg,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">10<tspan dy=\"-5\" font-size=\"9\">%d</tspan></text>",
                x,
                y,
                anchor,
                power);
    }

    private void draw(StringBuilder svg, String name, List<PowerLaw.Sample> samples, int index) {
        String colour = COLOURS.get(index % COLOURS.size());
        var points = new ArrayList<PowerLaw.Sample>(samples);
        points.sort((a, b) -> Double.compare(a.x(), b.x()));
        String legend = name;
        double first = points.getFirst().x();
        double last = points.getLast().x();
        if (first < last) {
            PowerLaw law = PowerLaw.fit(points);
            legend += String.format(Locale.ROOT, ": power %.2f", law.exponent());
            append(
                    svg,
                    "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-dasharray=\"5 4\"/>",
                    x.at(first),
                    y.at(law.at(first)),
                    x.at(last),
                    y.at(law.at(last)),
                    colour);
        }
        for (PowerLaw.Sample sample : points) {
            append(
                    svg,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>",
                    x.at(sample.x()),
                    y.at(sample.y()),
                    colour);
        }
        append(svg, "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>", LEFT, 22 + 18 * index, colour, legend);
    }

    private static void append(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
