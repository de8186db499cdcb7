package org.assay.classical.search;

import java.util.List;
import java.util.Optional;

/**
 * What a search found and what it cost.
 *
 * @param best       the best assignment
 * @param energy     its energy, summed afresh; for MaxCut minus the cut
 * @param lowerBound an energy below which no assignment lies, certified; negative infinity where the
 *                   solver gives none
 * @param runs       runs that count in this result
 * @param work       flips considered and made in these runs
 * @param nanos      wall-clock time of the whole search
 * @param stop       why it ended
 * @param trace      improvements, energies falling; the last is the best
 */
public record SearchResult(
        Spins best,
        double energy,
        double lowerBound,
        long runs,
        SearchWork work,
        long nanos,
        SearchStop stop,
        List<Improvement> trace) {

    public SearchResult {
        trace = List.copyOf(trace);
    }

    /** The first improvement that is at most this energy: work and time to target. */
    public Optional<Improvement> reached(double target) {
        return trace.stream().filter(i -> i.energy() <= target).findFirst();
    }

    /** Whether the lower bound proves that nothing is better. */
    public boolean isProvedOptimal() {
        return lowerBound >= energy;
    }
}
