package dev.granular.cli.draw;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Outlines of letters of Liberation Sans, as wide as those of Arial and Helvetica. They come with the program, so that pictures
 * do not depend on the fonts of a machine, of which a server may have none.
 */
final class Glyphs {
    private static final class Loaded {
        static final Glyphs SANS = load();
    }

    private final TrueTypeFont font;
    private final CmapLookup characters;

    private Glyphs(TrueTypeFont font) throws IOException {
        this.font = font;
        this.characters = font.getUnicodeCmapLookup();
    }

    /** Returns the letters; loaded once. */
    static Glyphs sans() {
        return Loaded.SANS;
    }

    private static Glyphs load() {
        try (var in = Glyphs.class.getResourceAsStream("LiberationSans-Regular.ttf")) {
            if (in == null) {
                throw new IllegalStateException("the font is missing from the build");
            }
            return new Glyphs(new TTFParser().parse(new RandomAccessReadBuffer(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a line of text of a size from the origin to the right; a box for characters that the font lacks. */
    Path2D outline(String text, double size) {
        var outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
        try {
            double scale = size / font.getUnitsPerEm();
            double x = 0;
            for (int character : text.codePoints().toArray()) {
                int glyph = characters.getGlyphId(character);
                GlyphData shape = font.getGlyph().getGlyph(glyph);
                if (shape != null) {
                    outline.append(
                            shape.getPath().getPathIterator(new AffineTransform(scale, 0, 0, -scale, x, 0)), false);
                }
                x += scale * font.getAdvanceWidth(glyph);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return outline;
    }

    /** Returns how far a line of text of a size runs. */
    double width(String text, double size) {
        try {
            double units = 0;
            for (int character : text.codePoints().toArray()) {
                units += font.getAdvanceWidth(characters.getGlyphId(character));
            }
            return units * size / font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
