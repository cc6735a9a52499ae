package dev.granular.cluster;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Images that can be read again and again, block by block, such as those in files. */
@FunctionalInterface
public interface ImageSource {
    /** Passes every image to a reader, the same each time and in the same order. */
    void read(Consumer<ImageBlock> reader);

    /** Returns the same images with a change to each block. */
    default ImageSource with(UnaryOperator<ImageBlock> change) {
        return reader -> read(block -> reader.accept(change.apply(block)));
    }
}
