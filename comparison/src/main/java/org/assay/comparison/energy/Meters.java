package org.assay.comparison.energy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The meters of a machine, from the most to the least trusted. */
public final class Meters {

    /** Where Scaphandre's guest mount usually is. */
    private static final Path SHARED_POWERCAP = Path.of("/var/scaphandre");

    private Meters() {}

    /** Every instrument that this machine could have. */
    public static List<EnergyMeter> all() {
        return List.of(new RaplMeter(), new RaplMeter(SHARED_POWERCAP), new PerfMeter());
    }

    /** The first instrument that can read here; otherwise the model on this process's clocks. */
    public static EnergyMeter best() {
        return best(all(), ModelledMeter.ofThisProcess(EnergyModel.ofUnknownMachine()));
    }

    /** The first instrument that can read here; nothing where none can. */
    public static Optional<EnergyMeter> instrument() {
        return all().stream().filter(meter -> meter.obstacle().isEmpty()).findFirst();
    }

    /** Reads nothing, whoever asks: leaves the energy to a model. */
    public static EnergyMeter none(String reason) {
        EnergyReading.Unavailable unavailable = new EnergyReading.Unavailable(reason, "name a meter with --meter");
        return new EnergyMeter() {
            @Override
            public String name() {
                return "none";
            }

            @Override
            public Optional<EnergyReading.Unavailable> obstacle() {
                return Optional.of(unavailable);
            }

            @Override
            public Measurement start() {
                return new RaplMeter.Blocked(unavailable);
            }
        };
    }

    static EnergyMeter best(List<EnergyMeter> candidates, EnergyMeter fallback) {
        return candidates.stream().filter(meter -> meter.obstacle().isEmpty()).findFirst().orElse(fallback);
    }

    /** What stands in the way of each instrument, by its name: for {@code doctor}. Empty where it works. */
    public static Map<String, Optional<EnergyReading.Unavailable>> obstacles() {
        Map<String, Optional<EnergyReading.Unavailable>> obstacles = new LinkedHashMap<>();
        obstacles.put("RAPL", new RaplMeter().obstacle());
        obstacles.put("RAPL shared by the host (" + SHARED_POWERCAP + ")", new RaplMeter(SHARED_POWERCAP).obstacle());
        obstacles.put("perf", new PerfMeter().obstacle());
        return obstacles;
    }
}
