package dev.granular.cli.draw;

import java.util.List;

/**
 * How lines are drawn, with round ends.
 *
 * @param width in points
 * @param dashes lengths drawn and left out by turns, in points; none for a solid line
 */
public record Pen(Shade shade, double width, List<Double> dashes) {
    /** Copies the dashes. */
    public Pen {
        dashes = List.copyOf(dashes);
    }

    /** A solid line. */
    public Pen(Shade shade, double width) {
        this(shade, width, List.of());
    }
}
