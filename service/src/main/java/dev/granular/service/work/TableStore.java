package dev.granular.service.work;

import dev.granular.cli.KeptRatings;
import dev.granular.service.http.Problem;
import dev.granular.service.http.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.arrow.memory.BufferAllocator;

/** Tables that are kept. */
public final class TableStore implements AutoCloseable {
    private final Map<String, KeptTable> tables = new ConcurrentHashMap<>();
    private final Set<KeptTable> resting = new HashSet<>();
    private final BufferAllocator allocator;
    private final Workspace workspace;
    private final Limits limits;

    /** A store without tables, which takes memory from {@code allocator}. */
    public TableStore(BufferAllocator allocator, Workspace workspace, Limits limits) {
        this.limits = limits;
        this.allocator = allocator;
        this.workspace = workspace;
    }

    /** Returns a table that nobody else knows yet. */
    public KeptTable table(Query options, List<Received> files) {
        return table(options, files, Optional.empty());
    }

    private KeptTable table(Query options, List<Received> files, Optional<KeptRatings> ratings) {
        var table = new KeptTable(Ids.next(), options, ratings, allocator, limits);
        files.forEach(table::add);
        return table;
    }

    /** Returns a table that is kept, joined with others for one request; shares what is kept of its ratings. */
    public KeptTable joined(KeptTable kept, List<Received> others) {
        var files =
                new ArrayList<>(kept.files().stream().map(Received::borrowed).toList());
        files.addAll(others);
        return table(kept.options(), files, kept.ratings());
    }

    /** Keeps a table. */
    public synchronized void keep(KeptTable table) {
        requireRoom();
        table.keep();
        tables.put(table.id(), table);
    }

    /** Refuses more tables than are allowed. */
    public void requireRoom() {
        if (tables.size() >= limits.tables()) {
            throw new Problem(
                    503,
                    limits.tables()
                            + " tables are kept, and no more are allowed: delete one, or wait until one expires");
        }
    }

    /** Returns the memory on Java's heap that is taken by what follows from ratings, in bytes. */
    public long keptBytes() {
        return all().stream().mapToLong(TableStore::keptBytes).sum();
    }

    private static long keptBytes(KeptTable table) {
        return table.ratings().map(KeptRatings::bytes).orElse(0L);
    }

    /** Lets go of what follows from ratings, of tables used least recently first, while it takes more than is allowed. */
    public void bound() {
        long over = keptBytes() - limits.keptBytes();
        List<KeptTable> byUse = all().stream()
                .sorted(Comparator.comparingLong(KeptTable::lastUsed))
                .toList();
        for (KeptTable table : byUse) {
            if (over > 0) {
                over -= keptBytes(table);
                table.ratings().ifPresent(KeptRatings::forget);
            }
        }
    }

    /** Forgets tables that nobody has used since {@code since}, in the time of {@link System#nanoTime}. */
    public void expire(long since) {
        for (KeptTable table : all()) {
            if (table.lastUsed() - since < 0 && tables.remove(table.id(), table)) {
                discard(table);
            }
        }
    }

    /** Returns all tables. */
    public List<KeptTable> all() {
        return List.copyOf(tables.values());
    }

    /** Returns the table of this identity. */
    public KeptTable get(String id) {
        KeptTable table = tables.get(id);
        if (table == null) {
            throw new Problem(404, "there is no table " + id + ": it expired, or never was; send it again");
        }
        return table;
    }

    /** Lets go of a table; evaluations that use it go on. */
    public void remove(String id) {
        KeptTable table = get(id);
        tables.remove(id);
        discard(table);
    }

    /**
     * Lets a table rest that was sent for one evaluation, whose values may still be explained: its files stay, unless those of
     * all such tables would take more than one may.
     */
    public synchronized void rest(KeptTable table) {
        table.forget();
        if (!table.isThere()) {
            return;
        }
        resting.add(table);
        long bytes = resting.stream()
                .flatMap(each -> each.files().stream())
                .filter(Received::owned)
                .mapToLong(Received::bytes)
                .sum();
        if (bytes > limits.bodyBytes()) {
            discard(table);
        }
    }

    /** Gives back what a table takes. */
    public synchronized void discard(KeptTable table) {
        resting.remove(table);
        table.forget();
        table.files().forEach(workspace::discard);
    }

    @Override
    public void close() {
        tables.values().forEach(this::discard);
        tables.clear();
    }
}
