package org.assay.comparison.contender;

import java.util.Map;
import java.util.Optional;
import org.assay.comparison.problem.Problem;

/** A method with its settings: a value, and the maker of trials. */
public interface Contender {

    /** How a table calls it, in at most 20 letters: {@code QAOA p=3 simulated}. */
    String title();

    /** How it is asked for, without settings: {@code annealing}. */
    String name();

    /** Settings by name, in the order of {@link #spec}; none unless it says so. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** How it is asked for, all settings written out: {@code annealing:sweeps=1000}. */
    default String spec() {
        return Settings.spec(name(), settings());
    }

    default Side side() {
        return Side.CLASSICAL;
    }

    default Track track() {
        return Track.BASELINE;
    }

    /** What one unit of work is: {@code flips considered}. */
    String workUnit();

    /** Why it cannot run on a problem, and what could instead; nothing where it can. */
    default Optional<String> obstacle(Problem problem) {
        return Optional.empty();
    }

    /**
     * How many trials tell enough about it: few where they are long or alike, 1 where the seed plays no
     * part and no time to target follows.
     */
    default int usualTrials(Problem problem) {
        return problem.size() <= 32 ? 20 : 10;
    }

    /**
     * Runs once.
     *
     * @throws IllegalArgumentException if there is an {@linkplain #obstacle}
     */
    Trial run(Problem problem, long seed, Budget budget);
}
