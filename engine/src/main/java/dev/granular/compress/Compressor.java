package dev.granular.compress;

import dev.granular.Method;
import dev.granular.compress.nodes.ProbeDrawing;
import dev.granular.compress.nodes.ProbedPoint;
import dev.granular.compress.nodes.Representatives;
import dev.granular.compress.nodes.StripDivision;
import dev.granular.compress.nodes.StripDivision.Cut;
import dev.granular.compress.nodes.StripLayout;
import dev.granular.compress.nodes.WeightProbes;
import dev.granular.pair.RatedImages;
import dev.granular.parallel.TaskPool;
import java.util.List;
import java.util.Set;

/** Settles nodes for images, anew for every choice of points at which weights are probed. */
public final class Compressor {
    private final RatedImages images;
    private final Set<Method> methods;
    private final double tolerance;
    private final ProbeDrawing drawing;
    private final StripDivision division;
    private final List<Cut> cuts;

    /**
     * @param seen the images, with the models that nodes may depend on
     * @param some what stands for them when weights are probed
     * @param tolerance what interpolation may do to a sum, relative to it
     * @param gap difference of MOS up to which there may be other images between two neighbours
     */
    public Compressor(
            RatedImages images,
            RatedImages seen,
            Set<Method> methods,
            Representatives some,
            double tolerance,
            double gap) {
        this.images = images;
        this.methods = methods;
        this.tolerance = tolerance;
        drawing = new ProbeDrawing(seen, some, tolerance);
        division = new StripDivision(seen, gap);
        cuts = division.cuts();
    }

    /**
     * Settles nodes that keep the tolerance at some points.
     *
     * @param pool runs independent pieces of the work; the result does not depend on how
     */
    public Compression settle(List<ProbedPoint> points, TaskPool pool) {
        WeightProbes probes = drawing.at(points, pool);
        var layout = new StripLayout(images, division, cuts, probes, tolerance, pool);
        return new Compression(images, methods, layout, layout.choice(), tolerance);
    }
}
