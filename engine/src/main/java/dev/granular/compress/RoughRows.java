package dev.granular.compress;

/** Values of an interval's images in a frame of few columns, and the part that each image lies in. */
final class RoughRows {
    private final Frame frame;
    private final int first;
    private final int stride;
    private final double[] values;
    private final byte[] parts;

    RoughRows(Interval interval, Frame frame) {
        this.frame = frame;
        first = interval.from();
        stride = frame.mostColumns();
        values = new double[Math.multiplyExact(interval.size(), stride)];
        parts = new byte[interval.size()];
    }

    /** @param scratch length {@link Frame#MOST_NODES} */
    void add(PlacedImages images, int image, int part, double[] scratch) {
        frame.evaluate(images, image, scratch, values, offset(image));
        parts[image - first] = (byte) part;
    }

    Frame frame() {
        return frame;
    }

    /** All values; those of an image from {@link #offset}. */
    double[] values() {
        return values;
    }

    int offset(int image) {
        return (image - first) * stride;
    }

    int part(int image) {
        return parts[image - first];
    }
}
