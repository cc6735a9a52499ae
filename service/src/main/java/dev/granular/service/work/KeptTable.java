package dev.granular.service.work;

import dev.granular.Progress;
import dev.granular.arrow.input.ColumnView;
import dev.granular.arrow.input.ReadProgress;
import dev.granular.cli.EvaluationRequest;
import dev.granular.cli.KeptRatings;
import dev.granular.cli.RequestedRun;
import dev.granular.cli.RequestedTables;
import dev.granular.service.http.Query;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.arrow.memory.BufferAllocator;

/** Tables that stay for evaluations to come, read once for each choice of columns. */
public final class KeptTable {
    private final String id;
    private final Query options;
    private final BufferAllocator allocator;
    private final Limits limits;
    /** Present if there are evaluations to come. */
    private volatile Optional<KeptRatings> ratings;

    private final List<Received> files = new ArrayList<>();
    private Optional<Reading> reading = Optional.empty();
    private volatile long lastUsed = System.nanoTime();

    /** A table that was read, and the choice of columns by which it was. */
    private record Reading(Map<String, List<String>> choice, Shared<RequestedTables> tables) {}

    /** @param ratings what is kept of the ratings of the table that this is joined to, if it is */
    KeptTable(String id, Query options, Optional<KeptRatings> ratings, BufferAllocator allocator, Limits limits) {
        this.id = id;
        this.ratings = ratings;
        this.limits = limits;
        this.options = options;
        this.allocator = allocator;
    }

    /** Returns options that it came with. */
    Query options() {
        return options;
    }

    /** Returns the name under which it is asked for. */
    public String id() {
        return id;
    }

    /** Returns the tables, the one with the ratings first. */
    public synchronized List<Received> files() {
        return List.copyOf(files);
    }

    /** Adds a table, such as another model's predictions. */
    public synchronized void add(Received file) {
        files.add(file);
        forget();
    }

    /** Returns a request for it; {@code more} options overrule those that it came with. */
    public EvaluationRequest request(Query more) {
        touch();
        return EvaluationRequest.of(
                files().stream().map(Received::input).toList(),
                options.with(more).values());
    }

    /** Returns the tables as {@code request} wants them read; the caller releases them. */
    synchronized Shared<RequestedTables> read(EvaluationRequest request, ReadProgress progress) {
        Map<String, List<String>> choice = request.reading();
        Optional<Reading> known = reading.filter(each -> each.choice().equals(choice));
        if (known.isEmpty()) {
            forget();
            var tables = new Shared<>(request.read(limited(progress), allocator));
            known = Optional.of(new Reading(choice, tables));
            reading = known;
        }
        touch();
        return known.get().tables().use();
    }

    private ReadProgress limited(ReadProgress progress) {
        ReadProgress limit = limits.reading();
        return (table, rows, bytes) -> {
            limit.advanced(table, rows, bytes);
            progress.advanced(table, rows, bytes);
        };
    }

    /** Returns what is kept of its ratings. */
    Optional<KeptRatings> ratings() {
        return ratings;
    }

    /** Says that it stays for more than one evaluation. */
    void keep() {
        ratings = Optional.of(new KeptRatings());
    }

    /** Evaluates it, with what is kept of its ratings if there is any. */
    RequestedRun evaluate(EvaluationRequest request, ReadProgress reading, Progress progress) {
        Shared<RequestedTables> read = read(request, reading);
        try {
            limits.requireModels(read.value().models().size());
            return ratings.map(kept -> request.evaluate(read.value(), kept, progress))
                    .orElseGet(() -> request.evaluate(read.value(), progress));
        } finally {
            read.release();
        }
    }

    /** Returns whether all files are there that it was sent as, or that it names. */
    synchronized boolean isThere() {
        return files.stream().allMatch(file -> Files.isRegularFile(file.path()));
    }

    /** Does something with the tables as {@code request} wants them read. */
    public <T> T with(EvaluationRequest request, Function<RequestedTables, T> work) {
        Shared<RequestedTables> read = read(request, ReadProgress.NONE);
        try {
            return work.apply(read.value());
        } finally {
            read.release();
        }
    }

    /** Returns every column on its own, whether or not there are ratings. */
    public List<ColumnView> describe(EvaluationRequest request) {
        return request.describe(allocator);
    }

    /** Lets go of what was read. */
    synchronized void forget() {
        reading.ifPresent(each -> each.tables().release());
        reading = Optional.empty();
    }

    private void touch() {
        lastUsed = System.nanoTime();
    }

    /** Returns when it was used last, in the time of {@link System#nanoTime}. */
    long lastUsed() {
        return lastUsed;
    }
}
