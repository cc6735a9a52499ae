package dev.granular.cli.draw;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Collectors;

/** A drawing as SVG: lines and areas with two decimals, text as text. */
public final class SvgCanvas implements Canvas {
    private final double width;
    private final double height;
    private final StringBuilder content = new StringBuilder();

    /** An empty sheet, in points. */
    public SvgCanvas(double width, double height) {
        this.width = width;
        this.height = height;
    }

    @Override
    public void fill(Trace shape, Shade shade) {
        content.append("<path fill=\"").append(shade.css()).append("\" d=\"");
        path(shape);
        content.append("\"/>\n");
    }

    @Override
    public void line(Trace trace, Pen pen) {
        content.append("<path fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\" stroke=\"")
                .append(pen.shade().css())
                .append("\" stroke-width=\"")
                .append(number(pen.width()));
        if (!pen.dashes().isEmpty()) {
            content.append("\" stroke-dasharray=\"")
                    .append(pen.dashes().stream().map(SvgCanvas::number).collect(Collectors.joining(" ")));
        }
        content.append("\" d=\"");
        path(trace);
        content.append("\"/>\n");
    }

    private void path(Trace trace) {
        String beforeX = "";
        String beforeY = "";
        for (int point = 0; point < trace.size(); point++) {
            String x = number(trace.x(point));
            String y = number(trace.y(point));
            if (trace.starts(point)) {
                content.append('M').append(x).append(' ').append(y).append(trace.isDot(point) ? "h0" : "");
            } else if (y.equals(beforeY)) {
                content.append('H').append(x);
            } else if (x.equals(beforeX)) {
                content.append('V').append(y);
            } else {
                content.append('L').append(x).append(' ').append(y);
            }
            beforeX = x;
            beforeY = y;
        }
    }

    @Override
    public void text(String text, double x, double y, Lettering lettering) {
        content.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        content.append("\" font-size=\"").append(number(lettering.size()));
        content.append("\" fill=\"").append(lettering.shade().css());
        content.append("\" text-anchor=\"")
                .append(
                        switch (lettering.anchor()) {
                            case START -> "start";
                            case MIDDLE -> "middle";
                            case END -> "end";
                        });
        if (lettering.upward()) {
            content.append("\" transform=\"rotate(-90 %s %s)".formatted(number(x), number(y)));
        }
        content.append("\">").append(Markup.escape(text)).append("</text>\n");
    }

    private static String number(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.toPlainString();
    }

    /**
     * Returns the drawing as an element of a page, in the page's letters, as wide as there is room.
     *
     * @param description what it shows, for those who do not see it
     */
    public String element(String description) {
        return "<svg viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\">\n%s</svg>"
                .formatted(number(width), number(height), Markup.escape(description), content);
    }

    /**
     * Returns the drawing as a file, on white ground. Letters as wide as those of Arial come first.
     *
     * @param description what it shows
     */
    public String document(String description) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$spt" height="%2$spt" viewBox="0 0 %1$s %2$s"
                 font-family="Arial, Helvetica, Liberation Sans, sans-serif">
                <title>%3$s</title>
                <path fill="#ffffff" d="M0 0H%1$sV%2$sH0"/>
                %4$s</svg>
                """.formatted(number(width), number(height), Markup.escape(description), content);
    }
}
