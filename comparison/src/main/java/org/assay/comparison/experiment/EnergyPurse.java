package org.assay.comparison.experiment;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assay.comparison.energy.EnergyMeter;
import org.assay.comparison.energy.EnergyMonitor;
import org.assay.comparison.energy.EnergyReading;

/**
 * A budget of energy for several pieces of work, one after the other: each may take an equal part of
 * what is left when it begins, so that what one saves goes to the others. Work that has used its part is
 * interrupted.
 */
final class EnergyPurse {

    private static final Duration PERIOD = Duration.ofMillis(20);

    private final EnergyMeter meter;
    private final OptionalDouble budgetJoules;
    private double spentJoules;

    /** @param budgetJoules for everything; no limit if empty */
    EnergyPurse(EnergyMeter meter, OptionalDouble budgetJoules) {
        this.meter = meter;
        this.budgetJoules = budgetJoules;
    }

    /** What the next of so many pieces may use, in J; not positive when nothing is left. */
    OptionalDouble share(int pieces) {
        return budgetJoules.isPresent() ? OptionalDouble.of((budgetJoules.getAsDouble() - spentJoules) / pieces) : OptionalDouble.empty();
    }

    /** A tenth of all, in J, for a warm-up. */
    OptionalDouble tenth() {
        return budgetJoules.isPresent() ? OptionalDouble.of(budgetJoules.getAsDouble() / 10) : OptionalDouble.empty();
    }

    /** Watches the calling thread from now on until it is closed. */
    Guard begin(OptionalDouble share) {
        return new Guard(share);
    }

    /** A piece of work under its part of the budget. */
    final class Guard implements AutoCloseable {
        private final Optional<Stop> stop;
        private final Optional<EnergyMonitor> monitor;

        private Guard(OptionalDouble share) {
            if (share.isEmpty()) {
                stop = Optional.empty();
                monitor = Optional.empty();
                return;
            }
            Stop end = new Stop();
            stop = Optional.of(end);
            monitor = Optional.of(EnergyMonitor.start(meter, share, PERIOD, snapshot -> {
                if (snapshot.joules().orElse(0) >= share.getAsDouble()) {
                    end.request("energy");
                }
            }));
        }

        /** Whether the part was used up before the work was done. */
        boolean isSpent() {
            return stop.flatMap(Stop::reason).isPresent();
        }

        @Override
        public void close() {
            stop.ifPresent(Stop::close);
            monitor.ifPresent(m -> spentJoules += joules(m.stop()));
        }

        private static double joules(EnergyReading reading) {
            return reading.joules().map(q -> q.value()).orElse(0.0);
        }
    }
}
