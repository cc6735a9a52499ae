package dev.granular.cli;

import dev.granular.Accuracy;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.Regulator;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options that say how images weigh at a point. */
final class WindowOptions {
    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--regulator",
            paramLabel = "NAME",
            order = 33,
            description = {
                "How images are weighted to undo a skewed distribution of MOS:",
                "  gaussian  by the density of opinions, needs standard deviations",
                "  lds       by a smoothed histogram of MOS",
                "  uniform   all the same",
                "  auto      the weights that are given; else gaussian if the data have standard deviations, else lds",
                "Default: ${DEFAULT-VALUE}."
            })
    private RegulatorChoice regulator = RegulatorChoice.AUTO;

    @Option(
            names = "--std-scale",
            paramLabel = "NUMBER",
            converter = PositiveNumber.class,
            order = 34,
            description = "Factor on every standard deviation: above 1 the surface is smoother. Default:"
                    + " ${DEFAULT-VALUE}.")
    private double stdScale = 1;

    @Mixin
    private ThreadsOption threads;

    /** Refuses options that exclude one another. */
    void validate(TableOptions table) {
        if (regulator != RegulatorChoice.AUTO && table.namesWeights()) {
            throw new ParameterException(
                    command.commandLine(), "--regulator " + regulator + " and given weights exclude one another");
        }
    }

    /** Returns the regulator as it was asked for. */
    RegulatorChoice regulator() {
        return regulator;
    }

    /** Returns the factor on every σ in the windows. */
    double stdScale() {
        return stdScale;
    }

    /** Returns how many threads may work. */
    int threads() {
        return threads.count();
    }

    /** Returns how {@code study} is to be evaluated at some points. */
    Plan plan(Study study, Points at, Set<Method> methods, Accuracy accuracy, boolean fit) {
        RegulatorChoice choice = choice(study);
        Regulator weighting = switch (choice) {
            case AUTO -> new Regulator.Given(study.weights().orElseThrow());
            case GAUSSIAN -> new Regulator.Gaussian();
            case LDS -> new Regulator.Lds();
            case UNIFORM -> new Regulator.Uniform();
        };
        String name = choice == RegulatorChoice.AUTO ? "given weights" : choice.toString();
        return new Plan(
                at,
                methods,
                new Plan.Weighting(weighting, name),
                accuracy,
                stdScale,
                fit,
                threads.count(),
                Optional.empty());
    }

    /** Returns the choice that stands behind {@code auto}; itself where the weights are given. */
    private RegulatorChoice choice(Study study) {
        if (regulator != RegulatorChoice.AUTO || study.weights().isPresent()) {
            return regulator;
        }
        return study.stdKnown() ? RegulatorChoice.GAUSSIAN : RegulatorChoice.LDS;
    }
}
