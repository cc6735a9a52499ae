package dev.granular.compress;

import dev.granular.pair.RatedImages;
import java.util.List;

/** Where each image stands among its strip's bands, and its basis values in log σ: the part that no interval changes. */
final class ImageBasis {
    private static final int BAND_BITS = 8;
    private static final int BAND_MASK = (1 << BAND_BITS) - 1;

    private final double[] mos;
    /** Band in the low bits, place in a {@link Band.Single} above them. */
    private final int[] places;
    /** Values of the polynomials in log σ, {@link #stride} for each image. */
    private final double[] logStd;

    private final int stride;

    ImageBasis(RatedImages images, List<Strip> strips, byte[] bandOf) {
        mos = images.mos();
        places = new int[mos.length];
        stride = strips.stream()
                .flatMap(strip -> strip.bands().stream())
                .mapToInt(band ->
                        band instanceof Band.Shared shared ? shared.logStd().size() : 0)
                .max()
                .orElse(0);
        logStd = new double[Math.multiplyExact(mos.length, stride)];
        for (Strip strip : strips) {
            for (int i = strip.from(); i < strip.to(); i++) {
                places[i] = bandOf[i];
                if (strip.bands().get(bandOf[i]) instanceof Band.Shared shared) {
                    shared.logStd().evaluate(0.5 * Math.log(images.variance()[i]), logStd, i * stride);
                }
            }
            for (Band band : strip.bands()) {
                if (band instanceof Band.Single single) {
                    for (int k = 0; k < single.images().length; k++) {
                        places[single.images()[k]] |= k << BAND_BITS;
                    }
                }
            }
        }
    }

    private ImageBasis(ImageBasis all, int[] positions) {
        stride = all.stride;
        mos = new double[positions.length];
        places = new int[positions.length];
        logStd = new double[positions.length * stride];
        for (int k = 0; k < positions.length; k++) {
            mos[k] = all.mos[positions[k]];
            places[k] = all.places[positions[k]];
            System.arraycopy(all.logStd, positions[k] * stride, logStd, k * stride, stride);
        }
    }

    /** The part that belongs to some of the images, given by ascending position. */
    ImageBasis select(int[] positions) {
        return new ImageBasis(this, positions);
    }

    double mos(int image) {
        return mos[image];
    }

    int band(int image) {
        return places[image] & BAND_MASK;
    }

    int single(int image) {
        return places[image] >>> BAND_BITS;
    }

    double logStd(int image, int v) {
        return logStd[image * stride + v];
    }
}
