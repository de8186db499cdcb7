package org.assay.comparison.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assay.comparison.energy.EnergyMeter;
import org.assay.comparison.energy.HourlyIntensities;
import org.assay.comparison.energy.Site;
import org.assay.comparison.experiment.Stop;
import org.assay.comparison.report.Charge;
import org.assay.comparison.report.CircuitRun;
import org.assay.comparison.report.Json;
import org.assay.comparison.report.Manifest;
import org.assay.comparison.report.Units;
import org.assay.comparison.resource.MachineBandwidth;
import org.assay.comparison.resource.PreFlight;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.kernel.KernelProvider;
import org.assay.quantum.library.Library;
import org.assay.quantum.noise.NoiseModel;
import org.assay.quantum.observable.PauliSum;
import org.assay.quantum.simulate.Counts;
import org.assay.quantum.simulate.Simulators;
import org.assay.quantum.simulate.StateMemory;
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
@Command(name = "run", mixinStandardHelpOptions = true, addMethodSubcommands = false,
        description = "Simulates a circuit: state, counts, expectation values, time and energy.",
        footer = {"", "Formats: text, json"})
final class RunCommand implements Runnable {

    private static final int MOST_SHOTS = 100_000_000;
    private static final int USUAL_SHOTS = 1000;

    @Parameters(paramLabel = "CIRCUIT", description = CircuitArgument.HELP)
    String circuit = "";

    @Option(names = "--shots", paramLabel = "N",
            description = "Measure this many times and count the outcomes (1000 where a circuit has no single final state).")
    @Nullable Integer shots;

    @Option(names = "--expect", paramLabel = "PAULIS",
            description = "Print the expectation of a sum of Pauli strings in the final state, as in ZZI or 0.5*XX-ZZ.")
    List<String> expect = new ArrayList<>();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Give a parameter of the circuit a value, in radians.")
    Map<String, Double> values = new LinkedHashMap<>();

    @Option(names = "--noise", paramLabel = "NOISE",
            description = "Add noise: a kind with a probability (depolarising:0.01) or a processor (sc_heron).")
    @Nullable String noise;

    @Option(names = "--simulator", paramLabel = "NAME",
            description = "Force state-vector, stabilizer, density-matrix or trajectories instead of the automatic choice.")
    @Nullable String simulator;

    @Option(names = "--ascii", description = "Draw with ASCII characters only.")
    boolean ascii;

    @Mixin
    MeterOptions meters = new MeterOptions();

    @Mixin
    SiteOptions siteOptions = new SiteOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    BudgetOptions budget = new BudgetOptions();

    @Spec
    @Nullable CommandSpec spec;

    @Override
    public void run() {
        OutputFormat format = common.resolveFormat(EnumSet.of(OutputFormat.TEXT, OutputFormat.JSON));
        if (shots != null && (shots < 1 || shots > MOST_SHOTS)) {
            throw Failure.usage("--shots is %d, but must lie within 1..%d".formatted(shots, MOST_SHOTS));
        }
        budget.applyThreads();
        Site site = siteOptions.site();
        Optional<HourlyIntensities> hourly = siteOptions.hourly();
        Result result = Result.to(common, spec);
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        Circuit resolved = CircuitArgument.resolve(circuit, common.seed, values, err);
        Simulators.Choice choice = choice(resolved);
        if (budget.dryRun) {
            result.write("would run %s on the %s".formatted(resolved.name(), choice.reason()));
            return;
        }
        refuseCostly(resolved, choice);
        CircuitRun run = simulate(resolved, choice, site, hourly);
        result.write(format == OutputFormat.JSON ? Json.text(run.toJson()) : run.text(ascii));
    }

    private Simulators.Choice choice(Circuit resolved) {
        NoiseModel model = noise == null ? NoiseModel.NONE : NoiseArgument.parse(noise);
        try {
            return simulator == null ? Simulators.choose(resolved, model) : Simulators.force(method(simulator), model);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(String.valueOf(e.getMessage()));
        }
    }

    private static Simulators.Method method(String name) {
        for (Simulators.Method method : Simulators.Method.values()) {
            if (method.name().equalsIgnoreCase(name.replace('-', '_'))) {
                return method;
            }
        }
        throw new IllegalArgumentException("--simulator is '%s', but must be state-vector, stabilizer, density-matrix or trajectories".formatted(name));
    }

    private CircuitRun simulate(Circuit resolved, Simulators.Choice choice, Site site, Optional<HourlyIntensities> hourly) {
        boolean wantsState = choice.method() == Simulators.Method.STATE_VECTOR && hasOneFinalState(resolved);
        if (choice.method() == Simulators.Method.STATE_VECTOR) {
            requireMemory(resolved);
        }
        if (!wantsState && !expect.isEmpty()) {
            throw Failure.usage("--expect needs a final state, which %s does not have on the %s".formatted(resolved.name(), choice.reason()),
                    "leave out measurements and resets in mid-circuit, and noise");
        }
        List<PauliSum> observables = expect.stream().map(e -> PauliArgument.parse(e, resolved.qubits())).toList();
        EnergyMeter meter = meters.instrument();
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        try (Stop stop = new Stop();
                Progress progress = Progress.start(err, MeterOptions.live(meter), meters.monitor, stop);
                Stopwatch watch = Stopwatch.start(meter)) {
            progress.doing("simulating %s".formatted(resolved.name()));
            Optional<StateVector> state = wantsState ? Optional.of(Simulators.stateVector().run(resolved)) : Optional.empty();
            Optional<Integer> count = Optional.ofNullable(shots).or(() -> wantsState ? Optional.empty() : Optional.of(USUAL_SHOTS));
            Optional<Counts> counts = count.map(n -> choice.sampler().sample(resolved, n, random()));
            Map<String, Double> expectations = new LinkedHashMap<>();
            for (int i = 0; i < observables.size(); i++) {
                expectations.put(expect.get(i), state.orElseThrow().expectation(observables.get(i)));
            }
            Stopwatch.Reading reading = watch.read(state.map(s -> 16.0 * s.size()).orElse(0.0));
            return new CircuitRun(manifest(), resolved, engine(choice), state, counts, expectations,
                    wantsState ? beside(resolved) : Optional.empty(), reading.wallSeconds(), reading.energy(),
                    Charge.of(site, reading.energy(), reading.wallSeconds(), hourly));
        } catch (StateTooLargeException e) {
            throw Failure.refused("%s %s".formatted(resolved.name(), e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw Failure.badInput("%s: %s".formatted(resolved.name(), e.getMessage()));
        }
    }

    /** A simulation is not stopped half-way, since half of it is worth nothing: what would exceed a limit is not begun. */
    private void refuseCostly(Circuit resolved, Simulators.Choice choice) {
        if (choice.method() != Simulators.Method.STATE_VECTOR || (budget.timeLimit == null && budget.energyLimitJoules == null)) {
            return;
        }
        PreFlight flight = PreFlight.of(resolved, MachineBandwidth.assumed());
        if (budget.timeLimit != null && flight.seconds().value() > budget.timeLimit.toNanos() * 1e-9) {
            throw Failure.refused("%s would take about %s, but --time-limit is %s".formatted(resolved.name(), Units.of(flight.seconds()),
                    Units.seconds(budget.timeLimit.toNanos() * 1e-9)), "for the estimate: assay estimate " + circuit);
        }
        if (budget.energyLimitJoules != null && flight.joules().value() > budget.energyLimitJoules) {
            throw Failure.refused("%s would take about %s, but --energy-limit is %s".formatted(resolved.name(), Units.of(flight.joules()),
                    Units.joules(budget.energyLimitJoules)), "for the estimate: assay estimate " + circuit);
        }
    }

    private void requireMemory(Circuit resolved) {
        double needed = StateMemory.bytes(resolved.qubits(), 1);
        if (budget.memoryLimitBytes != null && needed > budget.memoryLimitBytes) {
            throw Failure.refused("%s needs %s for the state (2^%d x 16 B), but --mem-limit is %s".formatted(resolved.name(),
                    Units.bytes(needed), resolved.qubits(), Units.bytes(budget.memoryLimitBytes)));
        }
    }

    /** Whether measurements, if any, all stand at the end, so that there is a state before them. */
    private static boolean hasOneFinalState(Circuit circuit) {
        boolean[] measured = new boolean[circuit.qubits()];
        for (Operation operation : circuit.operations()) {
            switch (operation) {
                case Operation.Measure(int qubit, int _) -> measured[qubit] = true;
                case Operation.Reset _, Operation.Conditional _ -> {
                    return false;
                }
                case Operation.Apply _, Operation.Free _ -> {
                    if (operation.qubits().stream().anyMatch(q -> measured[q])) {
                        return false;
                    }
                }
                case Operation.Barrier _ -> {}
            }
        }
        return true;
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

    private static String engine(Simulators.Choice choice) {
        return choice.method() == Simulators.Method.STATE_VECTOR
                ? "%s, %s, double precision".formatted(choice.reason(), KernelProvider.description())
                : choice.reason();
    }
}
