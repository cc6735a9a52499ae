/**
 * Tables in, results out. Every reader delivers Arrow vectors, and the engine sees their memory without a copy; every
 * writer leaves either a whole file or none.
 *
 * <p>Start Java with {@code --add-modules=jdk.incubator.vector,org.apache.arrow.memory.unsafe}, {@code
 * --add-opens=java.base/java.nio=org.apache.arrow.memory.core}, {@code
 * --enable-native-access=dev.granular.arrow,org.apache.arrow.memory.core} and {@code
 * --sun-misc-unsafe-memory-access=allow}.
 */
module dev.granular.arrow {
    requires transitive dev.granular.engine;
    requires transitive org.apache.arrow.memory.core;
    requires transitive org.apache.arrow.vector;
    requires org.apache.arrow.c;
    requires java.logging;
    requires org.apache.arrow.format;
    requires de.siegmar.fastcsv;
    requires com.github.luben.zstd_jni;
    requires org.apache.commons.compress;
    requires dev.hardwood.core;
    requires com.fasterxml.aalto;
    requires ch.randelshofer.fastdoubleparser;
    requires com.fasterxml.jackson.core;
    requires us.hebi.matlab.mat.mfl.core;

    exports dev.granular.arrow;
    exports dev.granular.arrow.input;
    exports dev.granular.arrow.output;
}
