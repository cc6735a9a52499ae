package dev.granular.service.api;

import dev.granular.arrow.output.ResultFormat;
import dev.granular.arrow.output.ResultTable;
import dev.granular.cli.RequestedRun;
import dev.granular.service.http.Call;
import dev.granular.service.http.MediaType;
import dev.granular.service.http.Problem;
import dev.granular.service.http.Query;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Results in the form that the client likes. */
final class ResultAnswer {
    private static final List<MediaType> OF_TABLES =
            List.of(MediaType.JSON, MediaType.ARROW_STREAM, MediaType.ARROW_FILE, MediaType.CSV);

    private final RequestedRun run;

    ResultAnswer(RequestedRun run) {
        this.run = run;
    }

    /** Answers with one table. */
    void table(Call call, String name) throws IOException {
        call.query().requireOnly(List.of("format"));
        table(call, named(name));
    }

    /** Answers with a table. */
    static void table(Call call, ResultTable table) throws IOException {
        Optional<String> format = call.query().one("format");
        MediaType type = format.map(ResultAnswer::type).orElseGet(() -> call.accepted(OF_TABLES));
        call.answer(200, type.contentType(), bytes(table, format(type)));
    }

    /** Returns the type of a format that the query names, as links do, which send no header. */
    private static MediaType type(String format) {
        return switch (format(format)) {
            case CSV -> MediaType.CSV;
            case ARROW -> MediaType.ARROW_FILE;
            case ARROW_STREAM -> MediaType.ARROW_STREAM;
            case JSON -> MediaType.JSON;
        };
    }

    private ResultTable named(String name) {
        List<ResultTable> tables = run.tables();
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        404,
                        "there is no " + name + " of this evaluation: there are "
                                + String.join(
                                        ", ",
                                        tables.stream().map(ResultTable::name).toList())));
    }

    private static ResultFormat format(MediaType type) {
        return switch (type) {
            case CSV -> ResultFormat.CSV;
            case ARROW_STREAM -> ResultFormat.ARROW_STREAM;
            case ARROW_FILE -> ResultFormat.ARROW;
            default -> ResultFormat.JSON;
        };
    }

    private static byte[] bytes(ResultTable table, ResultFormat format) {
        var bytes = new ByteArrayOutputStream();
        try {
            table.write(format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /** Returns the scores as JSON. */
    String scores() {
        return new String(bytes(named("scores"), ResultFormat.JSON), StandardCharsets.UTF_8);
    }

    /** Returns names of the tables. */
    List<String> names() {
        return run.tables().stream().map(ResultTable::name).toList();
    }

    /** Answers with the page. */
    void report(Call call) throws IOException {
        call.answer(200, MediaType.HTML.contentType(), text(run::writeReport));
    }

    /** Returns the account of the run as JSON. */
    String account() {
        return new String(text(run::writeAccount), StandardCharsets.UTF_8);
    }

    @FunctionalInterface
    private interface Writing {
        void to(Writer text) throws IOException;
    }

    private static byte[] text(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try (var text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            writing.to(text);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /** Answers with all tables, or those asked for, and the account in one archive, not compressed: a client needs no second request. */
    void archive(Call call, Query query) throws IOException {
        ResultFormat format = query.one("format").map(ResultAnswer::format).orElse(ResultFormat.CSV);
        List<ResultTable> chosen = query.one("tables")
                .map(names -> Arrays.stream(names.split(",")).map(this::named).toList())
                .orElseGet(run::tables);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (ResultTable table : chosen) {
                store(zip, table.name() + format.ending(), bytes(table, format));
            }
            store(zip, "run.json", text(run::writeAccount));
        }
        call.answer(200, MediaType.ZIP.contentType(), bytes.toByteArray());
    }

    /** Returns the format of this name; refuses others. */
    static ResultFormat format(String name) {
        return Arrays.stream(ResultFormat.values())
                .filter(format -> format.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new Problem(400, "format " + name + " is none of " + Arrays.toString(ResultFormat.values())));
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        var sum = new CRC32();
        sum.update(content);
        entry.setCrc(sum.getValue());
        entry.setSize(content.length);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
