package dev.granular.service.work;

import dev.granular.service.http.Problem;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/** Identities that nobody can guess, or that clients choose. */
public final class Ids {
    /** What clients may choose, as a regular expression. */
    public static final String CHOICE = "[A-Za-z0-9-]{8,64}";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 12;

    private Ids() {}

    static String next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Returns the one that the client chose, so that it can cancel what it waits for; else a new one. */
    static String chosen(Optional<String> id) {
        return id.map(text -> {
                    if (!text.matches(CHOICE)) {
                        throw new Problem(400, "id takes 8 to 64 letters, digits and dashes");
                    }
                    return text;
                })
                .orElseGet(Ids::next);
    }
}
