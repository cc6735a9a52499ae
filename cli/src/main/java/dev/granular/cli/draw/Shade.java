package dev.granular.cli.draw;

/**
 * A colour.
 *
 * @param css as style sheets have it, perhaps a variable of theirs
 * @param rgb red, green and blue in the lower three bytes
 */
public record Shade(String css, int rgb) {
    /** Returns a colour that does not depend on a style sheet. */
    public static Shade of(int rgb) {
        return new Shade("#" + Integer.toHexString(0x1000000 | rgb & 0xffffff).substring(1), rgb & 0xffffff);
    }

    /** Returns a colour as far between this one and another as {@code share} says, 0 to 1. */
    public Shade towards(Shade other, double share) {
        int mixed = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int from = rgb >> shift & 0xff;
            int to = other.rgb >> shift & 0xff;
            mixed |= (int) Math.round(from + share * (to - from)) << shift;
        }
        return of(mixed);
    }
}
