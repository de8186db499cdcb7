package org.assay.comparison.resource.tolerant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds T factories that no other factory beats in both qubits per state and duration.
 *
 * <p>A candidate is a sequence of units, one kind for each round, with code distances that do not fall
 * from round to round. For each sequence of kinds the distances are searched in the order of the Azure
 * estimator: bisection for the first sufficient distances, then a walk over the alternatives that are
 * neither smaller nor larger in every round. What that walk skips, is skipped here as well.
 *
 * <p>The error rates, and with them the unit counts, depend on the distances but not on the kinds of
 * units, so that they are computed once for all kinds; and the counts only when they decide something.
 */
final class FactorySearch {

    private static final int ROUNDS = 3;
    private static final int ROUNDS_IF_NOTHING_FOUND = 4;

    /** Runs in which some round falls short of its states. */
    private static final double RISK = 0.01;

    /** After so many additions the dominated factories are dropped; it fixes the order of equals. */
    private static final int ADDITIONS_BEFORE_FILTER = 1000;

    private static final DistillationUnit[] KINDS = DistillationUnit.values();

    private final PhysicalQubit qubit;
    private final double requiredError;
    private final LogicalPatch[] patches;
    private final boolean physicalIsValid;
    private final int firstValid;
    private final Map<Long, Chain> chains = new HashMap<>();
    private final List<TFactory> found = new ArrayList<>();
    private int additions;

    private FactorySearch(CorrectingCode code, PhysicalQubit qubit, double requiredError, int maxDistance) {
        this.qubit = qubit;
        this.requiredError = requiredError;
        this.patches = new LogicalPatch[(maxDistance + 1) / 2];
        for (int i = 0; i < patches.length; i++) {
            patches[i] = code.patch(qubit, 2 * i + 1);
        }
        double most = 0.1 * qubit.tError();
        this.physicalIsValid = qubit.cliffordError() <= most;
        this.firstValid = firstBelow(most);
    }

    /**
     * All factories worth having, most qubits per state first.
     *
     * @param requiredError of a T state
     * @param maxDistance   of the code, odd
     */
    static List<TFactory> find(CorrectingCode code, PhysicalQubit qubit, double requiredError, int maxDistance) {
        if (requiredError > qubit.tError()) {
            return List.of(TFactory.trivial(code.patch(qubit, maxDistance), qubit.tError()));
        }
        return new FactorySearch(code, qubit, requiredError, maxDistance).run();
    }

    private List<TFactory> run() {
        for (int rounds = 1; rounds <= ROUNDS; rounds++) {
            searchAllKinds(rounds);
        }
        if (found.isEmpty()) {
            searchAllKinds(ROUNDS_IF_NOTHING_FOUND);
        }
        dropDominated();
        found.sort(Comparator.comparingDouble(TFactory::qubitsPerState).thenComparingLong(TFactory::ns).reversed());
        return List.copyOf(found);
    }

    private int firstBelow(double most) {
        for (int i = 0; i < patches.length; i++) {
            if (patches[i].errorRate() <= most) {
                return i;
            }
        }
        return patches.length;
    }

    /** Kinds as the binary digits of a counter, the last round fastest. */
    private void searchAllKinds(int rounds) {
        int[] least = leastIndices(rounds);
        for (int number = 0; number < 1 << rounds; number++) {
            DistillationUnit[] kinds = new DistillationUnit[rounds];
            for (int round = 0; round < rounds; round++) {
                kinds[round] = KINDS[number >> (rounds - 1 - round) & 1];
            }
            search(kinds, least);
        }
    }

    /** Smallest distance index of each round for which Clifford operations are good enough. */
    private int[] leastIndices(int rounds) {
        int[] least = new int[rounds];
        Arrays.fill(least, firstValid);
        least[0] = physicalIsValid ? 0 : Math.max(1, firstValid);
        for (int round = 1; round < rounds; round++) {
            least[round] = Math.max(least[round], least[round - 1]);
        }
        return least;
    }

    private void search(DistillationUnit[] kinds, int[] least) {
        int rounds = kinds.length;
        int last = patches.length - 1;
        int[] most = new int[rounds];
        Arrays.fill(most, last);
        if (largerMayHelp(kinds, most) || least[rounds - 1] > last || !largerMayHelp(kinds, least)) {
            return;
        }
        int[] current = firstSufficient(kinds, least, most);
        for (int round = 0; round < rounds; round++) {
            current[round] = Math.max(current[round], least[round]);
        }
        boolean more = skipToIncomparable(current, least, last);
        while (more) {
            more = largerMayHelp(kinds, current)
                    ? increment(current, least, last)
                    : skipToIncomparable(current, least, last);
        }
    }

    /** Bisects round by round, later rounds at their largest distance. */
    private int[] firstSufficient(DistillationUnit[] kinds, int[] least, int[] most) {
        int[] at = most.clone();
        for (int round = 0; round < at.length; round++) {
            int low = round == 0 ? least[0] : at[round - 1];
            int high = most[round];
            while (low + 1 < high) {
                at[round] = (low + high) / 2;
                if (largerMayHelp(kinds, at)) {
                    low = at[round] + 1;
                } else {
                    high = at[round];
                }
            }
            at[round] = high;
            if (low + 1 == high) {
                at[round] = low;
                if (largerMayHelp(kinds, at)) {
                    at[round] = high;
                }
            }
        }
        return at;
    }

    /** The next indices in order; false after the last. */
    private static boolean increment(int[] current, int[] least, int last) {
        int i = current.length - 1;
        current[i]++;
        while (current[i] > last) {
            if (i == 0) {
                return false;
            }
            i--;
            current[i]++;
        }
        restart(current, i + 1, least);
        return true;
    }

    /** The next indices that are not larger in every round; false after the last. */
    private static boolean skipToIncomparable(int[] current, int[] least, int last) {
        int j = current.length - 1;
        while (j > 0 && (current[j] <= current[j - 1] + 1 || current[j - 1] == last)) {
            j--;
        }
        if (j == 0) {
            return false;
        }
        current[j - 1]++;
        restart(current, j, least);
        return true;
    }

    private static void restart(int[] current, int from, int[] least) {
        for (int i = from; i < current.length; i++) {
            current[i] = Math.max(current[i - 1], least[i]);
        }
    }

    /**
     * Looks at one candidate, keeps it if it is good enough and not beaten, and says whether larger
     * distances could be of use: not if it is good enough already, nor if it is beaten already.
     */
    private boolean largerMayHelp(DistillationUnit[] kinds, int[] at) {
        Chain chain = chain(at);
        if (!chain.works) {
            return true;
        }
        boolean sufficient = chain.error() <= requiredError;
        long ns = duration(kinds, at);
        if (!sufficient && found.stream().noneMatch(factory -> factory.ns() <= ns)) {
            return true;
        }
        long[] units = chain.units();
        if (units == null) {
            return true;
        }
        TFactory factory = factory(kinds, at, chain, units, ns);
        boolean beaten = found.stream().anyMatch(other -> dominates(other, factory));
        if (sufficient && !beaten) {
            keep(factory);
        }
        return !sufficient && !beaten;
    }

    private void keep(TFactory factory) {
        found.add(factory);
        if (additions <= ADDITIONS_BEFORE_FILTER) {
            additions++;
        } else {
            dropDominated();
        }
    }

    /** Moves each beaten factory behind the end, as the estimator does: it settles the order of equals. */
    private void dropDominated() {
        int length = found.size();
        int i = 0;
        while (i < length) {
            TFactory factory = found.get(i);
            if (found.stream().anyMatch(other -> dominates(other, factory))) {
                found.set(i, found.get(length - 1));
                found.set(length - 1, factory);
                length--;
            } else {
                i++;
            }
        }
        found.subList(length, found.size()).clear();
        additions = 0;
    }

    private static boolean dominates(TFactory a, TFactory b) {
        double x = a.qubitsPerState();
        double y = b.qubitsPerState();
        return (x < y && a.ns() <= b.ns()) || (x <= y && a.ns() < b.ns());
    }

    private long duration(DistillationUnit[] kinds, int[] at) {
        long ns = 0;
        for (int round = 0; round < kinds.length; round++) {
            ns += isPhysical(round, at) ? kinds[round].nsOnPhysical(qubit) : kinds[round].nsOn(patches[at[round]]);
        }
        return ns;
    }

    private TFactory factory(DistillationUnit[] kinds, int[] at, Chain chain, long[] units, long ns) {
        long qubits = 0;
        List<TFactory.Round> rounds = new ArrayList<>(kinds.length);
        for (int round = 0; round < kinds.length; round++) {
            long perUnit = isPhysical(round, at) ? kinds[round].qubitsOnPhysical() : kinds[round].qubitsOn(patches[at[round]]);
            qubits = Math.max(qubits, units[round] * perUnit);
            rounds.add(new TFactory.Round(kinds[round].label(), units[round], 2 * at[round] + 1));
        }
        return new TFactory(qubits, ns, chain.outputStates(units), rounds, chain.error());
    }

    private static boolean isPhysical(int round, int[] at) {
        return round == 0 && at[0] == 0;
    }

    private Chain chain(int[] at) {
        long key = at.length;
        for (int index : at) {
            key = key << 6 | index;
        }
        return chains.computeIfAbsent(key, _ -> new Chain(at.clone()));
    }

    /** Error rates and unit counts of a sequence of distances, whatever the kinds of units. */
    private final class Chain {
        private final double[] failures;
        private final double risk;
        private double error;
        private boolean works = true;
        private boolean counted;
        private long @Nullable [] units;

        Chain(int[] at) {
            failures = new double[at.length];
            risk = RISK / at.length;
            error = qubit.tError();
            for (int round = 0; round < at.length && works; round++) {
                double clifford = isPhysical(round, at) ? qubit.cliffordError() : patches[at[round]].errorRate();
                double output = DistillationUnit.outputError(error, clifford);
                failures[round] = DistillationUnit.failureProbability(error, clifford);
                works = output <= error && failures[round] < 1;
                error = output;
            }
        }

        double error() {
            return error;
        }

        /** Units of each round, so that one state comes out; null if that takes unreasonably many. */
        long @Nullable [] units() {
            if (!counted) {
                counted = true;
                units = count();
            }
            return units;
        }

        long outputStates(long[] counts) {
            return UnitCounts.statesOf(counts[counts.length - 1], failures[failures.length - 1], risk);
        }

        private long @Nullable [] count() {
            long[] counts = new long[failures.length];
            long needed = 1;
            for (int round = failures.length - 1; round >= 0; round--) {
                OptionalLong enough = UnitCounts.forStates(needed, failures[round], risk);
                if (enough.isEmpty()) {
                    return null;
                }
                counts[round] = enough.getAsLong();
                needed = DistillationUnit.INPUTS * counts[round];
            }
            return counts;
        }
    }
}
