package dev.granular.cli;

import dev.granular.Column;
import dev.granular.Predictions;
import dev.granular.arrow.RatingSet;
import dev.granular.arrow.input.ColumnView;
import java.util.List;

/** Tables that were read for a request. Owns their memory until it is closed. */
public final class RequestedTables implements AutoCloseable {
    private final RatingSet set;
    private final Study study;
    private final List<InputTable> inputs;
    private final List<String> lower;
    private final String command;

    private RequestedTables(TableOptions options, RatingSet set, List<String> words) {
        this.set = set;
        study = options.study(set);
        inputs = options.inputs(set);
        lower = options.lowerModels(set);
        command = new ExplicitCommand(words, set, lower).text();
    }

    /** Takes {@code set} over. */
    static RequestedTables of(TableOptions options, RatingSet set, List<String> words) {
        try {
            return new RequestedTables(options, set, words);
        } catch (RuntimeException | Error e) {
            set.close();
            throw e;
        }
    }

    Study study() {
        return study;
    }

    List<InputTable> inputs() {
        return inputs;
    }

    RatingSet set() {
        return set;
    }

    Panel.Facts facts(boolean lowerMosIsBetter) {
        return new Panel.Facts(set.raters(), lowerMosIsBetter, lower);
    }

    /** Returns every column of every table, and what it was taken for. */
    public List<ColumnView> columns() {
        return set.views();
    }

    /** Returns how many images take part. */
    public int images() {
        return study.ratings().size();
    }

    /** Returns the mean opinion scores. */
    public Column mos() {
        return study.ratings().mos();
    }

    /** Returns the standard deviations of the opinions, given or estimated. */
    public Column std() {
        return study.ratings().std();
    }

    /** Returns names of the models. */
    public List<String> models() {
        return study.models().stream().map(Predictions::model).toList();
    }

    /** Returns models of which a lower score is better. */
    public List<String> lowerModels() {
        return lower;
    }

    /** Returns what was chosen, one line each. */
    public List<String> notes() {
        return study.notes();
    }

    /** Returns what a reader must know before trusting a number, one line each. */
    public List<String> warnings() {
        return study.warnings();
    }

    /** Returns the command that says everything which was found. */
    public String command() {
        return command;
    }

    @Override
    public void close() {
        set.close();
    }
}
