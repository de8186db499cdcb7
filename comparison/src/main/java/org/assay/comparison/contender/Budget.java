package org.assay.comparison.contender;

import java.time.Duration;
import java.util.Optional;

/**
 * How much one trial may spend; it ends at the first limit it meets. A method that ends by itself
 * begins anew until {@code runs} are made. Limits of runs and work repeat; one of time does not.
 *
 * @param runs runs from start to end, at least 1; {@code Long.MAX_VALUE} for no limit
 * @param work in the unit of the contender, at least 1; {@code Long.MAX_VALUE} for no limit
 * @param time wall-clock time, or nothing for no limit; met within about one step of the method
 */
public record Budget(long runs, long work, Optional<Duration> time) {

    /** One run of the method's natural length. */
    public static final Budget ONE_RUN = new Budget(1, Long.MAX_VALUE, Optional.empty());

    public Budget {
        if (runs < 1 || work < 1) {
            throw new IllegalArgumentException("budget of %d runs and %d work, but each is at least 1".formatted(runs, work));
        }
        if (time.isPresent() && !time.get().isPositive()) {
            throw new IllegalArgumentException("time limit is %s, but must be positive".formatted(time.get()));
        }
        if (runs == Long.MAX_VALUE && work == Long.MAX_VALUE && time.isEmpty()) {
            throw new IllegalArgumentException("the budget has no end; limit runs, work or time");
        }
    }

    /** As many runs as fit the time. */
    public static Budget ofTime(Duration time) {
        return new Budget(Long.MAX_VALUE, Long.MAX_VALUE, Optional.of(time));
    }

    /** As many runs as fit the work. */
    public static Budget ofWork(long work) {
        return new Budget(Long.MAX_VALUE, work, Optional.empty());
    }

    /** As many runs as fit the energy, at a power that the caller stands for. */
    public static Budget ofEnergy(double joules, double watts) {
        if (!(joules > 0) || !(watts > 0)) {
            throw new IllegalArgumentException("%s J at %s W; both must be positive".formatted(joules, watts));
        }
        return ofTime(Duration.ofNanos(Math.max(1, Math.round(joules / watts * 1e9))));
    }

    public Budget withTime(Duration limit) {
        return new Budget(runs, work, Optional.of(limit));
    }

    /** The same with a shorter limit of time; as it is where time is not limited. */
    public Budget shortenedTo(Duration limit) {
        return new Budget(runs, work, time.map(t -> t.compareTo(limit) < 0 || !limit.isPositive() ? t : limit));
    }

    long nanos() {
        return time.map(Duration::toNanos).orElse(Long.MAX_VALUE);
    }
}
