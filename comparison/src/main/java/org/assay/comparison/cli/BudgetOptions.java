package org.assay.comparison.cli;

import java.time.Duration;
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
            description = "As --time-limit, by the time that this energy lasts at the highest modelled power.")
    @Nullable Double energyLimitJoules;

    @Option(names = "--dry-run", description = "Say what would run and what it needs; run nothing.")
    boolean dryRun;

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
