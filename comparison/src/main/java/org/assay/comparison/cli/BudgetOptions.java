package org.assay.comparison.cli;

import java.time.Duration;
import java.util.Optional;
import org.assay.comparison.contender.Budget;
import org.assay.comparison.energy.EnergyModel;
import org.assay.quantum.kernel.Workers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a run may use at most. */
final class BudgetOptions {

    @Option(names = "--threads", paramLabel = "N", description = "Threads for simulated states (default: all processors).")
    @Nullable Integer threads;

    @Option(names = "--mem-limit", paramLabel = "BYTES", converter = UnitConverters.Bytes.class,
            description = "Refuse a simulated state larger than this, as in 8GiB (default: what is free).")
    @Nullable Long memoryLimitBytes;

    @Option(names = "--time-limit", paramLabel = "TIME", converter = UnitConverters.Time.class,
            description = "Run each method for this time, shared by its trials (at most 5 where --trials is not given), as in 30s or 5m.")
    @Nullable Duration timeLimit;

    @Option(names = "--energy-limit", paramLabel = "ENERGY", converter = UnitConverters.Joules.class,
            description = "End the run when this energy is used, with what it has: each method may take an equal part of what is left"
                    + " (train: the time that it lasts at the highest modelled power).")
    @Nullable Double energyLimitJoules;

    @Option(names = "--dry-run", description = "Say what would run and what it needs; run nothing.")
    boolean dryRun;

    /** For all trials of a method together; nothing where no limit was given. */
    Optional<Duration> limit() {
        Optional<Duration> time = Optional.ofNullable(timeLimit);
        if (energyLimitJoules != null) {
            Duration affordable = Budget.ofEnergy(energyLimitJoules, highestWatts()).time().orElseThrow();
            time = Optional.of(time.filter(t -> t.compareTo(affordable) < 0).orElse(affordable));
        }
        return time;
    }

    /** All processors busy, at the upper bound of the model: what an energy limit is divided by. */
    private static double highestWatts() {
        double heapGiB = Runtime.getRuntime().maxMemory() / 0x1p30;
        return EnergyModel.ofUnknownMachine().energyOf(Runtime.getRuntime().availableProcessors(), 1, heapGiB).interval().high();
    }

    /** Takes effect for workers that have not started yet: to be called first. */
    void applyThreads() {
        if (threads == null) {
            return;
        }
        if (threads < 1) {
            throw Failure.usage("--threads is %d, but must be 1 or more".formatted(threads));
        }
        System.setProperty(Workers.THREADS, threads.toString());
    }
}
