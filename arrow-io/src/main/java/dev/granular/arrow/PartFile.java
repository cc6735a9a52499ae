package dev.granular.arrow;

import dev.granular.InputException;
import dev.granular.arrow.fault.ReadFailure;
import dev.granular.arrow.staging.StagedFiles;
import dev.granular.cluster.ClusterLayout;
import dev.granular.cluster.SummedPart;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** Layouts and summed parts in files: what one machine writes, another reads to the last bit. */
public final class PartFile {
    private static final long MAGIC = 0x4752414E50415254L;
    private static final int VERSION = 1;
    private static final int BUFFER = 1 << 16;

    private PartFile() {}

    /** Writes a layout; the file appears whole or not at all. @throws InputException if it cannot be written */
    public static void save(ClusterLayout layout, Path file) {
        StagedFiles.write(file, unfinished -> Files.write(unfinished, layout.bytes()));
    }

    /** Reads a layout. @throws InputException if the file is none, or damaged */
    public static ClusterLayout layout(Path file) {
        try {
            ReadFailure.requireFile(file);
        } catch (IOException e) {
            throw ReadFailure.of(file.toString(), e);
        }
        try {
            return ClusterLayout.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw ReadFailure.of(file.toString(), e);
        } catch (InputException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
    }

    /** Writes a part; the file appears whole or not at all. @throws InputException if it cannot be written */
    public static void save(SummedPart part, Path file) {
        StagedFiles.write(file, unfinished -> {
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER)) {
                var sum = new CRC32();
                var out = new DataOutputStream(new CheckedOutputStream(stream, sum));
                out.writeLong(MAGIC);
                out.writeInt(VERSION);
                part.write(out);
                out.writeLong(sum.getValue());
                out.flush();
            }
        });
    }

    /** Returns whether a file begins as one of a part does. @throws InputException if it cannot be read */
    public static boolean isPart(Path file) {
        try {
            ReadFailure.requireFile(file);
            try (var in = new DataInputStream(Files.newInputStream(file))) {
                return Files.size(file) >= Long.BYTES && in.readLong() == MAGIC;
            }
        } catch (IOException e) {
            throw ReadFailure.of(file.toString(), e);
        }
    }

    /** Returns the number of the part in a file, from 0. @throws InputException if the file is none, or damaged */
    public static int number(Path file) {
        try (var in = open(file)) {
            return in.readInt();
        } catch (IOException e) {
            throw ReadFailure.of(file.toString(), e);
        }
    }

    /** Reads a part. @throws InputException if the file is none, or damaged */
    public static SummedPart load(Path file) {
        try (var in = open(file)) {
            requireWhole(file);
            return SummedPart.read(in);
        } catch (IOException e) {
            throw ReadFailure.of(file.toString(), e);
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        ReadFailure.requireFile(file);
        var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        if (Files.size(file) < 3 * Long.BYTES || in.readLong() != MAGIC) {
            in.close();
            throw new InputException(file + " is no part that compress wrote");
        }
        int version = in.readInt();
        if (version != VERSION) {
            in.close();
            throw new InputException(file + " has version " + version + ": this program reads " + VERSION);
        }
        return in;
    }

    private static void requireWhole(Path file) throws IOException {
        var sum = new CRC32();
        long expected;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            byte[] bytes = new byte[BUFFER];
            for (long left = Files.size(file) - Long.BYTES; left > 0; ) {
                int read = in.readNBytes(bytes, 0, (int) Math.min(left, BUFFER));
                sum.update(bytes, 0, read);
                left -= Math.max(1, read);
            }
            expected = new DataInputStream(in).readLong();
        }
        if (expected != sum.getValue()) {
            throw new InputException(file + " is damaged: sum over the part or copy the file again");
        }
    }
}
