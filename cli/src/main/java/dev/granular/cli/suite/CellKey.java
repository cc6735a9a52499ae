package dev.granular.cli.suite;

import dev.granular.Column;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** What figures depend on, digested: two cells with the same key have the same figures. */
public final class CellKey {
    private static final int PIECE = 1 << 13;

    private final MessageDigest digest;

    private CellKey(MessageDigest digest) {
        this.digest = digest;
    }

    /** Returns a key of nothing yet. */
    public static CellKey empty() {
        return new CellKey(Digest.empty());
    }

    /** Adds a text; returns this. */
    public CellKey with(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
        return this;
    }

    /** Adds texts and their number; returns this. */
    public CellKey with(List<String> texts) {
        with("list of " + texts.size());
        texts.forEach(this::with);
        return this;
    }

    /** Adds every bit of a column; returns this. */
    public CellKey with(Column column) {
        with("column of " + column.size());
        ByteBuffer buffer = ByteBuffer.allocate(PIECE * Double.BYTES);
        for (int row = 0; row < column.size(); row++) {
            buffer.putDouble(column.get(row));
            if (!buffer.hasRemaining()) {
                digest.update(buffer.flip());
                buffer.clear();
            }
        }
        digest.update(buffer.flip());
        return this;
    }

    /** Returns a key that begins as this one, which stays as it is. */
    public CellKey copy() {
        try {
            return new CellKey((MessageDigest) digest.clone());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 can be copied", e);
        }
    }

    /** Returns the digest in hexadecimal; afterwards the key is empty. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
