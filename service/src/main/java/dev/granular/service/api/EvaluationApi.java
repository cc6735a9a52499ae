package dev.granular.service.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.granular.cli.RequestedRun;
import dev.granular.service.http.Call;
import dev.granular.service.http.Json;
import dev.granular.service.http.MediaType;
import dev.granular.service.http.Problem;
import dev.granular.service.http.Query;
import dev.granular.service.http.Route;
import dev.granular.service.work.Evaluations;
import dev.granular.service.work.KeptTable;
import dev.granular.service.work.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

    private static final Duration USUAL_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(250);
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,6})(?:$|[,;\\s])");

    private final Evaluations evaluations;
    private final TableApi tables;

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

    private void start(Call call) throws IOException {
        Query query = call.query();
        query.one("format").ifPresent(ResultAnswer::format);
        MediaType type = call.accepted(List.of(MediaType.JSON, MediaType.ZIP, MediaType.EVENTS));
        KeptTable table = tables.wanted(call);
        Runnable afterwards = tables.isForOneRequest(call) ? () -> tables.discard(table) : () -> {};
        Task task;
        try {
            task = evaluations.start(
                    query.one("id"), call.client(), table, table.request(query.without(OWN)), afterwards);
        } catch (RuntimeException | Error e) {
            afterwards.run();
            throw e;
        }
        if (type == MediaType.EVENTS) {
            events(call, task, true);
        } else if (await(task, patience(call.header("Prefer")))) {
            answer(call, task, type, query);
        } else {
            call.with("Location", address(task)).json(202, json -> describe(json, task));
        }
    }

    /** How long the client waits for an answer, as in RFC 7240. */
    private static Duration patience(Optional<String> prefer) {
        String text = prefer.orElse("");
        Matcher wait = WAIT.matcher(text);
        if (wait.find()) {
            Duration wanted = Duration.ofSeconds(Long.parseLong(wait.group(1)));
            return wanted.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wanted;
        }
        return text.contains("respond-async") ? Duration.ZERO : USUAL_WAIT;
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
        MediaType type = call.accepted(List.of(MediaType.JSON, MediaType.ZIP, MediaType.EVENTS));
        if (type == MediaType.EVENTS) {
            events(call, task, false);
        } else if (type == MediaType.ZIP) {
            new ResultAnswer(finished(task)).archive(call, call.query());
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
