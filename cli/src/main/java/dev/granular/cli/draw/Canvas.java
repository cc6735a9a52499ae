package dev.granular.cli.draw;

/** A sheet to draw on, in points (1/72 inch) from its upper left corner. What is drawn later covers what is below. */
public interface Canvas {
    /** Fills the inside of closed shapes. */
    void fill(Trace shape, Shade shade);

    /** Draws along a trace. */
    void line(Trace trace, Pen pen);

    /** Writes a line of text that is anchored at (x, y), a point on its base line. */
    void text(String text, double x, double y, Lettering lettering);
}
