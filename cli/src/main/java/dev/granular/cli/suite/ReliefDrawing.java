package dev.granular.cli.suite;

import static dev.granular.cli.draw.Markup.escape;

import java.util.ArrayList;
import java.util.List;

/** Reliefs as small maps in SVG, all in the same colours, which also differ in print without colour. */
final class ReliefDrawing {
    /** Viridis, from below 0 to 0.9 and more. */
    private static final List<String> COLOURS = List.of(
            "#440154", "#482475", "#414487", "#355f8d", "#2a788e", "#21918c", "#22a884", "#44bf70", "#7ad151",
            "#bddf26", "#fde725");

    private static final String THIN = "url(#thin)";

    private ReliefDrawing() {}

    /** Returns a map; {@code name} says of what. */
    static String map(Relief relief, String name) {
        var paths = new ArrayList<StringBuilder>();
        for (int level = 0; level <= COLOURS.size(); level++) {
            paths.add(new StringBuilder());
        }
        for (int q = 0; q < Relief.FIELDS; q++) {
            for (int qd = 0; qd < Relief.FIELDS; qd++) {
                double height = relief.height(q, qd);
                int level = Double.isNaN(height) ? COLOURS.size() : level(height);
                paths.get(level)
                        .append('M')
                        .append(q)
                        .append(' ')
                        .append(Relief.FIELDS - 1 - qd)
                        .append("h1v1h-1z");
            }
        }
        var svg = new StringBuilder("<svg class=\"relief\" viewBox=\"0 0 " + Relief.FIELDS + " " + Relief.FIELDS
                + "\" role=\"img\" aria-label=\"" + escape(name) + "\" shape-rendering=\"crispEdges\">");
        svg.append("<title>").append(escape(name)).append("</title>");
        for (int level = 0; level <= COLOURS.size(); level++) {
            if (!paths.get(level).isEmpty()) {
                String fill = level < COLOURS.size() ? COLOURS.get(level) : THIN;
                svg.append("<path fill=\"")
                        .append(fill)
                        .append("\" d=\"")
                        .append(paths.get(level))
                        .append("\"/>");
            }
        }
        return svg.append("</svg>").toString();
    }

    private static int level(double height) {
        return height < 0 ? 0 : (int) Math.min(COLOURS.size() - 1, 1 + Math.floor(height * 10 + 1e-9));
    }

    /** Returns what the colours mean, and the pattern that maps refer to. */
    static String legend() {
        var html = new StringBuilder("""
                <svg width="0" height="0" aria-hidden="true"><defs><pattern id="thin" width="1" height="1" \
                patternUnits="userSpaceOnUse"><rect width="1" height="1" fill="#ffffff"/>\
                <path d="M0 1L1 0" stroke="#8a949c" stroke-width=".2"/></pattern></defs></svg>
                """);
        html.append("<p class=\"colours\">");
        for (int level = 0; level < COLOURS.size(); level++) {
            html.append("<span><svg viewBox=\"0 0 1 1\" aria-hidden=\"true\"><path fill=\"")
                    .append(COLOURS.get(level))
                    .append("\" d=\"M0 0h1v1h-1z\"/></svg> ")
                    .append(level == 0 ? "below 0" : "0." + (level - 1) + " …")
                    .append("</span>\n");
        }
        return html.append("<span><svg viewBox=\"0 0 2 2\" aria-hidden=\"true\"><path fill=\"" + THIN
                        + "\" d=\"M0 0h2v2h-2z\"/></svg> too few pairs to say</span></p>")
                .toString();
    }
}
