package dev.granular.compress.nodes;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Strips and nodes as a sequence of bytes. */
final class StripsRecord {
    private static final byte SHARED = 0;
    private static final byte SINGLE = 1;

    private StripsRecord() {}

    static void write(SettledStrips settled, DataOutput out) throws IOException {
        out.writeLong(settled.size());
        out.writeDouble(settled.tolerance());
        out.writeInt(settled.strips().size());
        for (int s = 0; s < settled.counts().length; s++) {
            out.writeLong(settled.counts()[s]);
            write(settled.strips().get(s), out);
        }
        KeptNodes nodes = settled.nodes();
        write(nodes.mos(), out);
        write(nodes.variance(), out);
        write(nodes.all(), out);
        write(nodes.few(), out);
        out.writeDouble(nodes.norm());
    }

    static SettledStrips read(DataInput in) throws IOException {
        long size = in.readLong();
        double tolerance = in.readDouble();
        long[] counts = new long[in.readInt()];
        var strips = new ArrayList<Strip>();
        for (int s = 0; s < counts.length; s++) {
            counts[s] = in.readLong();
            strips.add(readStrip(in));
        }
        var nodes = new KeptNodes(
                readDoubles(in), readDoubles(in), readDecomposition(in), readDecomposition(in), in.readDouble());
        return new SettledStrips(List.copyOf(strips), counts, nodes, size, tolerance);
    }

    private static void write(Strip strip, DataOutput out) throws IOException {
        out.writeDouble(strip.low());
        out.writeDouble(strip.high());
        out.writeDouble(strip.weight());
        out.writeInt(strip.firstNode());
        write(strip.kept(), out);
        out.writeInt(strip.bands().size());
        for (Band band : strip.bands()) {
            switch (band) {
                case Band.Shared shared -> {
                    out.writeByte(SHARED);
                    write(shared, out);
                }
                case Band.Single single -> {
                    out.writeByte(SINGLE);
                    write(single.mos(), out);
                    write(single.variance(), out);
                    write(single.weight(), out);
                }
            }
        }
    }

    private static Strip readStrip(DataInput in) throws IOException {
        double low = in.readDouble();
        double high = in.readDouble();
        double weight = in.readDouble();
        int firstNode = in.readInt();
        InterpolativeDecomposition kept = readDecomposition(in);
        int count = in.readInt();
        var bands = new ArrayList<Band>();
        for (int b = 0; b < count; b++) {
            bands.add(
                    in.readByte() == SHARED
                            ? readShared(in)
                            : new Band.Single(new int[0], readDoubles(in), readDoubles(in), readDoubles(in)));
        }
        return new Strip(0, 0, low, high, List.copyOf(bands), kept, firstNode, weight);
    }

    private static void write(Band.Shared shared, DataOutput out) throws IOException {
        out.writeInt(shared.mos().size());
        out.writeInt(shared.logStd().size());
        out.writeDouble(shared.logStd().middle());
        out.writeDouble(shared.logStd().half());
        out.writeDouble(shared.shear().slope());
        out.writeDouble(shared.shear().middle());
        out.writeDouble(shared.decay().enough());
        out.writeDouble(shared.decay().enoughInStrip());
        for (int level = 0; level <= CoefficientDecay.FINEST; level++) {
            write(shared.decay().envelope(level), out);
        }
    }

    private static Band readShared(DataInput in) throws IOException {
        var mos = ChebyshevBasis.of(in.readInt());
        var inLogStd = ChebyshevBasis.of(in.readInt());
        var logStd = Axis.around(in.readDouble(), in.readDouble(), inLogStd);
        var shear = new Shear(in.readDouble(), in.readDouble());
        double enough = in.readDouble();
        double enoughInStrip = in.readDouble();
        var envelopes = new ArrayList<double[]>();
        for (int level = 0; level <= CoefficientDecay.FINEST; level++) {
            envelopes.add(readDoubles(in));
        }
        var decay = new CoefficientDecay(
                new KeptCoefficients(mos.size(), logStd.size(), List.copyOf(envelopes)), enough, enoughInStrip);
        return new Band.Shared(mos, logStd, shear, decay);
    }

    private record KeptCoefficients(int wide, int deep, List<double[]> levels)
            implements CoefficientDecay.LargestCoefficients {
        @Override
        public double[] at(int level) {
            return levels.get(level);
        }
    }

    private static void write(InterpolativeDecomposition decomposition, DataOutput out) throws IOException {
        out.writeInt(decomposition.columns());
        out.writeInt(decomposition.rank());
        for (int chosen : decomposition.chosen()) {
            out.writeInt(chosen);
        }
        write(decomposition.weights(), out);
    }

    private static InterpolativeDecomposition readDecomposition(DataInput in) throws IOException {
        int columns = in.readInt();
        int[] chosen = new int[in.readInt()];
        for (int k = 0; k < chosen.length; k++) {
            chosen[k] = in.readInt();
        }
        return new InterpolativeDecomposition(chosen, readDoubles(in), columns);
    }

    private static void write(double[] values, DataOutput out) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static double[] readDoubles(DataInput in) throws IOException {
        double[] values = new double[in.readInt()];
        for (int k = 0; k < values.length; k++) {
            values[k] = in.readDouble();
        }
        return values;
    }
}
