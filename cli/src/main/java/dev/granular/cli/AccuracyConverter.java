package dev.granular.cli;

import dev.granular.Accuracy;
import dev.granular.InputException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code auto}, {@code exact} and tolerances such as {@code 1e-6}. */
final class AccuracyConverter implements ITypeConverter<AccuracyChoice> {
    @Override
    public AccuracyChoice convert(String given) {
        String text = given.toLowerCase(Locale.ROOT);
        try {
            return switch (text) {
                case "auto" -> new AccuracyChoice(text, new Accuracy.Automatic());
                case "exact" -> new AccuracyChoice(text, new Accuracy.Exact());
                default -> new AccuracyChoice(text, new Accuracy.Within(Double.parseDouble(text)));
            };
        } catch (NumberFormatException _) {
            throw new TypeConversionException("'" + given + "' is none of auto, exact and a tolerance such as 1e-6");
        } catch (InputException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
