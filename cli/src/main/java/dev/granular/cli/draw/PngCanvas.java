package dev.granular.cli.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A drawing as PNG of 300 dots per inch; letters are areas, so that no font of the machine matters. */
final class PngCanvas implements Canvas {
    private static final double SCALE = 300.0 / 72;

    private final BufferedImage image;
    private final Graphics2D graphics;

    PngCanvas(double width, double height) {
        image = new BufferedImage(
                (int) Math.ceil(width * SCALE), (int) Math.ceil(height * SCALE), BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(SCALE, SCALE);
    }

    @Override
    public void fill(Trace shape, Shade shade) {
        graphics.setColor(new Color(shade.rgb()));
        graphics.fill(path(shape));
    }

    @Override
    public void line(Trace trace, Pen pen) {
        float[] dashes = new float[pen.dashes().size()];
        for (int i = 0; i < dashes.length; i++) {
            dashes[i] = pen.dashes().get(i).floatValue();
        }
        graphics.setColor(new Color(pen.shade().rgb()));
        graphics.setStroke(new BasicStroke(
                (float) pen.width(),
                BasicStroke.CAP_ROUND,
                BasicStroke.JOIN_ROUND,
                1,
                dashes.length == 0 ? null : dashes,
                0));
        graphics.draw(path(trace));
    }

    private static Path2D path(Trace trace) {
        var path = new Path2D.Double(Path2D.WIND_NON_ZERO, trace.size() + 1);
        for (int point = 0; point < trace.size(); point++) {
            if (trace.starts(point)) {
                path.moveTo(trace.x(point), trace.y(point));
                if (trace.isDot(point)) {
                    path.lineTo(trace.x(point), trace.y(point));
                }
            } else {
                path.lineTo(trace.x(point), trace.y(point));
            }
        }
        return path;
    }

    @Override
    public void text(String text, double x, double y, Lettering lettering) {
        Glyphs glyphs = Glyphs.sans();
        double before = glyphs.width(text, lettering.size())
                * switch (lettering.anchor()) {
                    case START -> 0;
                    case MIDDLE -> 0.5;
                    case END -> 1;
                };
        var place = AffineTransform.getTranslateInstance(x, y);
        if (lettering.upward()) {
            place.rotate(-Math.PI / 2);
        }
        place.translate(-before, 0);
        graphics.setColor(new Color(lettering.shade().rgb()));
        graphics.fill(place.createTransformedShape(glyphs.outline(text, lettering.size())));
    }

    /** Returns the file. */
    byte[] bytes() {
        graphics.dispose();
        ImageIO.setUseCache(false);
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", bytes)) {
                throw new IllegalStateException("this Java cannot write PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }
}
