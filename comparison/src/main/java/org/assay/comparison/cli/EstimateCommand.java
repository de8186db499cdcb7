package org.assay.comparison.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.assay.comparison.energy.HourlyIntensities;
import org.assay.comparison.energy.Site;
import org.assay.comparison.problem.Encoding;
import org.assay.comparison.problem.Problem;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.report.Charge;
import org.assay.comparison.report.EnergyBarsSvg;
import org.assay.comparison.report.EstimateReport;
import org.assay.comparison.report.FaultTolerantReport;
import org.assay.comparison.report.HereReport;
import org.assay.comparison.report.JobsReport;
import org.assay.comparison.report.Json;
import org.assay.comparison.report.Manifest;
import org.assay.comparison.report.ProcessorReport;
import org.assay.comparison.report.TornadoSvg;
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
import org.assay.comparison.resource.tolerant.Constraints;
import org.assay.comparison.resource.tolerant.EstimateJob;
import org.assay.comparison.resource.tolerant.FaultTolerantEstimate;
import org.assay.comparison.resource.tolerant.FaultTolerantRun;
import org.assay.comparison.resource.tolerant.JobReader;
import org.assay.comparison.resource.tolerant.JobWriter;
import org.assay.comparison.resource.tolerant.LogicalCounts;
import org.assay.comparison.resource.tolerant.RotationSynthesis;
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
@Command(name = "estimate", mixinStandardHelpOptions = true, addMethodSubcommands = false,
        description = "Estimates bytes, seconds and joules here, or qubits, seconds and joules on a hardware profile, with carbon and"
                + " cost; runs nothing.",
        footer = {"", "Formats: text, json, csv, svg (a tornado)"})
final class EstimateCommand implements Runnable {

    private static final String QAOA = "qaoa:";

    @Parameters(paramLabel = "WHAT",
            description = "A circuit (file, ghz:3, qaoa:reg3:100:5), a problem for QAOA (reg3:16, a graph file), or a JSON file of"
                    + " logical counts, one job or many.")
    String what = "";

    @Option(names = "--profile", paramLabel = "ID", description = "A hardware profile, or a JSON file with one (FILE.json, FILE.json#ID); without one, this machine.")
    @Nullable String profile;

    @Option(names = "--depth", paramLabel = "P", defaultValue = "3", description = "QAOA layers for a problem (default ${DEFAULT-VALUE}).")
    int depth = 3;

    @Option(names = "--shots", paramLabel = "N", defaultValue = "1000",
            description = "Shots on a processor without error correction (default ${DEFAULT-VALUE}).")
    long shots = 1000;

    @Option(names = "--error-budget", paramLabel = "P", defaultValue = "0.001",
            description = "Chance of failure allowed on a fault-tolerant machine (default ${DEFAULT-VALUE}).")
    double errorBudget = 0.001;

    @Option(names = "--qec", paramLabel = "CODE", description = "surface_code, or floquet_code on Majorana qubits (default: by the qubit).")
    @Nullable String qec;

    @Option(names = "--rotation-constant", paramLabel = "NAME", defaultValue = "azure",
            description = "T gates of a rotation: azure (4.86) or paper (5.3) (default ${DEFAULT-VALUE}).")
    String rotationConstant = "azure";

    @Option(names = "--max-duration", paramLabel = "TIME", converter = UnitConverters.Time.class,
            description = "Fewest qubits that finish within this time, as in 10ms or 2h.")
    @Nullable Duration maxDuration;

    @Option(names = "--max-qubits", paramLabel = "N", description = "Shortest time on this many physical qubits.")
    @Nullable Long maxQubits;

    @Option(names = "--max-factories", paramLabel = "N", description = "Use at most this many T factories.")
    @Nullable Long maxFactories;

    @Option(names = "--depth-factor", paramLabel = "F", description = "Stretch the algorithm by this factor, 1 or more.")
    @Nullable Double depthFactor;

    @Option(names = "--frontier", description = "All trade-offs of physical qubits against time.")
    boolean frontier;

    @Option(names = "--explain", description = "Print how every number was worked out, down to every source.")
    boolean explain;

    @Mixin
    SiteOptions siteOptions = new SiteOptions();

    @Mixin
    ChartOptions charts = new ChartOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Spec
    @Nullable CommandSpec spec;

    @Override
    public void run() {
        OutputFormat format = common.resolveFormat(EnumSet.of(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.CSV, OutputFormat.SVG));
        Result result = Result.to(common, spec);
        charts.check();
        Site site = siteOptions.site();
        Optional<HourlyIntensities> hourly = siteOptions.hourly();
        Optional<String> jobs = jobFile();
        if (jobs.isPresent()) {
            estimateJobs(jobs.get(), format, result);
            return;
        }
        EstimateReport report = profile == null ? here(site, hourly) : onProfile(Profiles.require(profile), site, hourly);
        charts.write(() -> TornadoSvg.of(what, report.charge().energy()), () -> EnergyBarsSvg.of(what, report.bars()), err());
        result.write(switch (format) {
            case JSON -> Json.text(report.json(manifest()));
            case CSV -> report.csv();
            case SVG -> TornadoSvg.of(what, report.charge().energy());
            case TEXT, MD, HTML, LATEX -> report.text(explain);
        });
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    private Manifest manifest() {
        return new Manifest(Objects.requireNonNull(spec).root().commandLine().getParseResult().originalArgs(), common.seed, List.of());
    }


    private EstimateReport here(Site site, Optional<HourlyIntensities> hourly) {
        refuseFaultTolerantOptions("this machine");
        PreFlight flight = PreFlight.of(circuit(), MachineBandwidth.measure());
        return new HereReport(flight, charge(site, flight.joules(), flight.seconds(), hourly));
    }

    private EstimateReport onProfile(HardwareProfile machine, Site site, Optional<HourlyIntensities> hourly) {
        try {
            if (machine.isNisq()) {
                refuseFaultTolerantOptions(machine.id());
                QpuEstimate estimate = new NisqPath(machine).sampling(nisqCircuit(machine), shots).withNotes(classicalNotes());
                return new ProcessorReport(what, estimate, charge(site, estimate.totalEnergy(), estimate.totalTime(), hourly));
            }
            if (machine.isFaultTolerant()) {
                EstimateJob job = job(machine);
                List<FaultTolerantEstimate> points = frontier ? job.model().frontier(job.constraints()) : List.of();
                FaultTolerantRun run = FaultTolerantRun.of(job);
                return new FaultTolerantReport(what, run, points, charge(site, run.energy(), run.runTime(), hourly));
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Failure.badInput("%s on %s: %s".formatted(what, machine.id(), e.getMessage()));
        }
        throw Failure.usage("--profile %s (%s) runs no circuits".formatted(machine.id(), machine.family()), "try sc_heron or qubit_gate_ns_e3");
    }

    private static Charge charge(Site site, Quantity joules, Quantity seconds, Optional<HourlyIntensities> hourly) {
        try {
            return Charge.of(site, joules, seconds, hourly);
        } catch (IllegalArgumentException e) {
            throw Failure.badInput("--intensities: " + e.getMessage(), "give a file that covers the run, %s".formatted(Units.of(seconds)));
        }
    }

    private void refuseFaultTolerantOptions(String machine) {
        if (qec != null || maxDuration != null || maxQubits != null || maxFactories != null || depthFactor != null || frontier) {
            throw Failure.usage("%s corrects no errors, so it takes none of --qec, --max-duration, --max-qubits, --max-factories, --depth-factor, --frontier"
                    .formatted(machine), "try --profile qubit_gate_ns_e3");
        }
    }

    private EstimateJob job(HardwareProfile machine) {
        EstimateJob plain = EstimateJob.of(logicalCounts(), machine, errorBudget);
        Constraints limits = new Constraints(
                depthFactor == null ? OptionalDouble.empty() : OptionalDouble.of(depthFactor),
                maxFactories == null ? OptionalLong.empty() : OptionalLong.of(maxFactories),
                maxDuration == null ? OptionalLong.empty() : OptionalLong.of(maxDuration.toNanos()),
                maxQubits == null ? OptionalLong.empty() : OptionalLong.of(maxQubits));
        return new EstimateJob("", machine, qec == null ? plain.qec() : qec, errorBudget, plain.counts(), limits, synthesis(), false, false);
    }

    private RotationSynthesis synthesis() {
        return switch (rotationConstant.toLowerCase(Locale.ROOT)) {
            case "azure" -> RotationSynthesis.AZURE;
            case "paper", "beverland-paper" -> RotationSynthesis.BEVERLAND_PAPER;
            default -> throw Failure.usage("--rotation-constant is '%s', but must be azure or paper".formatted(rotationConstant));
        };
    }

    /** A problem stands for its QAOA, a circuit for itself. */
    private Circuit circuit() {
        return CircuitArgument.resolve(qaoaName().orElse(what), common.seed, err());
    }

    /** {@code qaoa:PROBLEM:P}, if that is what the words mean. */
    private Optional<String> qaoaName() {
        if (what.startsWith(QAOA)) {
            return Optional.of(what);
        }
        return CircuitArgument.isProblem(what) ? Optional.of("%s%s:%d".formatted(QAOA, what, depth)) : Optional.empty();
    }

    private NisqCircuit nisqCircuit(HardwareProfile machine) {
        return qaoaName().map(name -> NisqCircuit.qaoa(qaoa(name), machine))
                .orElseGet(() -> CircuitResources.onMachine(circuit(), machine));
    }

    private LogicalCounts logicalCounts() {
        return qaoaName().map(name -> qaoa(name).logicalCounts()).orElseGet(() -> CircuitResources.logicalCounts(circuit()));
    }

    /** What a verdict on this circuit would say of the classical side. */
    private List<String> classicalNotes() {
        if (qaoaName().isPresent()) {
            return List.of();
        }
        Circuit circuit = circuit();
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
    private QaoaShape qaoa(String text) {
        QaoaName name = QaoaName.parse(text);
        Problem problem = CircuitArgument.problem(name.problem(), common.seed);
        if (!Encoding.isQuadratic(problem.cost())) {
            throw Failure.badInput("%s has terms of more than two variables, which this ansatz has no gates for".formatted(problem.name()));
        }
        IsingHamiltonian ising = Encoding.hamiltonian(problem.cost());
        long singles = ising.fields().stream().filter(h -> h != 0).count();
        return new QaoaShape(ising.spins(), ising.couplings().size(), singles, ising.maxDegree(), name.depth());
    }

    /** The text of a file of jobs; nothing where the words mean something else, such as a problem in JSON. */
    private Optional<String> jobFile() {
        if (!what.toLowerCase(Locale.ROOT).endsWith(".json")) {
            return Optional.empty();
        }
        Path file = Path.of(what);
        try {
            String text = Files.readString(file);
            return text.contains("\"variable_ids\"") ? Optional.empty() : Optional.of(text);
        } catch (IOException e) {
            throw Failure.badInput("%s: cannot be read (%s)".formatted(file, Files.exists(file) ? e.getMessage() : "no such file"));
        }
    }

    /** One result a job, in order; bad input only if not one could be estimated. */
    private void estimateJobs(String text, OutputFormat format, Result result) {
        ArrayNode results;
        try {
            results = JobWriter.run(new JobReader(HardwareProfiles.shipped()).read(text));
        } catch (IllegalArgumentException e) {
            throw Failure.badInput("%s: %s".formatted(what, e.getMessage()));
        }
        result.write(switch (format) {
            case JSON -> {
                ObjectNode root = Json.document("estimates", manifest());
                root.set("results", results);
                yield Json.text(root);
            }
            case CSV -> JobsReport.csv(results);
            case SVG -> throw Failure.usage("a file of jobs has no chart", "take text, json or csv");
            case TEXT, MD, HTML, LATEX -> JobsReport.text(results);
        });
        long failed = results.valueStream().filter(job -> job.has("error")).count();
        if (failed > 0 && failed == results.size()) {
            throw Failure.badInput("%s: none of %d jobs could be estimated".formatted(what, failed), "the output has the reason for each");
        }
    }
}
