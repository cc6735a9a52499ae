package dev.granular.cli.draw;

/**
 * The colours of a drawing.
 *
 * @param ink of text and lines that matter
 * @param muted of what only helps
 * @param dots of single images
 * @param ground below everything
 */
public record Palette(Shade ink, Shade muted, Shade dots, Shade ground) {
    /** For paper. */
    public static final Palette PAPER =
            new Palette(Shade.of(0x000000), Shade.of(0x555555), Shade.of(0x7fa8c9), Shade.of(0xffffff));

    /** Those of the report's style sheet, light or dark. */
    public static final Palette PAGE = new Palette(
            new Shade("var(--ink)", 0),
            new Shade("var(--muted)", 0),
            new Shade("var(--dots)", 0),
            new Shade("var(--card)", 0));
}
