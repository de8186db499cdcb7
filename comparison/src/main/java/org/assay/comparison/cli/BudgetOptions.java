package org.assay.comparison.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a run may use at most. */
final class BudgetOptions {

    @Option(names = "--threads", paramLabel = "N", description = "Threads to use (default: all processors).")
    @Nullable Integer threads;

    @Option(names = "--mem-limit", paramLabel = "BYTES", converter = UnitConverters.Bytes.class,
            description = "Refuse to hold more than this, as in 8GiB (default: what is free).")
    @Nullable Long memoryLimitBytes;

    @Option(names = "--time-limit", paramLabel = "TIME", converter = UnitConverters.Time.class,
            description = "Stop cleanly after this time for each method, as in 30s or 5m.")
    @Nullable Duration timeLimit;

    @Option(names = "--energy-limit", paramLabel = "ENERGY", converter = UnitConverters.Joules.class,
            description = "Stop cleanly after this energy for each method, as in 500J or 2kJ.")
    @Nullable Double energyLimitJoules;

    @Option(names = "--dry-run", description = "Say what would run and what it needs; run nothing.")
    boolean dryRun;

    int threadCount() {
        if (threads == null) {
            return Runtime.getRuntime().availableProcessors();
        }
        if (threads < 1) {
            throw Failure.usage("--threads is %d, but must be 1 or more".formatted(threads));
        }
        return threads;
    }
}
