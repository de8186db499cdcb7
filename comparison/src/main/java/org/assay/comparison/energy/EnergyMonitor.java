package org.assay.comparison.energy;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches a run: watts and joules as it goes, and a budget that ends it cleanly.
 *
 * <p>The monitor stops nothing by force. Work asks {@link #mustStop} where it can stop, and keeps what
 * it has found so far.
 */
public final class EnergyMonitor implements AutoCloseable {

    private final EnergyMeter.Measurement measurement;
    private final OptionalDouble budgetJoules;
    private final Consumer<Snapshot> listener;
    private final LongSupplier nanoTime;
    private final long startNanos;
    private @Nullable Snapshot last;
    private volatile boolean exceeded;
    private @Nullable Sampler sampler;

    /**
     * The run at one moment.
     *
     * @param seconds since the start
     * @param joules  since the start; empty where they are unavailable
     * @param watts   since the snapshot before; empty for the first
     */
    public record Snapshot(double seconds, OptionalDouble joules, OptionalDouble watts) {}

    EnergyMonitor(EnergyMeter meter, OptionalDouble budgetJoules, Consumer<Snapshot> listener, LongSupplier nanoTime) {
        if (budgetJoules.isPresent() && !(budgetJoules.getAsDouble() > 0)) {
            throw new IllegalArgumentException("energy budget is %s J, but must be positive".formatted(budgetJoules.getAsDouble()));
        }
        this.budgetJoules = budgetJoules;
        this.listener = listener;
        this.nanoTime = nanoTime;
        this.measurement = meter.start();
        this.startNanos = nanoTime.getAsLong();
    }

    /**
     * Begins to watch.
     *
     * @param budgetJoules after which {@link #mustStop} holds; without readings it never does
     * @param period       between snapshots
     * @param listener     called on the monitor's own thread
     */
    public static EnergyMonitor start(EnergyMeter meter, OptionalDouble budgetJoules, Duration period, Consumer<Snapshot> listener) {
        EnergyMonitor monitor = new EnergyMonitor(meter, budgetJoules, listener, System::nanoTime);
        monitor.sampler = Sampler.every(period, "energy-monitor", monitor::look);
        return monitor;
    }

    /** Whether the budget is used up. Cheap: for inner loops. */
    public boolean mustStop() {
        return exceeded;
    }

    /** Takes a snapshot now. */
    public synchronized Snapshot look() {
        double seconds = (nanoTime.getAsLong() - startNanos) * 1e-9;
        OptionalDouble joules = measurement.soFar().joules().map(energy -> OptionalDouble.of(energy.value())).orElse(OptionalDouble.empty());
        Snapshot snapshot = new Snapshot(seconds, joules, watts(seconds, joules));
        last = snapshot;
        if (budgetJoules.isPresent() && joules.isPresent() && joules.getAsDouble() >= budgetJoules.getAsDouble()) {
            exceeded = true;
        }
        listener.accept(snapshot);
        return snapshot;
    }

    /** Ends the watch and gives the energy of the whole run. */
    public synchronized EnergyReading stop() {
        if (sampler != null) {
            sampler.stop();
        }
        return measurement.stop();
    }

    @Override
    public void close() {
        stop();
    }

    private OptionalDouble watts(double seconds, OptionalDouble joules) {
        Snapshot before = last;
        if (before == null || before.joules().isEmpty() || joules.isEmpty() || !(seconds > before.seconds())) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((joules.getAsDouble() - before.joules().getAsDouble()) / (seconds - before.seconds()));
    }
}
