package dev.granular.arrow.text;

import dev.granular.arrow.input.HeaderRule;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the first bytes of a text table tell about all of it.
 *
 * @param charset UTF-8 or, after a byte order mark, UTF-16
 * @param start what is passed over before the first record
 * @param separator between fields; a blank stands for runs of blanks and tabs
 * @param decimalComma whether decimals have commas
 * @param first what the first record holds
 * @param rows how many rows to expect, rather too many than too few
 */
public record TextShape(Charset charset, Start start, char separator, boolean decimalComma, FirstRow first, int rows) {
    /**
     * What is passed over: a byte order mark, a line {@code sep=;}, comments, titles.
     *
     * @param above how many lines of comments or titles there are
     * @param comments whether lines that start with {@code #} are comments
     */
    public record Start(int bytes, int lines, int above, boolean comments) {}

    /** The contents of the first record of a text table. */
    public enum FirstRow {
        /** Names of all columns. */
        NAMES,
        /** Names of all columns but the first, which holds names of rows, as R writes them. */
        NAMES_WITHOUT_FIRST,
        /** Data. */
        DATA
    }

    /** Candidates, the ones that texts rarely hold first. */
    static final char[] SEPARATORS = {'\t', ';', '|', ','};
    /** Memory that is never written costs nothing, growing does: expect a few rows more. */
    private static final double RESERVE = 1.1;

    private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)^\\s*\"?sep=(.)\"?[ ,;\\t]*(\\r\\n|\\r|\\n)");
    private static final Pattern COMMA = Pattern.compile("[-+]?\\d*,\\d+([eE][-+]?\\d+)?");
    private static final Pattern POINT = Pattern.compile("[-+]?\\d*\\.\\d+([eE][-+]?\\d+)?");
    private static final Pattern THOUSANDS = Pattern.compile("[-+]?[1-9]\\d{0,2},\\d{3}");

    /**
     * Returns the shape of a text that starts with {@code head}.
     *
     * @param whole whether that is all of it
     * @param textBytes how long it is, as far as is known
     */
    public static TextShape of(byte[] head, boolean whole, long textBytes, HeaderRule rule) {
        Charset charset = charset(head);
        int mark = mark(head);
        String text = new String(head, mark, head.length - mark, charset);
        Matcher line = SEPARATOR_LINE.matcher(text);
        boolean stated = line.find();
        String table = stated ? text.substring(line.end()) : text;
        int skip = mark + (stated ? line.group().getBytes(charset).length : 0);
        TextStart start = TextStart.of(table, whole, rule);
        TextSample sample = TextSample.of(table.substring(start.characters()), whole);
        skip += table.substring(0, start.characters()).getBytes(charset).length;
        char separator = stated ? line.group(1).charAt(0) : separator(sample);
        List<List<String>> fields = sample.fields(separator);
        boolean decimalComma = hasDecimalComma(fields, separator);
        return new TextShape(
                charset,
                new Start(skip, start.lines() + (stated ? 1 : 0), start.lines(), start.comments()),
                separator,
                decimalComma,
                FirstRowRule.first(fields, decimalComma, rule),
                rows(head, textBytes));
    }

    private static Charset charset(byte[] head) {
        if (startsWith(head, 0xFF, 0xFE) || mostlyZero(head, 1)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(head, 0xFE, 0xFF) || mostlyZero(head, 0) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    /** Returns whether a text without a byte order mark is in UTF-16: most of every other byte is 0, and none between. */
    public static boolean isWide(byte[] head) {
        return mostlyZero(head, 0) || mostlyZero(head, 1);
    }

    private static boolean mostlyZero(byte[] head, int from) {
        int zeros = 0;
        boolean breaks = false;
        for (int i = 0; i < head.length; i++) {
            if (i % 2 == from) {
                zeros += head[i] == 0 ? 1 : 0;
            } else if (head[i] >= 0 && head[i] < ' ' && head[i] != '\t' && head[i] != '\n' && head[i] != '\r') {
                return false;
            } else {
                breaks |= head[i] == '\n' || head[i] == '\r';
            }
        }
        return breaks && 4 * zeros > head.length;
    }

    private static int mark(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        return startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF) ? 2 : 0;
    }

    private static boolean startsWith(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the separator that splits most lines alike, or else the one that the first line has most of. */
    static char separator(TextSample sample) {
        char best = ',';
        double highest = 0;
        for (char candidate : SEPARATORS) {
            double alike = alike(sample.fields(candidate));
            if (alike > highest) {
                best = candidate;
                highest = alike;
            }
        }
        if (highest > 0 || sample.size() == 0) {
            return best;
        }
        int most = 1;
        for (char candidate : SEPARATORS) {
            int count = sample.fields(candidate).getFirst().size();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        boolean blanks = most == 1 && alike(sample.fields(TextSample.BLANKS)) == 1;
        return blanks ? TextSample.BLANKS : best;
    }

    /** Returns the share of lines with as many fields as the first, or one more in all others; 0 if that is one field. */
    private static double alike(List<List<String>> fields) {
        if (fields.isEmpty() || fields.getFirst().size() < 2) {
            return 0;
        }
        int width = fields.getFirst().size();
        double same = fields.stream().filter(line -> line.size() == width).count();
        double wider =
                1 + fields.stream().filter(line -> line.size() == width + 1).count();
        return Math.max(same, wider == fields.size() ? wider : 0) / fields.size();
    }

    /** Returns whether numbers have decimal commas; between commas in quotes, thousands are no decimals. */
    static boolean hasDecimalComma(List<List<String>> fields, char separator) {
        boolean found = false;
        for (List<String> line : fields) {
            for (String field : line) {
                if (POINT.matcher(field).matches()) {
                    return false;
                }
                found |= COMMA.matcher(field).matches()
                        && (separator != ',' || !THOUSANDS.matcher(field).matches());
            }
        }
        return found;
    }

    private static int rows(byte[] head, long textBytes) {
        long lines = 1;
        for (byte b : head) {
            if (b == '\n') {
                lines++;
            }
        }
        double bytesPerLine = (double) head.length / lines;
        return (int) Math.min(Integer.MAX_VALUE - 8, 16 + RESERVE * Math.max(textBytes, head.length) / bytesPerLine);
    }
}
