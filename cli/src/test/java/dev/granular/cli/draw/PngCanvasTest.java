package dev.granular.cli.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.granular.cli.draw.Lettering.Anchor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Pictures: what is drawn is where it should be, letters included. */
class PngCanvasTest {
    private static final Shade BLUE = Shade.of(0x0000ff);

    private static BufferedImage picture(Drawing drawing) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(drawing.png()));
    }

    private static int at(BufferedImage image, double x, double y) {
        return image.getRGB((int) (x * 300 / 72), (int) (y * 300 / 72)) & 0xffffff;
    }

    @Test
    void areasAndLinesAreInPlace() throws IOException {
        var drawing = new Drawing("a box and a line", 72, 36, canvas -> {
            canvas.fill(new Trace().box(10, 10, 20, 10), BLUE);
            canvas.line(Trace.line(40, 5, 60, 5), new Pen(Shade.of(0xff0000), 2));
            canvas.line(new Trace().from(50, 30), new Pen(Shade.of(0x00ff00), 4));
        });
        BufferedImage image = picture(drawing);
        assertEquals(List.of(300, 150), List.of(image.getWidth(), image.getHeight()));
        assertEquals(0x0000ff, at(image, 20, 15));
        assertEquals(0xffffff, at(image, 35, 15));
        assertEquals(0xff0000, at(image, 50, 5));
        assertEquals(0x00ff00, at(image, 50, 30), "a dot");
        assertArrayEquals(drawing.png(), drawing.png());
    }

    @Test
    void lettersAreOutlinesOfTheFontThatComesAlong() throws IOException {
        Glyphs glyphs = Glyphs.sans();
        assertEquals(10 * 0.556, glyphs.width("0", 10), 0.01, "as wide as in Helvetica");
        assertEquals(2 * glyphs.width("−", 10), glyphs.width("−−", 10), 1e-9);
        assertTrue(glyphs.outline("模", 10).getBounds2D().getWidth() > 0, "a box for what the font lacks");
        for (Anchor anchor : Anchor.values()) {
            BufferedImage image = picture(new Drawing(
                    "a word", 144, 30, canvas -> canvas.text("HHH", 72, 20, new Lettering(BLUE, 12, anchor))));
            int left = 0;
            int right = 0;
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, (int) (16 * 300 / 72.0)) & 0xffffff) == 0x0000ff) {
                    left += x < image.getWidth() / 2 ? 1 : 0;
                    right += x < image.getWidth() / 2 ? 0 : 1;
                }
            }
            assertEquals(anchor != Anchor.START, left > 5, anchor + ", left");
            assertEquals(anchor != Anchor.END, right > 5, anchor + ", right");
        }
    }
}
