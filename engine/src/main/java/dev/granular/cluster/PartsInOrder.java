package dev.granular.cluster;

import dev.granular.InputException;
import dev.granular.evaluation.CompressedImages;
import java.util.Arrays;
import java.util.List;

/** Summed parts, put together one after the other by their numbers, so that no more than one is held beside their sum. */
public final class PartsInOrder {
    private final ClusterLayout layout;
    private final byte[] bytes;
    private final RangeSummary[] ranges;
    private PartSummary sum;
    private int next;

    /** Begins with the first part. @throws InputException if this is a later one */
    public PartsInOrder(SummedPart first) {
        layout = first.layout();
        bytes = layout.bytes();
        ranges = new RangeSummary[layout.models().size()];
        add(first);
    }

    /**
     * Adds the next part.
     *
     * @throws InputException if it was added before, one before it is missing, or it has another layout
     */
    public void add(SummedPart part) {
        if (!Arrays.equals(part.layout().bytes(), bytes)) {
            throw new InputException("the part has another layout than the others: sum over it for the same layout");
        }
        if (part.number() < next) {
            throw new InputException("part " + (part.number() + 1) + " is there twice: name each part once");
        }
        requireUpTo(part.number());
        sum = next == 0 ? part.part() : sum.plus(part.part());
        List<SummedPart.Range> own = SummedPart.ranges(layout, next);
        for (int k = 0; k < own.size(); k++) {
            int model = own.get(k).model();
            RangeSummary range = part.ranges().get(k);
            ranges[model] = ranges[model] == null ? range : ranges[model].plus(range);
        }
        next++;
    }

    private void requireUpTo(int number) {
        if (next < number) {
            String missing =
                    next + 1 == number ? "part " + number + " is" : "parts " + (next + 1) + " to " + number + " are";
            throw new InputException(missing + " missing, of " + layout.cuts().parts());
        }
    }

    /**
     * Puts everything together.
     *
     * @param threads how many may work; the result does not depend on it
     * @throws InputException if a part is missing
     */
    public CompressedImages combined(int threads) {
        requireUpTo(layout.cuts().parts());
        return layout.combined(
                sum, Arrays.stream(ranges).filter(range -> range != null).toList(), threads);
    }
}
