package org.assay.comparison.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.assay.classical.learning.data.CsvData;
import org.assay.classical.learning.data.DataSet;
import org.assay.classical.learning.data.DataSets;
import org.assay.classical.learning.data.Idx;
import org.assay.classical.learning.data.Split;
import org.assay.comparison.energy.EnergyMeter;
import org.assay.comparison.energy.EnergyModel;
import org.assay.comparison.energy.HourlyIntensities;
import org.assay.comparison.energy.Site;
import org.assay.comparison.experiment.Stop;
import org.assay.comparison.learning.Contest;
import org.assay.comparison.learning.DataDigest;
import org.assay.comparison.learning.Learner;
import org.assay.comparison.learning.LearningPlan;
import org.assay.comparison.learning.LearningResult;
import org.assay.comparison.report.Charge;
import org.assay.comparison.report.Json;
import org.assay.comparison.report.LearningJson;
import org.assay.comparison.report.LearningText;
import org.assay.comparison.report.Manifest;
import org.assay.quantum.circuit.NearestName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code assay train}: the learning track. */
@Command(name = "train", mixinStandardHelpOptions = true, addMethodSubcommands = false,
        description = "Trains a variational classifier beside classical networks: accuracy, gradients, seconds, joules.",
        footer = {"", "Formats: text, json"})
final class TrainCommand implements Runnable {
    /** A circuit of ten qubits takes about a minute for each seed with these. */
    private static final int MOST_IMAGES = 1000;

    @Parameters(paramLabel = "DATASET", arity = "0..1", defaultValue = "moons",
            description = {"moons, iris, digits, a CSV file of numbers and then the class, or a folder with images and labels in"
                    + " IDX format, as MNIST comes (default ${DEFAULT-VALUE})."})
    String dataSet = "moons";

    @Option(names = "--seeds", paramLabel = "N", description = "Splits, each with starts and batches of its own (default: 10).")
    @Nullable Integer seeds;

    @Option(names = "--samples", paramLabel = "N",
            description = "Use so many, drawn from every class alike (default: all; of IDX files at most " + MOST_IMAGES + ").")
    @Nullable Integer samples;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training samples (default: by the data set).")
    @Nullable Integer epochs;

    @Option(names = "--test-share", paramLabel = "SHARE", description = "Of the samples, kept for testing (default: 0.25).")
    @Nullable Double testShare;

    @Option(names = "--rate", paramLabel = "RATE", description = "Learning rate of the circuit and the networks (default: 0.02).")
    @Nullable Double rate;

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
        Result output = Result.to(common, spec);
        refuseBadOptions();
        budget.applyThreads();
        Site site = siteOptions.site();
        Optional<HourlyIntensities> hourly = siteOptions.hourly();
        LearningPlan plan = plan(drawn(data()));
        if (budget.dryRun) {
            output.write(LearningText.dryRun(plan));
            return;
        }
        Stop stop = new Stop();
        try (Interruption _ = Interruption.stops(stop)) {
            LearningResult result = train(plan, stop);
            write(result, charge(result, site, hourly), format, output);
            if (result.stopped().isPresent()) {
                throw Failure.interrupted("%s; what was done so far is written".formatted(result.stopped().get()),
                        Objects.requireNonNull(spec).commandLine().getErr());
            }
        }
    }

    private static Optional<Charge> charge(LearningResult result, Site site, Optional<HourlyIntensities> hourly) {
        try {
            return result.energy().flatMap(energy -> Charge.of(site, energy, result.seconds(), hourly));
        } catch (IllegalArgumentException e) {
            throw Failure.badInput("--intensities: " + e.getMessage());
        }
    }

    private void write(LearningResult result, Optional<Charge> charge, OutputFormat format, Result output) {
        LearningPlan plan = result.plan();
        String json = Json.text(LearningJson.of(result, manifest(plan.data()), charge));
        if (format == OutputFormat.JSON) {
            output.write(json);
        } else {
            Optional<Path> saved = SavedResult.save("train-" + plan.data().name(), common.seed, result.stopped().isPresent(), json, Objects.requireNonNull(spec));
            output.write(LearningText.of(result, charge) + saved.map("%n saved  %s%n"::formatted).orElse(""));
        }
    }

    /** As many as are asked for, each class its share. */
    private DataSet drawn(DataSet all) {
        int wanted = samples != null ? samples : isFolder() ? MOST_IMAGES : all.samples();
        if (wanted >= all.samples()) {
            return all;
        }
        return Split.stratified(all, (double) wanted / all.samples(), common.seed).test();
    }

    private boolean isFolder() {
        return file().filter(Files::isDirectory).isPresent();
    }

    private void refuseBadOptions() {
        if (samples != null && samples < 4) {
            throw Failure.usage("--samples is %d, but must be 4 or more".formatted(samples));
        }
        if (seeds != null && seeds < 2) {
            throw Failure.usage("--seeds is %d, but an interval needs 2 or more".formatted(seeds));
        }
        if (rate != null && !(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw Failure.usage("--rate is %s, but must be positive and finite".formatted(rate));
        }
        if (epochs != null && epochs < 1) {
            throw Failure.usage("--epochs is %d, but must be 1 or more".formatted(epochs));
        }
        if (testShare != null && !(testShare > 0 && testShare < 1)) {
            throw Failure.usage("--test-share is %s, but must lie between 0 and 1".formatted(testShare), "did you pass a percentage?");
        }
    }

    private DataSet data() {
        if (DataSets.NAMES.contains(dataSet)) {
            return DataSets.named(dataSet, common.seed);
        }
        Path file = file().orElseThrow(() -> Failure.badInput("data set '%s' is unknown, and there is no such file".formatted(dataSet),
                NearestName.suggestion(dataSet, DataSets.NAMES), "or give a CSV file: numbers, then the class, on every line; or a folder with IDX files"));
        try {
            return Files.isDirectory(file) ? images(file) : CsvData.read(file);
        } catch (IOException e) {
            throw Failure.badInput("cannot read %s: %s".formatted(file, e.getMessage()), "it must be a text file in UTF-8");
        } catch (IllegalArgumentException e) {
            throw Failure.badInput(String.valueOf(e.getMessage()));
        }
    }

    /** The training part of a folder with IDX files under their usual names, gzipped or not. */
    private static DataSet images(Path folder) throws IOException {
        return Idx.read(String.valueOf(folder.getFileName()), idx(folder, "images", "idx3"), idx(folder, "labels", "idx1"));
    }

    private static Path idx(Path folder, String what, String dimensions) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).contains(what) && name(file).contains(dimensions))
                    .min(Comparator.comparing((Path file) -> !name(file).startsWith("train")).thenComparing(Path::compareTo))
                    .orElseThrow(() -> Failure.badInput("no %s in %s".formatted(what, folder),
                            "there must be a file such as train-%s-%s-ubyte or the same with .gz".formatted(what, dimensions)));
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private Optional<Path> file() {
        try {
            return Optional.of(Path.of(dataSet)).filter(Files::exists);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private LearningPlan plan(DataSet data) {
        try {
            LearningPlan plan = LearningPlan.of(data, common.seed);
            plan = seeds == null ? plan : plan.withSeeds(seeds);
            plan = epochs == null ? plan : plan.withEpochs(epochs);
            plan = rate == null ? plan : plan.withRate(rate);
            plan = budget.limit().isPresent() ? plan.withTimeLimit(budget.limit().get()) : plan;
            return testShare == null ? plan : plan.withTestShare(testShare);
        } catch (IllegalArgumentException e) {
            throw Failure.badInput("%s: %s".formatted(data.name(), e.getMessage()));
        }
    }

    private LearningResult train(LearningPlan plan, Stop stop) {
        EnergyMeter meter = meters.instrument();
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        try (stop; Progress progress = Progress.start(err, MeterOptions.live(meter), meters.monitor, stop)) {
            LearningResult result = new Contest(meter, EnergyModel.ofUnknownMachine(), watch(progress, stop)).run(plan);
            if (result.rows().isEmpty()) {
                throw Failure.interrupted("%s before any training was over: nothing is written".formatted(result.stopped().orElse("ended")), err);
            }
            return result;
        } catch (IllegalArgumentException e) {
            throw Failure.badInput(String.valueOf(e.getMessage()));
        }
    }

    private static Contest.Watch watch(Progress progress, Stop stop) {
        return new Contest.Watch() {
            @Override
            public void beginning(Learner learner, int done, int seeds) {
                progress.doing("training %s, seed %d of %d".formatted(learner.title(), done + 1, seeds));
            }

            @Override
            public Optional<String> stopped() {
                return stop.reason();
            }
        };
    }

    private Manifest manifest(DataSet data) {
        List<String> words = Objects.requireNonNull(spec).root().commandLine().getParseResult().originalArgs();
        return new Manifest(words, common.seed, List.of(new Manifest.Input(data.name(), DataDigest.sha256(data))));
    }
}
