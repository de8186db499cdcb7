package org.assay.comparison.energy;

import java.util.Optional;

/** An instrument that tells the energy between a start and a stop. */
public interface EnergyMeter {

    /** What this reads, for a report: "RAPL", "perf power/energy-pkg/". */
    String name();

    /** Why this meter cannot read here, and the remedy; empty when it can. */
    Optional<EnergyReading.Unavailable> obstacle();

    /** Begins a measurement. Where there is an obstacle its reading is that obstacle. */
    Measurement start();

    /** Energy of one piece of work. */
    default EnergyReading measure(Runnable work) {
        try (Measurement measurement = start()) {
            work.run();
            return measurement.stop();
        }
    }

    /** A measurement under way. {@link #close} ends it without a reading. */
    interface Measurement extends AutoCloseable {

        /** Energy since the start; the measurement goes on. */
        EnergyReading soFar();

        /** Ends the measurement; a second call gives the same reading. */
        EnergyReading stop();

        @Override
        default void close() {
            stop();
        }
    }
}
