package dev.granular.cli.text;

import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Names in tables for papers, so that they show what they are. */
public final class PaperEscapes {
    private static final Map<Integer, String> LATEX = Map.of(
            (int) '\\', "\\textbackslash{}",
            (int) '~', "\\textasciitilde{}",
            (int) '^', "\\textasciicircum{}",
            (int) '<', "\\textless{}",
            (int) '>', "\\textgreater{}",
            (int) '|', "\\textbar{}",
            (int) '"', "\\char34{}");

    private PaperEscapes() {}

    /** Returns a name in LaTeX. */
    public static String latex(String name) {
        return escaped(
                name, c -> LATEX.getOrDefault(c, "{}$&#_%".indexOf(c) < 0 ? null : "\\" + Character.toString(c)));
    }

    /** Returns a name in a cell of a Markdown table. */
    public static String markdown(String name) {
        return escaped(name, c -> "\\`*_{}[]<>|#~&$!".indexOf(c) < 0 ? null : "\\" + Character.toString(c));
    }

    /** Returns a field as in RFC 4180. */
    public static String csv(String name) {
        return name.matches("[^\",\r\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String escaped(String name, IntFunction<String> escape) {
        return name.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .mapToObj(c -> {
                    String escaped = escape.apply(c);
                    return escaped == null ? Character.toString(c) : escaped;
                })
                .collect(Collectors.joining());
    }
}
