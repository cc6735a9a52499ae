package dev.granular.service.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds of answers. */
public enum MediaType {
    /** JSON. */
    JSON("application/json"),
    /** Text with commas. */
    CSV("text/csv"),
    /** Arrow IPC stream. */
    ARROW_STREAM("application/vnd.apache.arrow.stream"),
    /** Arrow IPC file. */
    ARROW_FILE("application/vnd.apache.arrow.file"),
    /** A page. */
    HTML("text/html"),
    /** Several files in one. */
    ZIP("application/zip"),
    /** Server-sent events. */
    EVENTS("text/event-stream");

    private final String text;

    MediaType(String text) {
        this.text = text;
    }

    /** Returns what stands in the header {@code Content-Type}. */
    public String contentType() {
        return this == CSV || this == HTML ? text + "; charset=utf-8" : text;
    }

    /** Returns the bare name. */
    @Override
    public String toString() {
        return text;
    }

    /**
     * Chooses what the client likes best.
     *
     * @param accept the header {@code Accept}, if there is one
     * @param offered what can be had, the usual first
     */
    public static MediaType chosen(Optional<String> accept, List<MediaType> offered) {
        MediaType best = offered.getFirst();
        double highest = 0;
        for (MediaType each : offered) {
            double quality = quality(accept.orElse("*/*"), each);
            if (quality > highest) {
                highest = quality;
                best = each;
            }
        }
        if (highest == 0) {
            throw new Problem(406, "Accept names none of what there is: " + offered);
        }
        return best;
    }

    /** Returns the weight of the most specific range that holds {@code type}; 0 if none does. */
    private static double quality(String accept, MediaType type) {
        double quality = 0;
        int specific = -1;
        for (String range : accept.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = range.strip().split("\\s*;\\s*");
            int match = match(parts[0], type.text);
            if (match > specific) {
                specific = match;
                quality = weight(parts);
            }
        }
        return quality;
    }

    private static int match(String range, String type) {
        if (range.equals(type)) {
            return 2;
        } else if (range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1))) {
            return 1;
        }
        return range.equals("*/*") ? 0 : -1;
    }

    private static double weight(String[] parts) {
        for (String part : parts) {
            if (part.startsWith("q=")) {
                try {
                    return Math.clamp(Double.parseDouble(part.substring(2)), 0, 1);
                } catch (NumberFormatException _) {
                    throw new Problem(400, "Accept has the weight " + part + ", which is no number from 0 to 1");
                }
            }
        }
        return 1;
    }
}
