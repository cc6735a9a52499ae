package dev.granular.arrow.text;

/**
 * What the first bytes of a text table tell about all of it.
 *
 * @param separator the one of comma, tab and semicolon that the first line has most of outside quotes; the comma if
 *     there is none
 * @param skip bytes to skip: the length of a byte order mark
 * @param rows how many rows to expect, rather too many than too few
 */
public record CsvShape(char separator, int skip, int rows) {
    private static final char[] SEPARATORS = {',', '\t', ';'};
    /** Memory that is never written costs nothing, growing does: expect a few rows more. */
    private static final double RESERVE = 1.1;

    public static CsvShape of(byte[] head, long fileBytes) {
        int skip =
                head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF ? 3 : 0;
        return new CsvShape(separator(head, skip), skip, rows(head, fileBytes));
    }

    private static char separator(byte[] head, int skip) {
        var counts = new int[SEPARATORS.length];
        boolean quoted = false;
        boolean started = false;
        for (int i = skip; i < head.length; i++) {
            char c = (char) head[i];
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r') && started) {
                break;
            } else if (!quoted) {
                count(c, counts);
            }
            started |= c != '\n' && c != '\r';
        }
        int best = 0;
        for (int s = 1; s < counts.length; s++) {
            best = counts[s] > counts[best] ? s : best;
        }
        return SEPARATORS[best];
    }

    private static void count(char c, int[] counts) {
        for (int s = 0; s < SEPARATORS.length; s++) {
            if (c == SEPARATORS[s]) {
                counts[s]++;
            }
        }
    }

    private static int rows(byte[] head, long fileBytes) {
        long lines = 1;
        for (byte b : head) {
            if (b == '\n') {
                lines++;
            }
        }
        double bytesPerLine = (double) head.length / lines;
        return (int) Math.min(Integer.MAX_VALUE - 8, 16 + RESERVE * Math.max(fileBytes, head.length) / bytesPerLine);
    }
}
