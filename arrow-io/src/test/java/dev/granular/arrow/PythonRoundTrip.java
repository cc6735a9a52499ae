package dev.granular.arrow;

import dev.granular.Correlations;
import dev.granular.Points;
import dev.granular.Ratings;
import dev.granular.arrow.input.ColumnChoice;
import dev.granular.arrow.input.MissingValues;
import dev.granular.arrow.input.Reading;
import dev.granular.arrow.input.TableInput;
import dev.granular.arrow.output.ResultOrigin;
import dev.granular.arrow.output.ResultTable;
import dev.granular.evaluation.Evaluation;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;

/** A process with Python inside, whose pyarrow hands ratings to the engine and takes its results. */
@SuppressWarnings("restricted")
final class PythonRoundTrip {
    /** RTLD_NOW | RTLD_GLOBAL on Linux: Python's own libraries look for its symbols everywhere. */
    private static final int NOW_FOR_ALL = 0x102;

    private final MethodHandle run;
    private final Arena arena;

    private PythonRoundTrip(String library, Arena arena) throws Throwable {
        this.arena = arena;
        Linker linker = Linker.nativeLinker();
        MethodHandle open = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("dlopen"),
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        MethodHandle symbol = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("dlsym"),
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        var python = (MemorySegment) open.invokeExact(arena.allocateFrom(library), NOW_FOR_ALL);
        linker.downcallHandle(
                        (MemorySegment) symbol.invokeExact(python, arena.allocateFrom("Py_InitializeEx")),
                        FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT))
                .invokeExact(0);
        run = linker.downcallHandle(
                (MemorySegment) symbol.invokeExact(python, arena.allocateFrom("PyRun_SimpleString")),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    }

    private void run(String script) throws Throwable {
        if ((int) run.invokeExact(arena.allocateFrom(script)) != 0) {
            throw new IllegalStateException("Python failed, see above");
        }
    }

    /** Python's library and its search path; or, alone, why there is none that will do. */
    static List<String> find() throws IOException, InterruptedException {
        String python = System.getProperty("granular.python", "python3");
        String script = """
                import os, sys, sysconfig
                try:
                    import pyarrow
                except ImportError:
                    sys.exit('the Python here has no pyarrow')
                library = os.path.join(sysconfig.get_config_var('LIBDIR'), sysconfig.get_config_var('INSTSONAME') or '')
                if not sys.platform.startswith('linux') or '.so' not in library or not os.path.exists(library):
                    sys.exit('the Python here has no shared library')
                print(library)
                print(repr(sys.path))
                """;
        try {
            Process process = new ProcessBuilder(python, "-c", script)
                    .redirectErrorStream(true)
                    .start();
            List<String> told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            process.waitFor(60, TimeUnit.SECONDS);
            return process.exitValue() == 0 ? told : told.subList(told.size() - 1, told.size());
        } catch (IOException _) {
            return List.of("there is no " + python);
        }
    }

    /** Takes Python's library and its search path. */
    public static void main(String[] arguments) throws Throwable {
        try (var arena = Arena.ofConfined();
                var memory = new RootAllocator()) {
            var python = new PythonRoundTrip(arguments[0], arena);
            python.run("import sys; sys.path = " + arguments[1] + "\nimport pyarrow as pa");
            try (var in = ArrowArrayStream.allocateNew(memory);
                    var out = ArrowArrayStream.allocateNew(memory)) {
                python.run(ratings(in.memoryAddress()));
                ResultTable results = evaluate(in.memoryAddress(), memory, python);
                NativeTables.exportStream(results.reader(memory), out.memoryAddress(), memory);
                python.run(check(out.memoryAddress(), results));
            }
        }
        System.out.println("both directions hold, nothing is left");
    }

    private static String ratings(long stream) {
        return """
                mos = pa.array([float(i) for i in range(1, 21)])
                ratings = pa.table({'mos': mos, 'std': pa.array([1.0] * 20), 'm': mos})
                ratings.to_reader()._export_to_c(%s)
                """.formatted(stream);
    }

    private static ResultTable evaluate(long stream, BufferAllocator memory, PythonRoundTrip python) throws Throwable {
        try (ArrowReader reader = NativeTables.importStream(stream, memory)) {
            List<TableInput> input = List.of(new TableInput.Batches("pyarrow", reader));
            try (RatingSet set =
                    RatingTables.join(input, ColumnChoice.automatic(), Reading.of(MissingValues.FAIL), memory)) {
                python.run("assert mos.buffers()[1].address == %s, 'mos was copied'"
                        .formatted(set.mos().memory().address()));
                var ratings = new Ratings(set.mos(), set.std().orElseThrow());
                Correlations found =
                        Evaluation.of(ratings).points(new Points.Grid(4, 5)).correlations(set.predictions());
                return ResultTable.points(found, ResultOrigin.of(ratings, found));
            }
        }
    }

    private static String check(long stream, ResultTable results) {
        return """
                reader = pa.RecordBatchReader._import_from_c(%s)
                table = reader.read_all()
                table.validate(full=True)
                assert table.num_rows == %s, table
                assert table.schema.metadata[b'granular.mos_max'] == b'20.0', table.schema.metadata
                assert table.schema.field('q').metadata[b'unit'] == b'MOS', table.schema
                assert table.column('method').to_pylist()[-1] == 'KRCC', table
                values = table.column('value').to_pylist()
                assert abs(values[0] - 1) < 1e-12, values
                del reader, table
                """.formatted(stream, results.rows());
    }
}
