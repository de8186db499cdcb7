package org.assay.comparison.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.assay.comparison.energy.EnergyMeter;
import org.assay.comparison.energy.EnergyModel;
import org.assay.comparison.energy.EnergyReading;

/** Wall time, processor time and energy of what happens until it is read: metered where possible, else modelled. */
final class Stopwatch implements AutoCloseable {

    /** What it took. */
    record Reading(double wallSeconds, double cpuSeconds, EnergyReading energy) {}

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final EnergyMeter.Measurement metered;
    private final long cpuStartNs = SYSTEM.getProcessCpuTime();
    private final long wallStartNs = System.nanoTime();

    private Stopwatch(EnergyMeter meter) {
        metered = meter.start();
    }

    /** @param meter reads the energy where it can; elsewhere it is modelled */
    static Stopwatch start(EnergyMeter meter) {
        return new Stopwatch(meter);
    }

    /**
     * Stops.
     *
     * @param bytesHeld main memory that the work held, for the model
     */
    Reading read(double bytesHeld) {
        double wall = (System.nanoTime() - wallStartNs) * 1e-9;
        double cpu = Math.max(0, (SYSTEM.getProcessCpuTime() - cpuStartNs) * 1e-9);
        EnergyReading modelled = EnergyModel.ofUnknownMachine().readingOf(cpu, wall, bytesHeld / 0x1p30);
        return new Reading(wall, cpu, metered.stop().or(modelled));
    }

    @Override
    public void close() {
        metered.close();
    }
}
