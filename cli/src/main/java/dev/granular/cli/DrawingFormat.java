package dev.granular.cli;

import dev.granular.cli.draw.Drawing;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How figures for paper are written. */
enum DrawingFormat {
    SVG {
        @Override
        byte[] bytes(Drawing drawing) {
            return drawing.svg().getBytes(StandardCharsets.UTF_8);
        }
    },
    PNG {
        @Override
        byte[] bytes(Drawing drawing) {
            return drawing.png();
        }

        /** Java may come without the part that draws, as it takes as much room as all that is needed else. */
        @Override
        boolean isPossible() {
            return ModuleLayer.boot().findModule("java.desktop").isPresent();
        }
    };

    /** Returns the file of a drawing. */
    abstract byte[] bytes(Drawing drawing);

    /** Returns whether the Java that runs can write it. */
    boolean isPossible() {
        return true;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
