package dev.granular.arrow.input;

/**
 * A column as it was understood.
 *
 * @param table the table's name
 * @param type {@code number}, {@code text} or {@code not read}
 * @param low the lowest number; NaN if there is none
 * @param high the highest number; NaN if there is none
 * @param missing rows without a value
 * @param role what it is for, and how that was found
 */
public record ColumnView(
        String table, String column, String type, double low, double high, int missing, RoleView role) {
    /** A role, and how it was found. */
    public record RoleView(String role, String why) {}
}
