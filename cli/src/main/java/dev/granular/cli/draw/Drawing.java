package dev.granular.cli.draw;

import java.util.function.Consumer;

/**
 * A figure to be drawn.
 *
 * @param description what it shows, one line
 * @param width in points
 * @param height in points
 * @param onto draws it
 */
public record Drawing(String description, double width, double height, Consumer<Canvas> onto) {
    /** Draws it as a file of SVG. */
    public String svg() {
        var canvas = new SvgCanvas(width, height);
        onto.accept(canvas);
        return canvas.document(description);
    }

    /** Draws it as a file of PNG. */
    public byte[] png() {
        var canvas = new PngCanvas(width, height);
        onto.accept(canvas);
        return canvas.bytes();
    }
}
