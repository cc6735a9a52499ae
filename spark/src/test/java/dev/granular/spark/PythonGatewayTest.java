package dev.granular.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.api.python.Py4JServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample for Python in the documentation, with a Python that reaches this process. Skipped if it lacks pyspark 4.2. */
class PythonGatewayTest {
    private static final String PYTHON = System.getProperty("granular.python", "python3");
    private static final Path PAGE = Path.of("../docs/cluster.md");
    private static final List<String> SETTINGS = List.of(
            "spark.master=local[1]",
            "spark.app.name=granular",
            "spark.ui.enabled=false",
            "spark.driver.host=localhost",
            "spark.driver.bindAddress=127.0.0.1",
            "spark.sql.shuffle.partitions=1");

    @TempDir
    private Path folder;

    private record Said(int code, String text) {}

    private static Said python(String script, Py4JServer serverOrNull) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(PYTHON, "-c", script).redirectErrorStream(true);
        if (serverOrNull != null) {
            builder.environment().put("PYSPARK_GATEWAY_PORT", "" + serverOrNull.getListeningPort());
            builder.environment().put("PYSPARK_GATEWAY_SECRET", serverOrNull.secret());
        }
        Process process;
        try {
            process = builder.start();
        } catch (IOException _) {
            return new Said(-1, "there is no " + PYTHON);
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), text);
        return new Said(process.exitValue(), text);
    }

    private String table() throws IOException {
        var text = new StringBuilder("mos,std,model_a,model_b\n");
        for (int i = 0; i < 40; i++) {
            text.append(i % 20 + ",3," + (i % 20 + i % 3) + "," + (i * 7 % 23) + "\n");
        }
        return Files.writeString(folder.resolve("table.csv"), text).toString();
    }

    private static String replaced(String text, String old, String by) {
        assertTrue(text.contains(old), old + " in " + text);
        return text.replace(old, by);
    }

    @Test
    void theSampleForPythonRuns() throws Exception {
        Said there = python("import pyspark; assert pyspark.__version__.startswith('4.2'), pyspark.__version__", null);
        assumeTrue(there.code == 0, "needs a Python with pyspark 4.2: " + there.text);
        Matcher sample = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertTrue(sample.find());
        var settings = new StringBuilder("SparkSession.builder");
        SETTINGS.forEach(setting -> settings.append(".config('" + setting.replace("=", "', '") + "')"));
        String script = replaced(sample.group(1), "SparkSession.builder", settings.toString());
        script = replaced(
                script,
                "read.parquet(\"s3a://bucket/images\")",
                "read.csv('" + table() + "', header=True, inferSchema=True)");
        script +=
                "\nprint([(row.model, row.direction, row.gmc > 0.5) for row in scores.collect() if row.method == 'srcc'])"
                        + "\nprint(DataFrame(result.points(), session).count())\nsession.stop()\n";
        var server = new Py4JServer(new SparkConf());
        server.start();
        try {
            Said said = python(script, server);
            assertEquals(0, said.code, said.text);
            assertTrue(said.text.contains("('model_a', 'higher', True)"), said.text);
            assertTrue(said.text.contains("('model_b', 'lower', "), said.text);
            assertTrue(said.text.strip().endsWith("\n5000"), said.text);
        } finally {
            server.shutdown();
        }
    }
}
