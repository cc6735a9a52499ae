package dev.granular.arrow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.granular.InputException;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.Remark;
import dev.granular.arrow.input.TableInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.apache.arrow.memory.RootAllocator;

/** Reads small tables in tests and watches that no memory is left behind. */
final class Tables {
    private Tables() {}

    static Path write(Path folder, String name, String content) {
        return write(folder, name, content.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path folder, String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file beside the tests. */
    static Path resource(String name) {
        try {
            return Path.of(Tables.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(String resource) {
        try {
            return Files.readAllBytes(resource(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same bytes in gzip. */
    static byte[] gzip(byte[] content) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Reads tables, shows the result, and checks that closing it gives all memory back. */
    static void read(List<Path> files, ColumnChoice choice, MissingValues missing, Consumer<RatingSet> check) {
        read(files.stream().<TableInput>map(TableInput.File::new).toList(), choice, Reading.of(missing), check);
    }

    static void read(List<TableInput> inputs, ColumnChoice choice, Reading how, Consumer<RatingSet> check) {
        try (var allocator = new RootAllocator()) {
            try (RatingSet set = RatingTables.join(inputs, choice, how, allocator)) {
                check.accept(set);
            }
            assertEquals(0, allocator.getAllocatedMemory(), "memory left after closing");
        }
    }

    static void read(List<Path> files, Consumer<RatingSet> check) {
        read(files, ColumnChoice.automatic(), MissingValues.FAIL, check);
    }

    /** The message with which tables are refused; checks that it is one line and that all memory is given back. */
    static String refusal(List<Path> files, ColumnChoice choice, MissingValues missing) {
        return refusal(files.stream().<TableInput>map(TableInput.File::new).toList(), choice, Reading.of(missing));
    }

    static String refusal(List<TableInput> inputs, ColumnChoice choice, Reading how) {
        try (var allocator = new RootAllocator()) {
            var refused = assertThrows(
                    InputException.class,
                    () -> RatingTables.join(inputs, choice, how, allocator).close());
            assertEquals(0, allocator.getAllocatedMemory(), "memory left after an error");
            assertEquals(1, refused.getMessage().lines().count(), refused.getMessage());
            return refused.getMessage();
        }
    }

    static ColumnChoice models(String... models) {
        return ColumnChoice.of(Optional.empty(), Optional.empty(), Optional.empty(), List.of(models), Optional.empty());
    }

    static ColumnChoice key(String key) {
        return ColumnChoice.of(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.of(key));
    }

    static ColumnChoice mos(String mos) {
        return ColumnChoice.of(Optional.of(mos), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    static List<String> names(RatingSet set) {
        return set.predictions().stream().map(each -> each.model()).toList();
    }

    /** What is said, remedies aside. */
    static List<String> texts(List<Remark> remarks) {
        return remarks.stream().map(Remark::fact).toList();
    }
}
