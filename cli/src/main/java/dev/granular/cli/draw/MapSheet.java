package dev.granular.cli.draw;

import dev.granular.QualityRange;
import dev.granular.cli.draw.Lettering.Anchor;
import java.util.List;
import java.util.Optional;

/** Maps side by side, with one scale of colours. */
public final class MapSheet {
    private static final double PANEL = 118;
    private static final double LEFT = 46;
    private static final double GAP = 46;
    private static final double TOP = 20;
    private static final double BELOW = 54;
    private static final int ACROSS = 3;
    private static final double NOTE = 8;

    /**
     * A map.
     *
     * @param found 1 where the first model is shown to be better, −1 where the second is, 0 elsewhere; empty if nothing
     *     was tested
     */
    public record Panel(String title, Field field, Optional<Field> found) {}

    private final QualityRange range;
    private final List<Panel> panels;
    private final ColourScale scale;
    private final String title;
    private final List<String> notes;

    /**
     * Prepares a sheet.
     *
     * @param title of the scale
     * @param notes what a reader must know, lines of about 110 characters
     */
    public MapSheet(QualityRange range, List<Panel> panels, ColourScale scale, String title, List<String> notes) {
        this.range = range;
        this.panels = List.copyOf(panels);
        this.scale = scale;
        this.title = title;
        this.notes = List.copyOf(notes);
    }

    /** Returns the sheet as a drawing. */
    public Drawing drawing(String description) {
        int across = Math.min(ACROSS, panels.size());
        int down = (panels.size() + across - 1) / across;
        double width = Math.max(LEFT + across * (PANEL + GAP) + 20, 300);
        double height = down * (TOP + PANEL + BELOW - 16) + 6 + NOTE * 1.4 * notes.size();
        return new Drawing(description, width, height, this::draw);
    }

    private void draw(Canvas canvas) {
        int across = Math.min(ACROSS, panels.size());
        for (int k = 0; k < panels.size(); k++) {
            double left = LEFT + k % across * (PANEL + GAP);
            double top = TOP + k / across * (TOP + PANEL + BELOW - 16);
            var axes = new Axes(
                    left,
                    top,
                    PANEL,
                    PANEL,
                    new Axes.Axis("Q (MOS)", range.min(), range.max()),
                    new Axes.Axis("Qd (MOS)", 0, range.width()));
            new MapPanel(axes, panels.get(k).field(), scale, panels.get(k).found())
                    .draw(canvas, panels.get(k).title());
        }
        scale.draw(canvas, LEFT + across * (PANEL + GAP) - GAP + 14, TOP, PANEL, title);
        double below = (panels.size() + across - 1) / across * (TOP + PANEL + BELOW - 16) + 8;
        for (int line = 0; line < notes.size(); line++) {
            canvas.text(
                    notes.get(line),
                    6,
                    below + line * NOTE * 1.4,
                    new Lettering(Palette.PAPER.muted(), NOTE, Anchor.START));
        }
    }
}
