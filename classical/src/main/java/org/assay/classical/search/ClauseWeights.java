package org.assay.classical.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Weighted Max-SAT as an energy: minus the weight of the clauses that hold. A variable is 1 where its
 * spin is down. A state counts the literals of every clause that hold, so that a flip is judged and
 * made in as many steps as the variable has occurrences.
 */
public final class ClauseWeights implements Landscape {
    private final int size;
    private final int[][] clauses;
    private final double[] weights;
    /** Clauses in which each variable occurs: c where plain, ~c where negated. */
    private final int[][] occurrences;

    private final boolean integral;
    private final double magnitude;

    /**
     * @param clauses literals as in DIMACS: {@code k} stands for variable k - 1, {@code -k} for its
     *                negation; at least one in a clause, and each variable at most once
     * @param weights one finite number for each clause
     */
    public ClauseWeights(int size, List<int[]> clauses, double[] weights) {
        if (clauses.size() != weights.length) {
            throw new IllegalArgumentException("%d clauses, but %d weights".formatted(clauses.size(), weights.length));
        }
        this.size = size;
        this.clauses = clauses.stream().map(int[]::clone).toArray(int[][]::new);
        this.weights = weights.clone();
        this.occurrences = occurrences(size, this.clauses);
        double sum = 0;
        boolean whole = true;
        for (double weight : weights) {
            sum += Math.abs(weight);
            whole &= weight == Math.rint(weight);
        }
        if (!(sum <= Double.MAX_VALUE / 16)) {
            throw new IllegalArgumentException("the weights' magnitudes sum to %s, past the range of a double".formatted(sum));
        }
        this.magnitude = sum;
        this.integral = whole && sum < 0x1p52;
    }

    private static int[][] occurrences(int size, int[][] clauses) {
        List<List<Integer>> of = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            of.add(new ArrayList<>());
        }
        for (int c = 0; c < clauses.length; c++) {
            for (int literal : clauses[c]) {
                int variable = Math.abs(literal) - 1;
                if (variable < 0 || variable >= size || of.get(variable).contains(c) || of.get(variable).contains(~c)) {
                    throw new IllegalArgumentException(
                            "clause %d holds literal %d, but variables are 1..%d and come once".formatted(c, literal, size));
                }
                of.get(variable).add(literal > 0 ? c : ~c);
            }
        }
        return of.stream().map(list -> list.stream().mapToInt(c -> c).toArray()).toArray(int[][]::new);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double energy(Spins spins) {
        double held = 0;
        for (int c = 0; c < clauses.length; c++) {
            held += literalsThatHold(c, spins) > 0 ? weights[c] : 0;
        }
        return -held;
    }

    private int literalsThatHold(int clause, Spins spins) {
        int holding = 0;
        for (int literal : clauses[clause]) {
            holding += spins.isDown(Math.abs(literal) - 1) == literal > 0 ? 1 : 0;
        }
        return holding;
    }

    @Override
    public FlipState state(Spins start) {
        return new State(start);
    }

    @Override
    public boolean isIntegral() {
        return integral;
    }

    private final class State implements FlipState {
        private final boolean[] values;
        private final int[] holding;
        private double energy;

        State(Spins start) {
            this.values = start.toSides();
            this.holding = new int[clauses.length];
            for (int c = 0; c < clauses.length; c++) {
                holding[c] = literalsThatHold(c, start);
            }
            this.energy = ClauseWeights.this.energy(start);
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public double energy() {
            return energy;
        }

        @Override
        public int spin(int i) {
            return values[i] ? -1 : 1;
        }

        @Override
        public double increase(int i) {
            double rise = 0;
            for (int occurrence : occurrences[i]) {
                int clause = occurrence ^ (occurrence >> 31);
                if (holding[clause] == 0) {
                    rise -= weights[clause];
                } else if (holding[clause] == 1 && values[i] == occurrence >= 0) {
                    rise += weights[clause];
                }
            }
            return rise;
        }

        @Override
        public void flip(int i) {
            energy += increase(i);
            for (int occurrence : occurrences[i]) {
                holding[occurrence ^ (occurrence >> 31)] += values[i] == occurrence >= 0 ? -1 : 1;
            }
            values[i] = !values[i];
        }

        @Override
        public Spins spins() {
            return Spins.ofSides(values);
        }

        @Override
        public double leastGain() {
            return integral ? 0 : 1e-12 * (magnitude + 1e-300);
        }
    }
}
