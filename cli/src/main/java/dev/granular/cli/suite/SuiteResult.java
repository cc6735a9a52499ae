package dev.granular.cli.suite;

import java.util.ArrayList;
import java.util.List;

/**
 * All that a suite found.
 *
 * @param standings of all models by one figure
 * @param checks a check of each gate
 */
public record SuiteResult(String title, List<EvaluatedSet> sets, Standings standings, List<Check> checks) {
    /**
     * A gate that was checked.
     *
     * @param failures why it fails, one line each; none if it passes
     */
    public record Check(Gate gate, List<String> failures) {
        /** Copies the list. */
        public Check {
            failures = List.copyOf(failures);
        }

        /** Returns whether it passes. */
        public boolean passes() {
            return failures.isEmpty();
        }
    }

    /** Copies the lists. */
    public SuiteResult {
        sets = List.copyOf(sets);
        checks = List.copyOf(checks);
    }

    /** Ranks models and checks gates. */
    public static SuiteResult of(Suite suite, List<EvaluatedSet> sets) {
        List<Cell> cells = sets.stream().flatMap(set -> set.cells().stream()).toList();
        return new SuiteResult(
                suite.title(),
                sets,
                new Standings(suite.rankBy(), sets),
                suite.gates().stream()
                        .map(gate -> new Check(gate, gate.failures(cells)))
                        .toList());
    }

    /** Returns the cells of all sets. */
    public List<Cell> cells() {
        return sets.stream().flatMap(set -> set.cells().stream()).toList();
    }

    /** Returns why gates fail, one line each. */
    public List<String> failures() {
        var failures = new ArrayList<String>();
        checks.forEach(check -> failures.addAll(check.failures()));
        return failures;
    }
}
