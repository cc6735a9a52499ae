package dev.granular.arrow.text;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number as spreadsheets show it: with separators of thousands that cannot be decimal ones, or with a percent sign.
 *
 * @param digits the number without these, with a decimal point
 * @param percent whether there is a percent sign, which does not change the number
 */
record Decorated(String digits, boolean percent) {
    private static final Pattern PLAIN = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    /** Either decimals follow or there are two separators, so that neither is a decimal one. */
    private static final Pattern GROUPED = Pattern.compile("[-+]?\\d{1,3}(,\\d{3})+\\.\\d+|[-+]?\\d{1,3}(,\\d{3}){2,}");

    private static final int LONGEST = 40;

    /** Takes the decoration off a text that is no plain number; absent if none is left. */
    static Optional<Decorated> of(String text, boolean decimalComma) {
        if (text.isEmpty()
                || text.length() > LONGEST
                || !Character.isDigit(text.charAt(text.length() - 1)) && !text.endsWith("%")) {
            return Optional.empty();
        }
        boolean percent = text.endsWith("%");
        String number = percent ? text.substring(0, text.length() - 1).strip() : text;
        if (decimalComma) {
            number = number.replace('.', '\u0000').replace(',', '.').replace('\u0000', ',');
        }
        if (GROUPED.matcher(number).matches()) {
            return Optional.of(new Decorated(number.replace(",", ""), percent));
        }
        return percent && PLAIN.matcher(number).matches() ? Optional.of(new Decorated(number, true)) : Optional.empty();
    }
}
