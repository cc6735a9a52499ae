package dev.granular.cluster;

import dev.granular.Method;
import dev.granular.compress.PartSums;
import dev.granular.compress.RangeSums;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One of the parts that images are cut into, summed over, with some of the ranges of scores: those that fall to this part when
 * all ranges are shared out. Holds its layout, and does not grow with the number of images. Immutable.
 */
public final class SummedPart {
    private final ClusterLayout layout;
    private final int number;
    private final PartSummary part;
    private final List<RangeSummary> ranges;

    /** A range of a model's scores. */
    record Range(int model, int number) {}

    SummedPart(ClusterLayout layout, int number, PartSummary part, List<RangeSummary> ranges) {
        this.layout = layout;
        this.number = number;
        this.part = part;
        this.ranges = List.copyOf(ranges);
    }

    /** Returns the ranges that fall to a part: neighbours, so that each is with one part. */
    static List<Range> ranges(ClusterLayout layout, int part) {
        if (!layout.methods().contains(Method.KRCC)) {
            return List.of();
        }
        Cuts cuts = layout.cuts();
        List<Range> all = IntStream.range(0, layout.models().size())
                .boxed()
                .flatMap(m -> IntStream.range(0, cuts.ranges(m)).mapToObj(r -> new Range(m, r)))
                .toList();
        long size = all.size();
        return all.subList((int) (size * part / cuts.parts()), (int) (size * (part + 1) / cuts.parts()));
    }

    /** Returns what the part was summed for. */
    public ClusterLayout layout() {
        return layout;
    }

    /** Returns the number of the part, from 0. */
    public int number() {
        return number;
    }

    /** Returns the number of images that take part. */
    public long images() {
        return part.images();
    }

    PartSummary part() {
        return part;
    }

    /** Returns the summaries of {@link #ranges(ClusterLayout, int)}, in that order. */
    List<RangeSummary> ranges() {
        return ranges;
    }

    /** Writes everything; {@link #read} reads the same. The number comes first, as an {@code int}. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(number);
        byte[] bytes = layout.bytes();
        out.writeInt(bytes.length);
        out.write(bytes);
        PartSums sums = part.sums();
        out.writeLong(sums.images());
        out.writeInt(sums.pairs().size());
        for (double[][] strip : sums.pairs()) {
            out.writeInt(strip.length);
            for (double[] statistic : strip) {
                LayoutTerms.write(statistic, out);
            }
        }
        write(sums.segments(), out);
        for (RangeSummary range : ranges) {
            out.writeLong(range.images());
            LayoutTerms.write(range.sums().matrix(), out);
            write(range.sums().ranges().getFirst(), out);
        }
    }

    private static void write(List<PartSums.Segment> segments, DataOutput out) throws IOException {
        out.writeInt(segments.size());
        for (PartSums.Segment segment : segments) {
            out.writeInt(segment.part());
            out.writeInt(segment.strip());
            LayoutTerms.write(segment.charges(), out);
        }
    }

    /** Reads what was written. @throws dev.granular.InputException if the layout in it is damaged */
    public static SummedPart read(DataInput in) throws IOException {
        int number = in.readInt();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        ClusterLayout layout = ClusterLayout.of(bytes);
        long images = in.readLong();
        var pairs = new ArrayList<double[][]>();
        for (int left = in.readInt(); left > 0; left--) {
            double[][] strip = new double[in.readInt()][];
            for (int t = 0; t < strip.length; t++) {
                strip[t] = LayoutTerms.readDoubles(in);
            }
            pairs.add(strip);
        }
        var part = new PartSummary(new PartSums(images, List.copyOf(pairs), readSegments(in)));
        var ranges = new ArrayList<RangeSummary>();
        for (Range _ : ranges(layout, number)) {
            ranges.add(new RangeSummary(
                    new RangeSums(in.readLong(), LayoutTerms.readDoubles(in), List.of(readSegments(in)))));
        }
        return new SummedPart(layout, number, part, ranges);
    }

    private static List<PartSums.Segment> readSegments(DataInput in) throws IOException {
        var segments = new ArrayList<PartSums.Segment>();
        for (int left = in.readInt(); left > 0; left--) {
            segments.add(new PartSums.Segment(in.readInt(), in.readInt(), LayoutTerms.readDoubles(in)));
        }
        return List.copyOf(segments);
    }
}
