package org.assay.comparison.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assay.comparison.energy.EnergyReading;
import org.assay.comparison.report.CircuitRun;
import org.assay.comparison.report.Json;
import org.assay.comparison.report.Manifest;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.kernel.KernelProvider;
import org.assay.quantum.library.Library;
import org.assay.quantum.simulate.Counts;
import org.assay.quantum.simulate.Simulators;
import org.assay.quantum.simulate.StateTooLargeException;
import org.assay.quantum.simulate.StateVector;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay run}: simulates a circuit and shows its state and what shots read. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Simulates a circuit: state, counts, time and energy.",
        footer = {"", "Formats: text, json"})
final class RunCommand implements Runnable {

    private static final int MOST_SHOTS = 100_000_000;

    @Parameters(paramLabel = "CIRCUIT", description = CircuitArgument.HELP)
    String circuit = "";

    @Option(names = "--shots", paramLabel = "N", description = "Measure this many times and count the outcomes.")
    @Nullable Integer shots;

    @Option(names = "--ascii", description = "Draw with ASCII characters only.")
    boolean ascii;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Spec
    @Nullable CommandSpec spec;

    @Override
    public void run() {
        OutputFormat format = common.resolveFormat(EnumSet.of(OutputFormat.TEXT, OutputFormat.JSON));
        if (shots != null && (shots < 1 || shots > MOST_SHOTS)) {
            throw Failure.usage("--shots is %d, but must lie within 1..%d".formatted(shots, MOST_SHOTS));
        }
        Result result = Result.to(common, spec);
        CircuitRun run = simulate(CircuitArgument.resolve(circuit));
        result.write(format == OutputFormat.JSON ? Json.text(run.toJson()) : run.text(ascii));
    }

    private CircuitRun simulate(Circuit resolved) {
        try (Stopwatch watch = Stopwatch.start()) {
            StateVector state = Simulators.stateVector().run(resolved);
            Optional<Counts> counts = Optional.ofNullable(shots)
                    .map(n -> Simulators.stateVector().sample(resolved, n, random()));
            Stopwatch.Reading reading = watch.read(16.0 * state.size());
            return new CircuitRun(manifest(), resolved, engine(), Optional.of(state), counts, beside(resolved),
                    reading.wallSeconds(), reading.energy());
        } catch (StateTooLargeException e) {
            throw Failure.refused("%s %s".formatted(resolved.name(), e.getMessage()));
        }
    }

    /** The demonstration of the source texts stands beside the state that people expect of it. */
    private static Optional<CircuitRun.Beside> beside(Circuit shown) {
        String family = "uniform-chain:";
        if (!shown.name().startsWith(family) || shown.qubits() > 12) {
            return Optional.empty();
        }
        Circuit ghz = Library.named("ghz:" + shown.name().substring(family.length()));
        return Optional.of(new CircuitRun.Beside(ghz, Simulators.stateVector().run(ghz), """
                A CNOT only permutes the basis states. After a Hadamard on every qubit they all weigh the same, so the \
                chain of CNOTs changes nothing: the distribution is uniform and no qubit is entangled with another. \
                Superposition first on one qubit and then CNOTs gives what people expect, %s.""".formatted(ghz.name())));
    }

    private RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(common.seed);
    }

    private Manifest manifest() {
        List<String> words = Objects.requireNonNull(spec).commandLine().getParent().getParseResult().originalArgs();
        return new Manifest(words, common.seed, List.of());
    }

    private static String engine() {
        return "state vector, %s, double precision".formatted(KernelProvider.description());
    }
}
