package dev.granular.arrow;

import dev.granular.InputException;
import dev.granular.Method;
import dev.granular.QualityRange;
import dev.granular.Unit;
import dev.granular.arrow.fault.Excerpt;
import dev.granular.evaluation.CompressedImages;
import dev.granular.evaluation.ErrorMap;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** The columns and metadata of a {@link CompressedSetFile}. */
final class CompressedSetSchema {
    /** Number of the format, another one when a column or the meaning of metadata changes. */
    static final String FORMAT = "2";

    /** The one before, in which MOS were counted as they are, and errors were not held. */
    private static final String WITHOUT_UNIT = "1";

    /** The columns of numbers, before those of lists. */
    static final List<String> NODES = List.of("mos", "variance");

    private static final String KIND = "compressed_set";
    private static final FieldType NUMBER =
            FieldType.notNullable(new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE));

    private CompressedSetSchema() {}

    static Schema of(CompressedImages.About about, int superPoints) {
        var list = FieldType.notNullable(new ArrowType.FixedSizeList(superPoints));
        var fields = new ArrayList<Field>();
        for (String column : NODES) {
            fields.add(new Field(column, NUMBER, null));
        }
        for (String matrix : about.matrices()) {
            fields.add(new Field(matrix, list, List.of(new Field("item", NUMBER, null))));
        }
        return new Schema(fields, metadata(about));
    }

    private static Map<String, String> metadata(CompressedImages.About about) {
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("granular.table", KIND);
        metadata.put("granular.schema", FORMAT);
        metadata.put("granular.version", Release.current());
        metadata.put(
                "granular.methods", about.methods().stream().map(Method::name).collect(Collectors.joining(",")));
        metadata.put("granular.mos_min", Double.toString(about.range().min()));
        metadata.put("granular.mos_max", Double.toString(about.range().max()));
        metadata.put("granular.mos_exponent", Integer.toString(about.unit().exponent()));
        metadata.put("granular.accuracy", Double.toString(about.tolerance()));
        metadata.put("granular.largest_difference", Double.toString(about.largestDifference()));
        metadata.put("granular.pairs", Long.toString(about.pairs()));
        metadata.put("granular.error_pairs", Long.toString(about.errors().pairs()));
        metadata.put("granular.errors", text(about.errors().errors()));
        metadata.put("granular.models", Integer.toString(about.models().size()));
        for (int model = 0; model < about.models().size(); model++) {
            metadata.put(modelKey(model), about.models().get(model));
        }
        return metadata;
    }

    private static String modelKey(int model) {
        return "granular.model." + (model + 1);
    }

    /** Returns what the metadata of a schema say; refuses those of anything else. */
    static CompressedImages.About about(Map<String, String> metadata) {
        if (!KIND.equals(metadata.get("granular.table"))) {
            throw new InputException("its metadata do not say so, granular.table is to be " + KIND);
        }
        String format = text(metadata, "granular.schema");
        if (!format.equals(FORMAT) && !format.equals(WITHOUT_UNIT)) {
            throw new InputException("its format is " + Excerpt.of(format) + ", and this release reads " + WITHOUT_UNIT
                    + " and " + FORMAT + ": compress the images again");
        }
        return new CompressedImages.About(
                models(metadata),
                methods(text(metadata, "granular.methods")),
                new QualityRange(number(metadata, "granular.mos_min"), number(metadata, "granular.mos_max")),
                format.equals(WITHOUT_UNIT)
                        ? Unit.ONE
                        : new Unit(parsed(metadata, "granular.mos_exponent", Integer::valueOf)),
                number(metadata, "granular.accuracy"),
                number(metadata, "granular.largest_difference"),
                parsed(metadata, "granular.pairs", Long::valueOf),
                format.equals(FORMAT)
                        ? new ErrorMap(
                                errors(text(metadata, "granular.errors")),
                                parsed(metadata, "granular.error_pairs", Long::valueOf))
                        : ErrorMap.UNKNOWN);
    }

    /** Encodes floats, little-endian, in base 64. */
    private static String text(float[] values) {
        var bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static float[] errors(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text)).order(ByteOrder.LITTLE_ENDIAN);
            float[] values = new float[bytes.remaining() / Float.BYTES];
            bytes.asFloatBuffer().get(values);
            return values;
        } catch (IllegalArgumentException e) {
            throw new InputException("its metadata are damaged, granular.errors is " + Excerpt.of(text), e);
        }
    }

    private static List<String> models(Map<String, String> metadata) {
        int count = parsed(metadata, "granular.models", Integer::valueOf);
        var models = new ArrayList<String>();
        for (int model = 0; model < count; model++) {
            models.add(text(metadata, modelKey(model)));
        }
        return models;
    }

    private static List<Method> methods(String text) {
        List<String> names = List.of(text.split(","));
        return Arrays.stream(Method.values())
                .filter(method -> names.contains(method.name()))
                .toList();
    }

    private static double number(Map<String, String> metadata, String key) {
        return parsed(metadata, key, Double::valueOf);
    }

    private static <T> T parsed(Map<String, String> metadata, String key, Function<String, T> parser) {
        String text = text(metadata, key);
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw new InputException("its metadata are damaged, " + key + " is " + Excerpt.of(text), e);
        }
    }

    private static String text(Map<String, String> metadata, String key) {
        String text = metadata.get(key);
        if (text == null) {
            throw new InputException("its metadata lack " + key);
        }
        return text;
    }
}
