package dev.granular.evaluation;

import dev.granular.Column;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A model's scores, known again by their content: a digest, so that nothing large is held.
 *
 * @param text SHA-256 of the scores in the order of the images
 */
record ScoreDigest(String text) {
    /** Bytes that are taken in at a time. */
    private static final int CHUNK = 1 << 16;

    static ScoreDigest of(Column scores) {
        MessageDigest digest = sha256();
        MemorySegment memory = scores.memory();
        byte[] chunk = new byte[CHUNK];
        for (long from = 0; from < memory.byteSize(); from += CHUNK) {
            int count = (int) Math.min(CHUNK, memory.byteSize() - from);
            MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, from, chunk, 0, count);
            digest.update(chunk, 0, count);
        }
        return new ScoreDigest(HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
