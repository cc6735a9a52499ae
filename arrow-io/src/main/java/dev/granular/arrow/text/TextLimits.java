package dev.granular.arrow.text;

/**
 * How long parts of a text may be. A small file in gzip unpacks to any size, so these are refused before memory is taken for
 * them; no table comes near.
 */
public final class TextLimits {
    /** Characters of a field: 32 times what a spreadsheet's cell holds, 256 times the longest path of a file. */
    public static final int MOST_FIELD_CHARACTERS = 1 << 20;
    /** Characters of a header, or of a row that is held whole, without separators: 256 for each of the most columns. */
    public static final int MOST_LINE_CHARACTERS = 1 << 24;

    private TextLimits() {}
}
