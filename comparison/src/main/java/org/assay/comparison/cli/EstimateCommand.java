package org.assay.comparison.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.assay.comparison.problem.Encoding;
import org.assay.comparison.problem.Problem;
import org.assay.comparison.report.EstimateReport;
import org.assay.comparison.report.Json;
import org.assay.comparison.report.Manifest;
import org.assay.comparison.report.Units;
import org.assay.comparison.resource.CircuitResources;
import org.assay.comparison.resource.HardwareProfile;
import org.assay.comparison.resource.HardwareProfiles;
import org.assay.comparison.resource.MachineBandwidth;
import org.assay.comparison.resource.NisqCircuit;
import org.assay.comparison.resource.NisqPath;
import org.assay.comparison.resource.PreFlight;
import org.assay.comparison.resource.QaoaShape;
import org.assay.comparison.resource.QpuEstimate;
import org.assay.comparison.resource.tolerant.EstimateJob;
import org.assay.comparison.resource.tolerant.FaultTolerantRun;
import org.assay.comparison.resource.tolerant.JobReader;
import org.assay.comparison.resource.tolerant.JobWriter;
import org.assay.comparison.resource.tolerant.LogicalCounts;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.observable.IsingHamiltonian;
import org.assay.quantum.simulate.Clifford;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay estimate}: what a circuit needs here, or on a processor; nothing is run. */
@Command(name = "estimate", mixinStandardHelpOptions = true,
        description = "Estimates bytes and seconds here, or qubits, seconds and joules on a hardware profile; runs nothing.",
        footer = {"", "Formats: text, json"})
final class EstimateCommand implements Runnable {

    private static final String QAOA = "qaoa:";

    @Parameters(paramLabel = "WHAT",
            description = "A circuit (file, ghz:3, qaoa:reg3:100:5) or a JSON file of logical counts, one job or many.")
    String what = "";

    @Option(names = "--profile", paramLabel = "ID", description = "A hardware profile; without one, this machine.")
    @Nullable String profile;

    @Option(names = "--shots", paramLabel = "N", defaultValue = "1000",
            description = "Shots on a processor without error correction (default ${DEFAULT-VALUE}).")
    long shots = 1000;

    @Option(names = "--error-budget", paramLabel = "P", defaultValue = "0.001",
            description = "Chance of failure allowed on a fault-tolerant machine (default ${DEFAULT-VALUE}).")
    double errorBudget = 0.001;

    @Option(names = "--explain", description = "Print how the energy was worked out, down to every source.")
    boolean explain;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Spec
    @Nullable CommandSpec spec;

    @Override
    public void run() {
        boolean json = common.resolveFormat(EnumSet.of(OutputFormat.TEXT, OutputFormat.JSON)) == OutputFormat.JSON;
        Result result = Result.to(common, spec);
        if (what.toLowerCase(java.util.Locale.ROOT).endsWith(".json")) {
            result.write(jobs(Path.of(what), json));
        } else if (profile == null) {
            PreFlight preFlight = PreFlight.of(CircuitArgument.resolve(what, common.seed, err()), MachineBandwidth.measure());
            result.write(json ? Json.text(EstimateReport.json(manifest(), preFlight)) : EstimateReport.text(preFlight));
        } else {
            result.write(onProfile(hardware(profile), json));
        }
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    private Manifest manifest() {
        return new Manifest(Objects.requireNonNull(spec).root().commandLine().getParseResult().originalArgs(), common.seed, List.of());
    }

    private static HardwareProfile hardware(String id) {
        try {
            return HardwareProfiles.shipped().require(id);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--profile: " + e.getMessage());
        }
    }

    private String onProfile(HardwareProfile machine, boolean json) {
        try {
            if (machine.isNisq()) {
                QpuEstimate estimate = new NisqPath(machine).sampling(nisqCircuit(machine), shots).withNotes(classicalNotes());
                return json ? Json.text(EstimateReport.json(manifest(), what, estimate)) : EstimateReport.text(what, estimate, explain);
            }
            if (machine.isFaultTolerant()) {
                FaultTolerantRun run = FaultTolerantRun.of(EstimateJob.of(logicalCounts(), machine.id(), errorBudget));
                return json ? Json.text(EstimateReport.json(manifest(), what, run)) : EstimateReport.text(what, run, explain);
            }
        } catch (IllegalArgumentException e) {
            throw Failure.badInput("%s on %s: %s".formatted(what, machine.id(), e.getMessage()));
        }
        throw Failure.usage("--profile %s (%s) runs no circuits".formatted(machine.id(), machine.family()), "try sc_heron or qubit_gate_ns_e3");
    }

    private NisqCircuit nisqCircuit(HardwareProfile machine) {
        if (!what.startsWith(QAOA)) {
            return CircuitResources.onMachine(CircuitArgument.resolve(what, common.seed, err()), machine);
        }
        return NisqCircuit.qaoa(qaoa(), machine.connectivity().orElseThrow());
    }

    private LogicalCounts logicalCounts() {
        return what.startsWith(QAOA)
                ? qaoa().logicalCounts()
                : CircuitResources.logicalCounts(CircuitArgument.resolve(what, common.seed, err()));
    }

    /** What a verdict on this circuit would say of the classical side. */
    private List<String> classicalNotes() {
        if (what.startsWith(QAOA)) {
            return List.of();
        }
        Circuit circuit = CircuitArgument.resolve(what, common.seed, err());
        List<String> notes = new ArrayList<>();
        if (Clifford.is(circuit)) {
            notes.add("every gate is Clifford: a classical computer follows this circuit in polynomial time (Gottesman and Knill),"
                    + " so running it can show no speedup");
        }
        PreFlight here = PreFlight.of(circuit, MachineBandwidth.assumed());
        if (here.fits()) {
            notes.add("a state vector on this machine would take about %s and %s".formatted(
                    Units.seconds(here.seconds().value()), Units.joules(here.joules().value())));
        }
        return notes;
    }

    /** In closed form: the circuit itself is never built. */
    private QaoaShape qaoa() {
        QaoaName name = QaoaName.parse(what);
        Problem problem = CircuitArgument.problem(name.problem(), common.seed);
        if (!Encoding.isQuadratic(problem.cost())) {
            throw Failure.badInput("%s has terms of more than two variables, which this ansatz has no gates for".formatted(problem.name()));
        }
        IsingHamiltonian ising = Encoding.hamiltonian(problem.cost());
        long singles = ising.fields().stream().filter(h -> h != 0).count();
        return new QaoaShape(ising.spins(), ising.couplings().size(), singles, ising.maxDegree(), name.depth());
    }

    private String jobs(Path file, boolean json) {
        ArrayNode results;
        try {
            results = JobWriter.run(new JobReader(HardwareProfiles.shipped()).read(Files.readString(file)));
        } catch (IOException e) {
            throw Failure.badInput("%s: cannot be read (%s)".formatted(file, Files.exists(file) ? e.getMessage() : "no such file"));
        } catch (IllegalArgumentException e) {
            throw Failure.badInput("%s: %s".formatted(file, e.getMessage()));
        }
        if (!json) {
            return EstimateReport.jobsText(results);
        }
        ObjectNode root = Json.document("estimates", manifest());
        root.set("results", results);
        return Json.text(root);
    }
}
