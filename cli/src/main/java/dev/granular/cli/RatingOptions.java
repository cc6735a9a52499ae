package dev.granular.cli;

import dev.granular.arrow.input.Opinions;
import dev.granular.arrow.input.Opinions.Scale;
import dev.granular.arrow.input.Raters;
import dev.granular.arrow.input.Spread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options that say where the opinions on each image stand. */
final class RatingOptions {
    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--mos",
            paramLabel = "COLUMN",
            order = 10,
            description = "Mean opinion scores. Found by itself if called mos, Ground Truth Labels, gt, dmos ...")
    private Optional<String> mos = Optional.empty();

    @Option(
            names = "--std",
            paramLabel = "COLUMN",
            order = 11,
            description =
                    "Standard deviation of the opinions on each image, in MOS units. Found by itself if called std,"
                            + " mos_std, sd, sigma ...")
    private Optional<String> std = Optional.empty();

    @Option(
            names = "--variance",
            paramLabel = "COLUMN",
            order = 11,
            description = "Variance of the opinions, instead of their standard deviation.")
    private Optional<String> variance = Optional.empty();

    @Option(
            names = "--se",
            paramLabel = "COLUMN",
            order = 11,
            description = "Standard error of the MOS, instead of the standard deviation of the opinions.")
    private Optional<String> se = Optional.empty();

    @Option(
            names = "--ci95",
            paramLabel = "COLUMN|LOW,HIGH",
            split = ",",
            arity = "1",
            order = 11,
            description = "95 %% confidence interval of the MOS: its half width, or two columns with its bounds.")
    private List<String> ci95 = new ArrayList<>();

    @Option(names = "--raters", paramLabel = "N|COLUMN", order = 11, description = "How many people rated each image.")
    private Optional<String> raters = Optional.empty();

    @Option(
            names = "--votes",
            paramLabel = "PATTERN",
            split = ",",
            order = 11,
            description = "A column per rater, such as 'Voter_*'; blanks and -1 are no votes. Gives MOS and std.")
    private List<String> votes = new ArrayList<>();

    @Option(
            names = "--vote-counts",
            paramLabel = "COLUMN",
            split = ",",
            order = 11,
            description =
                    "Columns with the number of votes for 1, 2, 3 ... or their share; or 1=A,2=B. Gives MOS and std.")
    private List<String> voteCounts = new ArrayList<>();

    @Option(
            names = "--scale",
            paramLabel = "LOW,HIGH",
            split = ",",
            order = 11,
            description = "The lowest and the highest vote; what lies outside counts as no vote.")
    private List<Double> scale = new ArrayList<>();

    /** Refuses options that exclude one another; {@code stdFile} says whether standard deviations come from a file. */
    void validate(boolean stdFile) {
        var spreads = new ArrayList<String>();
        std.ifPresent(_ -> spreads.add("--std"));
        variance.ifPresent(_ -> spreads.add("--variance"));
        se.ifPresent(_ -> spreads.add("--se"));
        if (!ci95.isEmpty()) {
            spreads.add("--ci95");
        }
        if (stdFile) {
            spreads.add("--std-file");
        }
        if (!votes.isEmpty()) {
            spreads.add("--votes");
        }
        if (!voteCounts.isEmpty()) {
            spreads.add("--vote-counts");
        }
        requireOne(spreads);
        var sources = new ArrayList<String>();
        mos.ifPresent(_ -> sources.add("--mos"));
        if (!votes.isEmpty()) {
            sources.add("--votes");
        }
        if (!voteCounts.isEmpty()) {
            sources.add("--vote-counts");
        }
        requireOne(sources);
        require(ci95.size() <= 2, "--ci95 takes one column or two");
        require(scale.isEmpty() || scale.size() == 2 && scale.getFirst() < scale.getLast(), "--scale takes LOW,HIGH");
        require(scale.isEmpty() || !votes.isEmpty(), "--scale needs --votes");
        require(
                raters.isEmpty() || votes.isEmpty(),
                "--raters has no effect with --votes, which shows how many people voted: leave it out");
        scores();
    }

    private void requireOne(List<String> options) {
        require(options.size() < 2, String.join(" and ", options) + " exclude one another");
    }

    private void require(boolean fulfilled, String what) {
        if (!fulfilled) {
            throw new ParameterException(command.commandLine(), what);
        }
    }

    /** Returns where the opinions stand. */
    Opinions opinions() {
        if (!votes.isEmpty()) {
            return new Opinions.Votes(
                    votes,
                    scale.isEmpty() ? Optional.empty() : Optional.of(new Scale(scale.getFirst(), scale.getLast())));
        } else if (!voteCounts.isEmpty()) {
            return new Opinions.VoteCounts(scores(), raters());
        }
        return new Opinions.Summary(mos, spread(), raters());
    }

    private Map<String, Double> scores() {
        if (voteCounts.isEmpty()) {
            return Map.of();
        }
        var scores = new LinkedHashMap<String, Double>();
        for (int i = 0; i < voteCounts.size(); i++) {
            String text = voteCounts.get(i);
            int equals = text.indexOf('=');
            double score = equals < 0 ? i + 1.0 : number(text.substring(0, equals));
            scores.put(text.substring(equals + 1), score);
        }
        require(voteCounts.size() > 1, "--vote-counts takes 2 columns or more");
        require(scores.size() == voteCounts.size(), "--vote-counts names a column twice");
        require(
                new HashSet<>(scores.values()).size() == scores.size(),
                "--vote-counts has two columns for the same score: as in 1=A,2=B");
        return scores;
    }

    private double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            throw new ParameterException(
                    command.commandLine(), "--vote-counts: \"" + text + "\" is not a score, as in 1=A,2=B");
        }
    }

    private Optional<Spread> spread() {
        return std.<Spread>map(Spread.Std::new)
                .or(() -> variance.map(Spread.Variance::new))
                .or(() -> se.map(Spread.StandardError::new))
                .or(this::interval);
    }

    private Optional<Spread> interval() {
        return switch (ci95.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new Spread.HalfInterval(ci95.getFirst()));
            default -> Optional.of(new Spread.Interval(ci95.getFirst(), ci95.getLast()));
        };
    }

    private Optional<Raters> raters() {
        return raters.map(text -> {
            if (!text.matches("\\d{1,9}")) {
                return new Raters.InColumn(text);
            }
            require(Integer.parseInt(text) > 1, "--raters " + text + ": a spread takes 2 raters");
            return new Raters.Count(Integer.parseInt(text));
        });
    }
}
