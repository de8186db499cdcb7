package org.assay.comparison.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.assay.comparison.energy.EnergyMeter;
import org.assay.comparison.energy.EnergyModel;
import org.assay.comparison.energy.EnergyReading;
import org.assay.comparison.energy.MeterLogMeter;
import org.assay.comparison.energy.Meters;
import org.assay.comparison.energy.ModelledMeter;
import org.assay.comparison.energy.PerfMeter;
import org.assay.comparison.energy.PowerFileMeter;
import org.assay.comparison.energy.RaplMeter;
import picocli.CommandLine.Option;

/** How joules are read while something runs. */
final class MeterOptions {

    @Option(names = "--meter", paramLabel = "METER", defaultValue = "auto",
            description = "auto, rapl, perf, model, file:PATH (watts shared by a host), or log:PATH (CSV of an external meter)"
                    + " (default ${DEFAULT-VALUE}: the best that can read here).")
    String meter = "auto";

    @Option(names = "--monitor", description = "Show watts, joules and progress on standard error while it runs.")
    boolean monitor;

    /** What reads the energy of work; one that cannot read where only the model is left. */
    EnergyMeter instrument() {
        return switch (meter.toLowerCase(Locale.ROOT)) {
            case "auto" -> Meters.instrument().orElseGet(RaplMeter::new);
            case "model" -> Meters.none("the model was asked for");
            case "rapl" -> readable(new RaplMeter());
            case "perf" -> readable(new PerfMeter());
            default -> readable(ofPath());
        };
    }

    private EnergyMeter ofPath() {
        String[] words = meter.split(":", 2);
        if (words.length == 2 && !words[1].isEmpty()) {
            if (words[0].equalsIgnoreCase("file")) {
                return new PowerFileMeter(Path.of(words[1]));
            }
            if (words[0].equalsIgnoreCase("log")) {
                return new MeterLogMeter(Path.of(words[1]));
            }
        }
        throw Failure.usage("--meter is '%s', but must be auto, rapl, perf, model, file:PATH or log:PATH".formatted(meter));
    }

    /** Whoever names a meter wants that meter, not a model in its place. */
    private EnergyMeter readable(EnergyMeter named) {
        Optional<EnergyReading.Unavailable> obstacle = named.obstacle();
        if (obstacle.isPresent()) {
            throw Failure.refused("--meter %s: %s".formatted(meter, obstacle.get().reason()), obstacle.get().remedy());
        }
        return named;
    }

    /** What a live line and a budget go by: the instrument, or the model on this process's clocks. */
    static EnergyMeter live(EnergyMeter instrument) {
        return instrument.obstacle().isEmpty() ? instrument : ModelledMeter.ofThisProcess(EnergyModel.ofUnknownMachine());
    }
}
