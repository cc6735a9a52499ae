package dev.granular.cli.report;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.function.IntToDoubleFunction;

/** Numbers as exact as a picture shows. */
final class Floats {
    private Floats() {}

    /** Returns base64 of little-endian 32-bit floats. */
    static String base64(int count, IntToDoubleFunction value) {
        var bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putFloat((float) value.applyAsDouble(i));
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
