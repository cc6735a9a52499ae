package dev.granular.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a finite number above 0. */
final class PositiveNumber implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
        try {
            double value = Double.parseDouble(text);
            if (value > 0 && Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Told below, as for a number out of range.
        }
        throw new TypeConversionException("'" + text + "' is not a number above 0");
    }
}
