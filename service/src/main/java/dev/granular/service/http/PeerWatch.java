package dev.granular.service.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Notices when the other end of a connection closes it, while nothing is read or written. Linux tells, in {@code /proc/net};
 * elsewhere nobody is known to leave.
 */
final class PeerWatch {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    /** The state in which the other end will send no more. */
    private static final String CLOSED = "08";

    /** Fields of a line that are looked at. */
    private static final int FIELDS = 4;

    /** Bytes of a word of an address. */
    private static final int WORD = 4;

    private final String local;
    private final String remote;
    private boolean seen;

    PeerWatch(InetSocketAddress local, InetSocketAddress remote) {
        this.local = port(local);
        this.remote = address(remote.getAddress().getAddress()) + port(remote);
    }

    /** Returns whether the other end has closed the connection, or it was there when this was asked before, and is not now. */
    boolean hasLeft() {
        Optional<String> state = TABLES.stream()
                .flatMap(PeerWatch::lines)
                .flatMap(line -> state(line).stream())
                .findFirst();
        boolean left = state.map(CLOSED::equals).orElse(seen);
        seen |= state.isPresent();
        return left;
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException _) {
            return Stream.of();
        }
    }

    /** Returns a line: number, local address, remote address, state. Addresses of version 4 may stand at the end of those of version 6. */
    private Optional<String> state(String line) {
        String[] fields = line.strip().split("\\s+", FIELDS + 1);
        return fields.length > FIELDS && fields[1].endsWith(local) && fields[2].endsWith(remote)
                ? Optional.of(fields[FIELDS - 1])
                : Optional.empty();
    }

    private static String port(InetSocketAddress address) {
        return ":" + HexFormat.of().withUpperCase().toHexDigits((short) address.getPort());
    }

    /** Returns words of four bytes, the last byte first. */
    private static String address(byte[] bytes) {
        byte[] turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[i - i % WORD + WORD - 1 - i % WORD];
        }
        return HexFormat.of().withUpperCase().formatHex(turned);
    }
}
