package org.assay.classical.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * An order in which to eliminate the spins of a model one by one, each time coupling the neighbours of
 * the spin that goes.
 *
 * @param spins  the spins, first to go first
 * @param scopes for each of them its neighbours when it goes
 * @param width  the largest number of such neighbours
 */
record EliminationOrder(List<Integer> spins, List<BitSet> scopes, int width) {

    /**
     * The narrower of two orders: by least fill, good for irregular models, and breadth first, good for
     * long strips. Both are cut short once they exceed {@code mostWidth}.
     */
    static EliminationOrder of(SpinModel model, int mostWidth) {
        EliminationOrder leastFill = byLeastFill(model, mostWidth);
        EliminationOrder breadthFirst = given(model, breadthFirst(model), Math.min(mostWidth, leastFill.width - 1));
        return breadthFirst.width < leastFill.width ? breadthFirst : leastFill;
    }

    private static List<BitSet> neighbourhoods(SpinModel model) {
        List<BitSet> neighbours = new ArrayList<>();
        for (int i = 0; i < model.size(); i++) {
            BitSet row = new BitSet(model.size());
            for (int k = model.offsets()[i]; k < model.offsets()[i + 1]; k++) {
                row.set(model.neighbours()[k]);
            }
            neighbours.add(row);
        }
        return neighbours;
    }

    private static EliminationOrder byLeastFill(SpinModel model, int mostWidth) {
        List<BitSet> neighbours = neighbourhoods(model);
        List<Integer> spins = new ArrayList<>();
        List<BitSet> scopes = new ArrayList<>();
        BitSet left = new BitSet(model.size());
        left.set(0, model.size());
        int width = 0;
        while (!left.isEmpty() && width <= mostWidth) {
            int spin = leastFill(left, neighbours);
            left.clear(spin);
            width = Math.max(width, eliminate(spin, neighbours, spins, scopes));
        }
        return new EliminationOrder(spins, scopes, width);
    }

    /** Ties go to the least degree. */
    private static int leastFill(BitSet left, List<BitSet> neighbours) {
        int best = -1;
        long least = Long.MAX_VALUE;
        for (int i = left.nextSetBit(0); i >= 0 && least > 1; i = left.nextSetBit(i + 1)) {
            BitSet row = neighbours.get(i);
            long degree = row.cardinality();
            long cost = degree <= 1 ? degree : (fill(row, neighbours) << 32) + degree;
            if (cost < least) {
                least = cost;
                best = i;
            }
        }
        return best;
    }

    /** Couplings that are missing among the neighbours. */
    private static long fill(BitSet row, List<BitSet> neighbours) {
        long missing = 0;
        for (int j = row.nextSetBit(0); j >= 0; j = row.nextSetBit(j + 1)) {
            BitSet apart = (BitSet) row.clone();
            apart.andNot(neighbours.get(j));
            missing += apart.cardinality() - 1L;
        }
        return missing / 2;
    }

    /** Couples the neighbours of a spin to one another; gives their number. */
    private static int eliminate(int spin, List<BitSet> neighbours, List<Integer> spins, List<BitSet> scopes) {
        BitSet scope = neighbours.get(spin);
        for (int j = scope.nextSetBit(0); j >= 0; j = scope.nextSetBit(j + 1)) {
            BitSet row = neighbours.get(j);
            row.or(scope);
            row.clear(j);
            row.clear(spin);
        }
        spins.add(spin);
        scopes.add(scope);
        return scope.cardinality();
    }

    private static EliminationOrder given(SpinModel model, List<Integer> order, int mostWidth) {
        List<BitSet> neighbours = neighbourhoods(model);
        List<Integer> spins = new ArrayList<>();
        List<BitSet> scopes = new ArrayList<>();
        int width = 0;
        for (int k = 0; k < order.size() && width <= mostWidth; k++) {
            width = Math.max(width, eliminate(order.get(k), neighbours, spins, scopes));
        }
        return new EliminationOrder(spins, scopes, width);
    }

    /** Breadth first from one end of each connected part: the spin that a first search reaches last. */
    private static List<Integer> breadthFirst(SpinModel model) {
        BitSet seen = new BitSet(model.size());
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < model.size(); i++) {
            if (!seen.get(i)) {
                int end = reached(model, i, (BitSet) seen.clone()).getLast();
                order.addAll(reached(model, end, seen));
            }
        }
        return order;
    }

    private static List<Integer> reached(SpinModel model, int start, BitSet seen) {
        List<Integer> order = new ArrayList<>();
        Deque<Integer> queue = new ArrayDeque<>(List.of(start));
        seen.set(start);
        while (!queue.isEmpty()) {
            int i = queue.remove();
            order.add(i);
            for (int k = model.offsets()[i]; k < model.offsets()[i + 1]; k++) {
                if (!seen.get(model.neighbours()[k])) {
                    seen.set(model.neighbours()[k]);
                    queue.add(model.neighbours()[k]);
                }
            }
        }
        return order;
    }
}
