package dev.granular.cli;

import dev.granular.InputException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code lhs:100}, {@code grid:100x100} and {@code file:points.csv}. */
final class PointsConverter implements ITypeConverter<PointsChoice> {
    private static final Pattern CHOICE =
            Pattern.compile("(lhs):(\\d+)|(grid):(\\d+)x(\\d+)|(file):(.+)", Pattern.CASE_INSENSITIVE);

    @Override
    public PointsChoice convert(String text) {
        Matcher choice = CHOICE.matcher(text);
        if (!choice.matches()) {
            throw new TypeConversionException("'" + text + "' is none of lhs:NUMBER, grid:NUMBERxNUMBER and file:FILE");
        }
        try {
            if (choice.group(1) != null) {
                return new PointsChoice.LatinHypercube(count(choice.group(2)));
            } else if (choice.group(3) != null) {
                return new PointsChoice.Grid(count(choice.group(4)), count(choice.group(5)));
            }
            return new PointsChoice.FromFile(Path.of(choice.group(7)));
        } catch (InputException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static int count(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException _) {
            throw new TypeConversionException(digits + " points are more than there can be: at most "
                    + Integer.MAX_VALUE + ", if memory suffices");
        }
    }
}
