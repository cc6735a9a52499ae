package dev.granular.cluster;

import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.QualityRange;
import dev.granular.Unit;
import dev.granular.compress.charge.Centres;
import dev.granular.compress.nodes.SettledStrips;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * What a layout says.
 *
 * @param images how they are read and made to count
 * @param scoreUnits exponents of the units in which each model's scores are counted
 * @param errors estimated on a grid, as in {@link dev.granular.evaluation.ErrorMap}
 * @param nodes strips and nodes, as they are written
 */
record LayoutTerms(
        About about, Images images, int[] scoreUnits, Centres centres, Cuts cuts, float[] errors, byte[] nodes) {
    private static final long MAGIC = 0x4752414E4C41594FL;
    private static final int VERSION = 1;
    /** Magic number, version, check sum. */
    private static final int HEADER = 2 * Long.BYTES + Integer.BYTES;

    /** What is evaluated, of how many images that take part. */
    record About(
            List<String> models,
            List<Method> methods,
            QualityRange range,
            double tolerance,
            double largestDifference,
            long images) {}

    /**
     * How images are made to count, and what is said of where they are read.
     *
     * @param content the sum of {@link ImageBlock#content} over all of them; 0 if nobody reads them again
     */
    record Images(Preparation preparation, SortedMap<String, String> notes, long content) {
        /** Those that count as they are. */
        static final Images AS_THEY_ARE =
                new Images(new Preparation(Optional.empty(), 1), Collections.emptySortedMap(), 0);
    }

    LayoutTerms with(Images others) {
        return new LayoutTerms(about, others, scoreUnits, centres, cuts, errors, nodes);
    }

    List<Method> methods() {
        return about.methods;
    }

    Unit unit() {
        return Unit.of(about.range);
    }

    List<Unit> units() {
        return Arrays.stream(scoreUnits).mapToObj(Unit::new).toList();
    }

    SettledStrips strips() {
        return SettledStrips.read(nodes);
    }

    byte[] bytes() {
        byte[] body = body();
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(MAGIC);
            out.writeInt(VERSION);
            out.writeLong(sum(body, 0));
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static long sum(byte[] bytes, int from) {
        var sum = new CRC32();
        sum.update(bytes, from, bytes.length - from);
        return sum.getValue();
    }

    private byte[] body() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(about.models.size());
            for (String model : about.models) {
                out.writeUTF(model);
            }
            out.writeInt(about.methods.size());
            for (Method method : about.methods) {
                out.writeUTF(method.name());
            }
            double[] numbers = {about.range.min(), about.range.max(), about.tolerance, about.largestDifference};
            write(numbers, out);
            out.writeLong(about.images);
            images.preparation.write(out);
            out.writeInt(images.notes.size());
            for (Map.Entry<String, String> note : images.notes.entrySet()) {
                out.writeUTF(note.getKey());
                out.writeUTF(note.getValue());
            }
            out.writeLong(images.content);
            write(new double[] {centres.mos(), centres.mosRank()}, out);
            write(cuts.mos(), out);
            for (int m = 0; m < scoreUnits.length; m++) {
                out.writeInt(scoreUnits[m]);
                write(new double[] {centres.scores()[m], centres.scoreRanks()[m]}, out);
                write(cuts.scores()[m], out);
            }
            out.writeInt(errors.length);
            for (float error : errors) {
                out.writeFloat(error);
            }
            out.writeInt(nodes.length);
            out.write(nodes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static LayoutTerms read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (bytes.length < HEADER || in.readLong() != MAGIC) {
                throw new InputException("these bytes are no layout");
            }
            int version = in.readInt();
            if (version != VERSION) {
                throw new InputException("the layout has version " + version + ": this program reads " + VERSION);
            }
            if (in.readLong() != sum(bytes, HEADER)) {
                throw new InputException("the layout is damaged: settle or copy it again");
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LayoutTerms read(DataInputStream in) throws IOException {
        var models = new ArrayList<String>();
        for (int left = in.readInt(); left > 0; left--) {
            models.add(in.readUTF());
        }
        var methods = new ArrayList<Method>();
        for (int left = in.readInt(); left > 0; left--) {
            methods.add(Method.valueOf(in.readUTF()));
        }
        double[] numbers = readDoubles(in);
        var about = new About(
                List.copyOf(models),
                List.copyOf(methods),
                new QualityRange(numbers[0], numbers[1]),
                numbers[2],
                numbers[3],
                in.readLong());
        Preparation preparation = Preparation.read(in);
        var notes = new TreeMap<String, String>();
        for (int left = in.readInt(); left > 0; left--) {
            notes.put(in.readUTF(), in.readUTF());
        }
        long content = in.readLong();
        double[] centre = readDoubles(in);
        double[] mosCuts = readDoubles(in);
        int count = models.size();
        int[] units = new int[count];
        double[] scores = new double[count];
        double[] ranks = new double[count];
        double[][] scoreCuts = new double[count][];
        for (int m = 0; m < count; m++) {
            units[m] = in.readInt();
            double[] means = readDoubles(in);
            scores[m] = means[0];
            ranks[m] = means[1];
            scoreCuts[m] = readDoubles(in);
        }
        float[] errors = new float[in.readInt()];
        for (int k = 0; k < errors.length; k++) {
            errors[k] = in.readFloat();
        }
        byte[] nodes = in.readNBytes(in.readInt());
        var centres = new Centres(centre[0], centre[1], scores, ranks);
        var images = new Images(preparation, Collections.unmodifiableSortedMap(notes), content);
        return new LayoutTerms(about, images, units, centres, new Cuts(mosCuts, scoreCuts), errors, nodes);
    }

    static void write(double[] values, DataOutput out) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    static double[] readDoubles(DataInput in) throws IOException {
        double[] values = new double[in.readInt()];
        for (int k = 0; k < values.length; k++) {
            values[k] = in.readDouble();
        }
        return values;
    }
}
