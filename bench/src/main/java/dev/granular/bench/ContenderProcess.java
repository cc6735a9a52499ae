package dev.granular.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.DoubleVector;

/**
 * A running contender. It works only when asked to, so that several can take turns in short rounds: what disturbs the
 * machine disturbs all of them alike.
 */
final class ContenderProcess implements AutoCloseable {
    private static final String BITS = "bits";

    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;

    /** Starts it; its data are made at the first round. */
    ContenderProcess(Contender contender) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-modules=jdk.incubator.vector", "-XX:+UseSerialGC"));
        command.addAll(contender.flags());
        command.addAll(List.of(
                "-cp",
                contender.classPath(),
                ContenderProcess.class.getName(),
                contender.work().name()));
        try {
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Works for about {@code seconds}, once at least; processor seconds that the work took, each time. */
    double round(double seconds) {
        return Double.parseDouble(ask(Double.toString(seconds)));
    }

    /** Returns bits of the vectors that its kernels use. */
    int vectorBits() {
        return Integer.parseInt(ask(BITS));
    }

    private String ask(String order) {
        try {
            orders.println(order);
            String answer = answers.readLine();
            if (answer == null) {
                throw new IOException("a contender ended: "
                        + process.info().commandLine().orElse("") + ", exit status " + process.waitFor());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it. */
    @Override
    public void close() {
        orders.close();
        process.destroy();
    }

    /** Runs as the process: an order per line, an answer per line, until there are no more. */
    public static void main(String[] arguments) throws IOException {
        Runnable work = Work.valueOf(arguments[0]).prepare();
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println(order.equals(BITS) ? vectors() : times(work, order));
        }
    }

    private static String vectors() {
        return Integer.toString(DoubleVector.SPECIES_PREFERRED.vectorBitSize());
    }

    /** By processor time: time in which others have the processor does not count. */
    private static String times(Runnable work, String seconds) {
        double enough = Double.parseDouble(seconds);
        double begin = Measured.processorSeconds();
        double end = begin;
        int times = 0;
        while (times == 0 || end - begin < enough) {
            work.run();
            times++;
            end = Measured.processorSeconds();
        }
        return Double.toString((end - begin) / times);
    }
}
