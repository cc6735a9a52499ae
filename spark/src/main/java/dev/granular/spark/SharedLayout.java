package dev.granular.spark;

import dev.granular.cluster.ClusterLayout;
import java.io.Serializable;

/** A layout that every executor reads once. */
final class SharedLayout implements Serializable {
    private static final long serialVersionUID = 1;

    private final byte[] bytes;
    private transient ClusterLayout layout;

    SharedLayout(byte[] bytes) {
        this.bytes = bytes;
    }

    synchronized ClusterLayout layout() {
        if (layout == null) {
            layout = ClusterLayout.of(bytes);
        }
        return layout;
    }
}
