package dev.granular.arrow.join;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Forms in which names of the same image agree that differ as they stand, from close to loose.
 *
 * @param what what makes no difference, for people
 */
record NameForms(String what, UnaryOperator<String> form) {
    /** From the closest to the loosest; the last compares ends of paths. */
    static final List<NameForms> ALL = List.of(
            new NameForms("blanks around it or composed letters", NameForms::trimmed),
            new NameForms("upper and lower case", name -> trimmed(name).toLowerCase(Locale.ROOT)),
            new NameForms("the extension", name -> withoutExtension(trimmed(name))),
            new NameForms("case and extension", NameForms::plain),
            new NameForms("the folder", name -> file(trimmed(name))),
            new NameForms("folder and case", name -> file(trimmed(name)).toLowerCase(Locale.ROOT)),
            new NameForms("folder, case and extension", name -> file(plain(name))));

    private static String trimmed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).strip().replace('\\', '/');
    }

    /** Returns it without blanks around it, case and extension. */
    static String plain(String name) {
        return withoutExtension(trimmed(name)).toLowerCase(Locale.ROOT);
    }

    private static String withoutExtension(String name) {
        int dot = name.lastIndexOf('.');
        String ending = name.substring(dot + 1);
        boolean isExtension =
                dot > name.lastIndexOf('/') + 1 && ending.matches("[A-Za-z0-9]{2,5}") && ending.matches(".*[A-Za-z].*");
        return isExtension ? name.substring(0, dot) : name;
    }

    private static String file(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
