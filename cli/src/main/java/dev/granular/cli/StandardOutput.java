package dev.granular.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.util.Optional;

/** Standard output, unbuffered; remembers its first failure, because a {@link java.io.PrintWriter} tells nobody. */
final class StandardOutput extends FilterOutputStream {
    private Optional<IOException> failure = Optional.empty();

    StandardOutput() {
        super(new FileOutputStream(FileDescriptor.out));
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure.or(() -> Optional.of(e));
            throw e;
        }
    }

    /**
     * Checks that nothing was lost.
     *
     * @throws OutputException if a write failed
     */
    void requireWritten() {
        failure.ifPresent(e -> {
            throw new OutputException(e);
        });
    }
}
