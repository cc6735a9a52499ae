package dev.granular.cli.draw;

import dev.granular.cli.draw.Lettering.Anchor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A map over (Q, Qd): colours, labelled lines of equal height, hatching where too little speaks, and findings. */
final class MapPanel {
    /** Distance of hatches, in points. */
    private static final double HATCH = 4.5;

    private static final double LABEL = 6.5;

    /** What is added to the number of a colour if it is pale. */
    private static final int MUTED = 1000;

    /** Points that a line must have to be labelled. */
    private static final int SHORTEST = 12;

    private final Axes axes;
    private final Field field;
    private final ColourScale scale;
    /** 1 where the first model is shown to be better, −1 where the second is, 0 elsewhere; empty if nothing was tested. */
    private final Optional<Field> found;

    MapPanel(Axes axes, Field field, ColourScale scale, Optional<Field> found) {
        this.axes = axes;
        this.field = field;
        this.scale = scale;
        this.found = found;
    }

    void draw(Canvas canvas, String title) {
        cells(canvas);
        hatches(canvas);
        levels(canvas);
        found.ifPresent(verdict -> findings(canvas, verdict));
        axes.draw(canvas, Palette.PAPER);
        canvas.text(
                Lettering.shortened(title, (int) (axes.width() / 4.8)),
                axes.left(),
                axes.top() - 5,
                new Lettering(Palette.PAPER.ink(), Axes.LETTERS, Anchor.START));
    }

    private double across(double i) {
        return axes.left() + i / field.steps() * axes.width();
    }

    private double down(double j) {
        return axes.top() + axes.height() - j / field.steps() * axes.height();
    }

    /** Runs of cells of one colour as one box, and all boxes of a colour as one shape. */
    private void cells(Canvas canvas) {
        Map<Integer, Trace> shapes = new TreeMap<>();
        for (int j = 0; j < field.steps(); j++) {
            int from = 0;
            while (from < field.steps()) {
                int colour = colour(from, j);
                int to = from + 1;
                while (to < field.steps() && colour(to, j) == colour) {
                    to++;
                }
                // A little overlap, or viewers leave gaps between neighbours.
                double right = Math.min(across(to) + 0.3, axes.left() + axes.width());
                double top = down(j + 1);
                double bottom = Math.min(down(j) + 0.3, axes.top() + axes.height());
                shapes.computeIfAbsent(colour, _ -> new Trace())
                        .box(across(from), top, right - across(from), bottom - top);
                from = to;
            }
        }
        shapes.forEach((colour, shape) -> canvas.fill(
                shape,
                colour < 0 ? Shade.of(0xd9d9d9) : colour >= MUTED ? muted(colour - MUTED) : scale.shade(colour)));
    }

    private Shade muted(int colour) {
        return scale.shade(colour).towards(Shade.of(0xe4e4e4), 0.85);
    }

    /** Returns the colour's number; −1 where undefined, paler where nothing was found or too little speaks. */
    private int colour(int i, int j) {
        double value = field.value(i, j);
        if (Double.isNaN(value)) {
            return -1;
        }
        boolean pale = field.isWeak(i, j)
                || found.filter(verdict -> verdict.value(i, j) == 0).isPresent();
        return scale.step(value) + (pale ? MUTED : 0);
    }

    private void hatches(Canvas canvas) {
        var lines = new Trace();
        double side = axes.width() / field.steps();
        int step = (int) Math.max(1, Math.round(HATCH / side));
        for (int start = -field.steps(); start < field.steps(); start += step) {
            boolean inside = false;
            for (int i = 0; i < field.steps(); i++) {
                int j = i + start;
                boolean weak = j >= 0 && j < field.steps() && field.isWeak(i, j);
                if (weak && !inside) {
                    lines.from(across(i), down(j));
                } else if (!weak && inside) {
                    lines.to(across(i), down(j));
                }
                inside = weak;
            }
            if (inside) {
                lines.to(across(field.steps()), down(field.steps() + start));
            }
        }
        if (lines.size() > 0) {
            canvas.line(lines, new Pen(Shade.of(0x404040), 0.5));
        }
    }

    private void levels(Canvas canvas) {
        Ticks ticks = Ticks.of(scale.low(), scale.high(), 9);
        Map<String, Contours.Place> labels = new HashMap<>();
        for (int k = 0; k < ticks.values().size(); k++) {
            double level = ticks.values().get(k);
            var pen = new Pen(
                    scale.isDark(level) && found.isEmpty() ? Palette.PAPER.ground() : Palette.PAPER.ink(),
                    0.5,
                    level < 0 ? List.of(2.5, 2.0) : List.of());
            for (List<Contours.Place> line : Contours.of(field, level)) {
                canvas.line(trace(line), pen);
                if (line.size() >= SHORTEST) {
                    labels.putIfAbsent(ticks.labels().get(k), line.get(line.size() / 2));
                }
            }
        }
        ticks.labels().stream().filter(labels::containsKey).forEach(text -> label(canvas, text, labels.get(text)));
    }

    private void label(Canvas canvas, String text, Contours.Place place) {
        double width = 0.58 * LABEL * text.length();
        double x =
                Math.clamp(across(place.i()), axes.left() + width / 2 + 2, axes.left() + axes.width() - width / 2 - 2);
        double y = Math.clamp(down(place.j()), axes.top() + LABEL, axes.top() + axes.height() - LABEL / 2);
        canvas.fill(
                new Trace().box(x - width / 2 - 1, y - LABEL / 2 - 0.5, width + 2, LABEL + 1), Palette.PAPER.ground());
        canvas.text(text, x, y + LABEL * 0.36, new Lettering(Palette.PAPER.ink(), LABEL, Anchor.MIDDLE));
    }

    private Trace trace(List<Contours.Place> line) {
        var trace = new Trace();
        for (Contours.Place place : line) {
            if (trace.size() == 0) {
                trace.from(across(place.i()), down(place.j()));
            } else {
                trace.to(across(place.i()), down(place.j()));
            }
        }
        return trace;
    }

    /** Findings within thick lines: the first model's solid, the second's dashed; along the frame, too. */
    private void findings(Canvas canvas, Field verdict) {
        boolean[] none = new boolean[(field.steps() + 2) * (field.steps() + 2)];
        for (int model : new int[] {1, -1}) {
            int wide = field.steps() + 2;
            double[] is = new double[wide * wide];
            for (int i = 0; i < field.steps(); i++) {
                for (int j = 0; j < field.steps(); j++) {
                    is[(i + 1) * wide + j + 1] = verdict.value(i, j) == model ? 1 : 0;
                }
            }
            var pen = new Pen(Palette.PAPER.ink(), 1.6, model > 0 ? List.of() : List.of(5.0, 3.0));
            for (List<Contours.Place> line : Contours.of(new Field(wide, is, none), 0.5)) {
                canvas.line(
                        trace(line.stream()
                                .map(place -> new Contours.Place(
                                        Math.clamp(place.i() - 1, 0, field.steps()),
                                        Math.clamp(place.j() - 1, 0, field.steps())))
                                .toList()),
                        pen);
            }
        }
    }
}
