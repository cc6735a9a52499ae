package dev.granular.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 0.95}, {@code 0} and {@code none}. */
final class ConfidenceConverter implements ITypeConverter<ConfidenceChoice> {
    @Override
    public ConfidenceChoice convert(String text) {
        if (text.equalsIgnoreCase("none")) {
            return ConfidenceChoice.NONE;
        }
        double level = number(text);
        if (level == 0) {
            return ConfidenceChoice.NONE;
        } else if (!(level > 0.5 && level < 1)) {
            throw new TypeConversionException(
                    "'" + text + "' is neither a probability above 0.5 and below 1, such as" + " 0.95, nor none");
        }
        return new ConfidenceChoice(level);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
