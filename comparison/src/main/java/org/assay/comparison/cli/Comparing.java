package org.assay.comparison.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.assay.comparison.contender.AngleDescent;
import org.assay.comparison.contender.Contender;
import org.assay.comparison.contender.Contenders;
import org.assay.comparison.contender.DescentCurve;
import org.assay.comparison.contender.QaoaSimulation;
import org.assay.comparison.energy.EnergyMeter;
import org.assay.comparison.energy.EnergyModel;
import org.assay.comparison.energy.HourlyIntensities;
import org.assay.comparison.energy.Site;
import org.assay.comparison.experiment.ComparisonResult;
import org.assay.comparison.experiment.Entry;
import org.assay.comparison.experiment.Experiment;
import org.assay.comparison.experiment.Plan;
import org.assay.comparison.experiment.QpuProjection;
import org.assay.comparison.experiment.Stop;
import org.assay.comparison.problem.Problem;
import org.assay.comparison.problem.ProblemException;
import org.assay.comparison.problem.ProblemFormatException;
import org.assay.comparison.problem.Problems;
import org.assay.comparison.report.ComparisonCsv;
import org.assay.comparison.report.ComparisonJson;
import org.assay.comparison.report.ComparisonReport;
import org.assay.comparison.report.ComparisonText;
import org.assay.comparison.report.EnergyBarsSvg;
import org.assay.comparison.report.Json;
import org.assay.comparison.report.Manifest;
import org.assay.comparison.report.TornadoSvg;
import org.assay.comparison.report.Units;
import org.assay.comparison.resource.HardwareProfile;
import org.assay.comparison.resource.HardwareProfiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What {@code compare} and {@code solve} share: a problem, contenders, a budget, a report. */
final class Comparing {

    private static final int CURVE_STEPS = 60;
    private static final int LARGEST_CURVE = 2000;

    @Option(names = "--by", paramLabel = "METHODS",
            description = "Methods with their settings, as in qaoa:p=4,annealing:sweeps=1000,gd:adam; 'assay examples' lists them.")
    @Nullable String by;

    @Option(names = "--trials", paramLabel = "N", description = "Runs of each method (default: what each calls usual).")
    @Nullable Integer trials;

    @Option(names = "--target", paramLabel = "SHARE", defaultValue = "0.95",
            description = "Quality that counts as success (default ${DEFAULT-VALUE} of the optimum).")
    double target = 0.95;

    @Option(names = "--profile", paramLabel = "ID", defaultValue = "sc_heron",
            description = "The quantum processor of the modelled row (default ${DEFAULT-VALUE}).")
    String profile = "sc_heron";

    @Mixin
    MeterOptions meters = new MeterOptions();

    @Mixin
    SiteOptions siteOptions = new SiteOptions();

    @Mixin
    ChartOptions charts = new ChartOptions();

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    BudgetOptions budget = new BudgetOptions();

    @Spec(Spec.Target.MIXEE)
    @Nullable CommandSpec spec;

    /** Runs the comparison and writes it; text is also saved as JSON, so that nothing that was computed is lost. */
    void run(String problemText) {
        OutputFormat format = common.resolveFormat(EnumSet.of(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.CSV, OutputFormat.SVG));
        budget.applyThreads();
        Result result = Result.to(common, spec);
        charts.check();
        Site site = siteOptions.site();
        Optional<HourlyIntensities> hourly = siteOptions.hourly();
        HardwareProfile processor = processor();
        Problem problem = problem(problemText);
        Plan plan = plan(problem);
        if (budget.dryRun) {
            result.write(dryRun(plan));
            return;
        }
        refuseObstacles(plan);
        EnergyMeter meter = meters.instrument();
        Stop stop = new Stop();
        try (Interruption _ = Interruption.stops(stop)) {
            List<String> ended = new ArrayList<>();
            ComparisonResult found = run(plan, meter, stop, ended);
            if (found.ran().isEmpty() && stop.reason().isPresent()) {
                throw nothingDone(stop);
            }
            write(report(found, processor, site, hourly, ended), format, result, problemText);
            refuseToCallItDone(stop, ended);
        }
    }

    private Failure nothingDone(Stop stop) {
        return Failure.interrupted("%s before any method had an answer: nothing is written".formatted(stop.reason().orElse("ended")),
                Objects.requireNonNull(spec).commandLine().getErr());
    }

    /** What was done is written; the exit code says that it was not all. */
    private void refuseToCallItDone(Stop stop, List<String> ended) {
        if (stop.reason().isPresent()) {
            throw Failure.interrupted("%s; what was done so far is written".formatted(stop.reason().get()),
                    Objects.requireNonNull(spec).commandLine().getErr());
        }
        if (!ended.isEmpty()) {
            throw Failure.refused("the limit of %s ended %d method(s) early; what was done is written".formatted(
                    Units.joules(Objects.requireNonNull(budget.energyLimitJoules)), ended.size()), ended.toArray(String[]::new));
        }
    }

    private void write(ComparisonReport report, OutputFormat format, Result result, String problemText) {
        Problem problem = report.result().plan().problem();
        String json = Json.text(ComparisonJson.of(report));
        charts.write(() -> tornado(report), () -> EnergyBarsSvg.of(problem.name(), report.energyBars()),
                Objects.requireNonNull(spec).commandLine().getErr());
        switch (format) {
            case JSON -> result.write(json);
            case CSV -> result.write(ComparisonCsv.of(report));
            case SVG -> result.write(EnergyBarsSvg.of(problem.name(), report.energyBars()));
            case TEXT, MD, HTML, LATEX -> {
                Optional<Path> saved = SavedResult.save("compare-" + problem.name(), common.seed, !report.ended().isEmpty(), json, Objects.requireNonNull(spec));
                result.write((by == null ? ComparisonText.of(report) : ComparisonText.withWork(report)) + footer(problemText, saved));
            }
        }
    }

    private static String tornado(ComparisonReport report) {
        String name = report.result().plan().problem().name();
        return TornadoSvg.of(name, report.mostUncertain().orElseThrow(
                () -> Failure.badInput("--tornado: no energy on %s has an uncertainty to draw".formatted(name))));
    }

    private HardwareProfile processor() {
        try {
            HardwareProfile found = HardwareProfiles.shipped().require(profile);
            if (!found.isNisq()) {
                throw Failure.usage("--profile %s (%s) runs no circuit without error correction".formatted(profile, found.family()),
                        "try sc_heron or ion_aria");
            }
            return found;
        } catch (IllegalArgumentException e) {
            throw Failure.usage(String.valueOf(e.getMessage()));
        }
    }

    private Problem problem(String text) {
        try {
            return Problems.resolve(text, common.seed);
        } catch (ProblemFormatException e) {
            throw Failure.badInput(String.valueOf(e.getMessage()), e.excerpt().lines().toArray(String[]::new));
        } catch (ProblemException e) {
            throw Failure.badInput(String.valueOf(e.getMessage()), "list what there is with: assay examples");
        }
    }

    private Plan plan(Problem problem) {
        if (trials != null && trials < 1) {
            throw Failure.usage("--trials is %d, but must be 1 or more".formatted(trials));
        }
        if (!(target > 0 && target <= 1)) {
            throw Failure.usage("--target is %s, but must lie within 0..1".formatted(target), "did you pass a percentage?");
        }
        Plan plan = Plan.of(problem, common.seed).withTarget(target);
        Optional<Duration> limit = Optional.ofNullable(budget.timeLimit);
        if (trials != null) {
            plan = plan.withTrials(trials);
        }
        if (limit.isPresent()) {
            plan = plan.withTimeLimit(limit.get());
        }
        return by == null ? plan : plan.withContenders(contenders(by));
    }

    private static List<Contender> contenders(String specs) {
        try {
            return Contenders.parseAll(specs);
        } catch (IllegalArgumentException e) {
            List<String> hints = new ArrayList<>(List.of("methods are:"));
            Contenders.families().forEach(f -> hints.add("  %s: %s".formatted(f.usage(), f.summary())));
            throw Failure.usage(String.valueOf(e.getMessage()), hints.toArray(String[]::new));
        }
    }

    /** What the user asked for by name and cannot have ends the command; what the panel offers is left out. */
    private void refuseObstacles(Plan plan) {
        for (Contender contender : plan.contenders()) {
            contender.obstacle(plan.problem()).filter(_ -> by != null).ifPresent(reason -> {
                throw Failure.refused("%s cannot run on %s: %s".formatted(contender.spec(), plan.problem().name(), reason));
            });
            if (budget.memoryLimitBytes != null && contender instanceof QaoaSimulation) {
                double needed = QaoaSimulation.bytes(plan.problem());
                if (needed > budget.memoryLimitBytes) {
                    throw Failure.refused("%s needs %s on %s, but --mem-limit is %s".formatted(contender.spec(), Units.bytes(needed),
                            plan.problem().name(), Units.bytes(budget.memoryLimitBytes)), "choose other methods with --by");
                }
            }
        }
    }

    private static String dryRun(Plan plan) {
        StringBuilder out = new StringBuilder("would run on %s:%n".formatted(plan.problem()));
        for (Contender contender : plan.contenders()) {
            out.append("  %s%s%n".formatted(contender.spec(), contender.obstacle(plan.problem()).map(o -> ": cannot, " + o).orElse("")));
        }
        return out.toString();
    }

    /** @param ended receives the methods that were ended early */
    private ComparisonResult run(Plan plan, EnergyMeter meter, Stop stop, List<String> ended) {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        try (stop; Progress progress = Progress.start(err, MeterOptions.live(meter), meters.monitor, stop)) {
            Experiment experiment = new Experiment(meter, EnergyModel.ofUnknownMachine(), progress);
            ComparisonResult found = (budget.energyLimitJoules == null ? experiment : experiment.withJoules(budget.energyLimitJoules)).run(plan);
            ended.addAll(progress.ended());
            return found;
        } catch (IllegalArgumentException e) {
            if (stop.reason().isPresent()) {
                throw nothingDone(stop);
            }
            String hint = budget.energyLimitJoules == null ? "" : "allow more than --energy-limit %s if a method had no time to answer"
                    .formatted(Units.joules(budget.energyLimitJoules));
            throw hint.isEmpty() ? Failure.badInput(String.valueOf(e.getMessage())) : Failure.refused(String.valueOf(e.getMessage()), hint);
        }
    }

    private ComparisonReport report(ComparisonResult result, HardwareProfile processor, Site site, Optional<HourlyIntensities> hourly,
            List<String> ended) {
        List<QpuProjection> projections = result.ran().stream()
                .flatMap(ran -> QpuProjection.of(result, ran, processor).stream()).toList();
        try {
            return ComparisonReport.of(manifest(result.plan().problem()), result, projections, curve(result), site, hourly, ended);
        } catch (IllegalArgumentException e) {
            throw Failure.badInput("--intensities: " + e.getMessage());
        }
    }

    private static double[] curve(ComparisonResult result) {
        for (Entry.Ran ran : result.ran()) {
            if (ran.contender() instanceof AngleDescent descent && result.plan().problem().size() <= LARGEST_CURVE) {
                return DescentCurve.of(result.plan().problem(), descent, ran.trials().getFirst().outcome().seed(), CURVE_STEPS);
            }
        }
        return new double[0];
    }

    private Manifest manifest(Problem problem) {
        List<String> words = Objects.requireNonNull(spec).root().commandLine().getParseResult().originalArgs();
        return new Manifest(words, common.seed, List.of(new Manifest.Input(problem.name(), problem.digest())));
    }

    private static String footer(String problemText, Optional<Path> saved) {
        StringBuilder out = new StringBuilder("\n");
        saved.ifPresent(path -> out.append(String.format(Locale.ROOT, " saved  %s%n", path)));
        out.append(" next   ./assay solve %s --by qaoa:p=5,annealing%n".formatted(problemText));
        out.append("        ./assay compare gset:G1%n        ./assay examples%n".formatted());
        return out.toString();
    }
}
