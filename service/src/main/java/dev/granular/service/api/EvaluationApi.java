package dev.granular.service.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.granular.Method;
import dev.granular.SurfacePoint;
import dev.granular.arrow.output.ResultTable;
import dev.granular.cli.RequestedRun;
import dev.granular.service.http.Call;
import dev.granular.service.http.Json;
import dev.granular.service.http.MediaType;
import dev.granular.service.http.Problem;
import dev.granular.service.http.Query;
import dev.granular.service.http.Route;
import dev.granular.service.work.Evaluations;
import dev.granular.service.work.Explainers;
import dev.granular.service.work.KeptTable;
import dev.granular.service.work.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Evaluations: started, watched, cancelled, and their results. */
final class EvaluationApi {
    /** Parts of the query that are no options of the evaluation. */
    static final Set<String> OWN = Set.of("id", "table", "path", "name", "format", "tables");

    private static final List<String> OF_EXPLAIN = List.of("q", "qd", "model", "against", "method", "format");
    private static final List<String> OF_RESULT = List.of("format", "tables");

    private static final Duration USUAL_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(250);

    /** Between looks whether the client still waits. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,6})(?:$|[,;\\s])");

    private final Evaluations evaluations;
    private final TableApi tables;
    private final Explainers explainers = new Explainers();

    EvaluationApi(Evaluations evaluations, TableApi tables) {
        this.evaluations = evaluations;
        this.tables = tables;
    }

    List<Route> routes() {
        String one = "/v1/evaluations/{id}";
        return List.of(
                new Route("POST", "/v1/evaluations", "Evaluates models on the table that is sent or kept", this::start),
                new Route(
                        "GET",
                        one,
                        "How far an evaluation is; with Accept: text/event-stream as it goes on",
                        this::show),
                new Route("DELETE", one, "Cancels an evaluation and forgets it", this::remove),
                new Route("GET", one + "/report", "The report, a page that works alone", call -> of(call).report(call)),
                new Route("GET", one + "/run", "The account of the run", this::account),
                new Route(
                        "GET",
                        one + "/explain",
                        "Which images and pairs decide, hurt and help the value of a model at a place",
                        this::explain),
                new Route(
                        "GET",
                        one + "/{result}",
                        "One table: scores, points, surface, comparisons, comparison_surface, figures, profiles, ceiling or groups",
                        call -> of(call).table(call, call.path("result"))));
    }

    private ResultAnswer of(Call call) {
        return new ResultAnswer(finished(evaluations.get(call.path("id"))));
    }

    private static RequestedRun finished(Task task) {
        task.failure().ifPresent(failure -> {
            throw Problems.of(failure);
        });
        return task.found()
                .orElseThrow(() -> new Problem(409, "the evaluation is " + word(task) + ": ask again when it is done"));
    }

    private void account(Call call) throws IOException {
        byte[] text = of(call).account().getBytes(StandardCharsets.UTF_8);
        call.answer(200, MediaType.JSON.contentType(), text);
    }

    private void explain(Call call) throws IOException {
        Task task = evaluations.get(call.path("id"));
        finished(task);
        Query query = call.query();
        query.requireOnly(OF_EXPLAIN);
        var place = new SurfacePoint(number(query, "q"), number(query, "qd"));
        String model = query.one("model").orElseThrow(() -> new Problem(400, "explain takes a model: model=NAME"));
        Method method = query.one("method").map(EvaluationApi::method).orElse(Method.SRCC);
        ResultTable table = explainers.of(task).at(place, model, query.one("against"), method);
        ResultAnswer.table(call, table);
    }

    private static double number(Query query, String name) {
        String text = query.one(name)
                .orElseThrow(() -> new Problem(400, "explain takes a place: q=QUALITY&qd=DIFFERENCE, in MOS units"));
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            throw new Problem(400, name + " is " + text + ", which is no number");
        }
    }

    private static Method method(String name) {
        return Arrays.stream(Method.values())
                .filter(each -> each.toString().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new Problem(400, "method " + name + " is none of plcc, srcc, krcc"));
    }

    private void start(Call call) throws IOException {
        Query query = call.query();
        query.one("format").ifPresent(ResultAnswer::format);
        MediaType type = call.accepted(List.of(MediaType.JSON, MediaType.ZIP, MediaType.EVENTS));
        KeptTable table = tables.wanted(call);
        Task.Ends ends = tables.ends(call, table);
        Task task;
        try {
            task = evaluations.start(query.one("id"), call.client(), table, table.request(query.without(OWN)), ends);
        } catch (RuntimeException | Error e) {
            ends.forgotten().run();
            throw e;
        }
        if (type == MediaType.EVENTS) {
            events(call, task, true);
        } else if (awaitFor(call, task, patience(call.header("Prefer")))) {
            answer(call, task, type, query);
        } else {
            call.with("Location", address(task)).json(202, json -> describe(json, task));
        }
    }

    /** Returns how long the client waits for an answer, as in RFC 7240. */
    private static Duration patience(Optional<String> prefer) {
        String text = prefer.orElse("");
        Matcher wait = WAIT.matcher(text);
        if (wait.find()) {
            Duration wanted = Duration.ofSeconds(Long.parseLong(wait.group(1)));
            return wanted.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wanted;
        }
        return text.contains("respond-async") ? Duration.ZERO : USUAL_WAIT;
    }

    /** Waits like {@link #await}, and cancels what nobody waits for any more. */
    private static boolean awaitFor(Call call, Task task, Duration most) throws IOException {
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toNanos(); left > 0; left = end - System.nanoTime()) {
            if (call.isAbandoned()) {
                task.cancel();
                throw new IOException("the client has left");
            }
            if (await(task, Duration.ofNanos(Math.min(left, BETWEEN_LOOKS.toNanos())))) {
                return true;
            }
        }
        return await(task, Duration.ZERO);
    }

    private static boolean await(Task task, Duration most) {
        try {
            return task.await(most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(503, "the server is about to end");
        }
    }

    private static void answer(Call call, Task task, MediaType type, Query query) throws IOException {
        call.with("Content-Location", address(task));
        var result = new ResultAnswer(finished(task));
        if (type == MediaType.ZIP) {
            result.archive(call, query);
        } else {
            call.json(200, json -> describe(json, task));
        }
    }

    private static String address(Task task) {
        return "/v1/evaluations/" + task.id();
    }

    private static String word(Task task) {
        return task.status().name().toLowerCase(Locale.ROOT);
    }

    private void show(Call call) throws IOException {
        Task task = evaluations.get(call.path("id"));
        Query query = call.query();
        query.requireOnly(OF_RESULT);
        query.one("format").ifPresent(ResultAnswer::format);
        MediaType type = call.accepted(List.of(MediaType.JSON, MediaType.ZIP, MediaType.EVENTS));
        if (type == MediaType.EVENTS) {
            events(call, task, false);
        } else if (type == MediaType.ZIP) {
            new ResultAnswer(finished(task)).archive(call, query);
        } else {
            await(task, Duration.ZERO);
            call.json(200, json -> describe(json, task));
        }
    }

    private void remove(Call call) throws IOException {
        evaluations.remove(call.path("id"));
        call.answer(204);
    }

    /**
     * Tells how far an evaluation is until it is over.
     *
     * @param owned whether it belongs to the client of this stream, so that it ends with it
     */
    private static void events(Call call, Task task, boolean owned) throws IOException {
        call.with("Cache-Control", "no-store");
        try (OutputStream out = call.stream(MediaType.EVENTS.contentType())) {
            while (!await(task, BETWEEN_EVENTS)) {
                event(out, "progress", task);
            }
            event(out, word(task), task);
        } catch (IOException e) {
            if (owned) {
                task.cancel();
            }
            throw e;
        }
    }

    private static void event(OutputStream out, String name, Task task) throws IOException {
        String data = Json.object(json -> describe(json, task)).replace("\n", "");
        out.write(("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void describe(JsonGenerator json, Task task) throws IOException {
        json.writeStringField("id", task.id());
        json.writeStringField("status", word(task));
        if (task.status() == Task.Status.QUEUED || task.status() == Task.Status.RUNNING) {
            json.writeStringField("stage", task.stage());
            json.writeNumberField("fraction", task.fraction());
            Json.number(json, "seconds_left", task.secondsLeft());
        }
        if (task.failure().isPresent()) {
            Problem problem = Problems.of(task.failure().get());
            json.writeNumberField("problem_status", problem.status());
            json.writeStringField("problem", problem.getMessage());
        }
        if (task.found().isPresent()) {
            var result = new ResultAnswer(task.found().get());
            json.writeFieldName("scores");
            json.writeRawValue(result.scores());
            json.writeFieldName("run");
            json.writeRawValue(result.account());
            json.writeObjectFieldStart("links");
            json.writeStringField("report", address(task) + "/report");
            for (String name : result.names()) {
                json.writeStringField(name, address(task) + "/" + name);
            }
            json.writeEndObject();
        }
    }
}
