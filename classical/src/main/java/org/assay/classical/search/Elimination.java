package org.assay.classical.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Exact for models of small width: eliminates the spins one by one, each time with a table of the
 * least energy for every assignment of the spins it is coupled to (non-serial dynamic programming,
 * Bertele and Brioschi 1972; bucket elimination, Dechter 1999).
 *
 * <p>Time and memory grow as 2 to the width, whatever the number of spins: 1 for a tree, 2 for a
 * ring, at most 2k for a k-by-m torus, about n / 6 for random cubic graphs. The seed plays no part. An
 * entry of a table counts as one update. A search that runs out of time answers with a local optimum
 * and without a bound.
 *
 * @param mostWidth widths beyond this are refused, 1..26; 22 takes 32 MB for a table
 */
public record Elimination(int mostWidth) implements SpinSolver {
    private static final int LARGEST_WIDTH = 26;
    /** Beyond this the search for an order takes longer than it is worth. */
    private static final int MOST_SPINS = 4000;

    public Elimination {
        if (mostWidth < 1 || mostWidth > LARGEST_WIDTH) {
            throw new IllegalArgumentException("width is %d, but must lie within 1..%d".formatted(mostWidth, LARGEST_WIDTH));
        }
    }

    /** Up to a width of 22. */
    public Elimination() {
        this(22);
    }

    /** Whether the model has at most 4000 spins, and an order was found whose width is within the limit. */
    public boolean accepts(SpinModel model) {
        return model.size() <= MOST_SPINS && EliminationOrder.of(model, mostWidth).width() <= mostWidth;
    }

    @Override
    public SearchResult solve(SpinModel model, long seed, Budget budget) {
        if (model.size() > MOST_SPINS) {
            throw new IllegalArgumentException("%d spins, but elimination ends at %d; use a heuristic".formatted(model.size(), MOST_SPINS));
        }
        EliminationOrder order = EliminationOrder.of(model, mostWidth);
        if (order.width() > mostWidth) {
            throw new IllegalArgumentException(
                    "the model is wider than %d, and each further spin of width doubles time and memory; use branch and bound, or a heuristic"
                            .formatted(mostWidth));
        }
        return Restarts.search(model, seed, budget.withRuns(1).withThreads(1), Long.MAX_VALUE, run -> eliminate(run, order));
    }

    private static void eliminate(SearchRun<SpinModel> run, EliminationOrder order) {
        SpinState start = SpinState.of(run.model(), Spins.ofSides(new boolean[run.model().size()]));
        run.charge(start.descend());
        run.offer(start);
        Tables tables = new Tables(run.model(), order);
        while (!tables.isDone() && run.goesOn()) {
            run.charge(tables.eliminateNext(), 0);
        }
        if (tables.isDone()) {
            Spins best = tables.assignment();
            double energy = run.model().energy(best);
            run.offer(energy, best);
            run.certify(Math.min(energy, run.bestEnergy()));
        }
    }

    /** The tables of one run. A table's index has a bit for each spin of its scope in rising order, set where it is down. */
    private static final class Tables {
        private final SpinModel model;
        private final EliminationOrder order;
        /** Tables that wait, each at the first of its spins to be eliminated. */
        private final List<List<Table>> waiting = new ArrayList<>();
        /** For each spin eliminated: whether it is best down, by the assignment of its scope. */
        private final List<BitSet> choices = new ArrayList<>();
        private final int[] rank;
        private int next;

        /** The least energy of what has been eliminated, for every assignment of a scope. */
        private static final class Table {
            private final BitSet scope;
            private final double[] energies;

            Table(BitSet scope, double[] energies) {
                this.scope = scope;
                this.energies = energies;
            }
        }

        Tables(SpinModel model, EliminationOrder order) {
            this.model = model;
            this.order = order;
            this.rank = new int[model.size()];
            for (int k = 0; k < rank.length; k++) {
                rank[order.spins().get(k)] = k;
                waiting.add(new ArrayList<>());
            }
        }

        boolean isDone() {
            return next == rank.length;
        }

        /** Eliminates one spin; gives the number of entries that were computed. */
        long eliminateNext() {
            int spin = order.spins().get(next);
            BitSet scope = order.scopes().get(next);
            int entries = 1 << scope.cardinality();
            double[] up = new double[entries];
            double[] down = new double[entries];
            addOwn(spin, scope, up, down);
            for (Table table : waiting.get(next)) {
                addTable(spin, scope, table, up, down);
            }
            waiting.set(next, List.of());
            BitSet choice = new BitSet(entries);
            for (int k = 0; k < entries; k++) {
                choice.set(k, down[k] < up[k]);
                up[k] = Math.min(up[k], down[k]);
            }
            choices.add(choice);
            next++;
            if (!scope.isEmpty()) {
                waiting.get(firstToGo(scope)).add(new Table(scope, up));
            }
            return 2L * entries;
        }

        private int firstToGo(BitSet scope) {
            return scope.stream().map(i -> rank[i]).min().orElseThrow();
        }

        /** The spin's field, and its couplings to spins that are still there. */
        private void addOwn(int spin, BitSet scope, double[] up, double[] down) {
            for (int k = 0; k < up.length; k++) {
                up[k] += model.field(spin);
                down[k] -= model.field(spin);
            }
            for (int c = model.offsets()[spin]; c < model.offsets()[spin + 1]; c++) {
                int other = model.neighbours()[c];
                if (rank[other] > rank[spin]) {
                    addCoupling(model.rowCouplings()[c], position(scope, other), up, down);
                }
            }
        }

        private static void addCoupling(double coupling, int bit, double[] up, double[] down) {
            for (int k = 0; k < up.length; k++) {
                double aligned = (k >>> bit & 1) == 0 ? coupling : -coupling;
                up[k] += aligned;
                down[k] -= aligned;
            }
        }

        /** The number of spins in a scope before one of them. */
        private static int position(BitSet scope, int spin) {
            return scope.get(0, spin).cardinality();
        }

        private static void addTable(int spin, BitSet scope, Table table, double[] up, double[] down) {
            int mask = 0;
            for (int i = table.scope.nextSetBit(0); i >= 0; i = table.scope.nextSetBit(i + 1)) {
                mask |= i == spin ? 0 : 1 << position(scope, i);
            }
            int bit = position(table.scope, spin);
            int low = (1 << bit) - 1;
            for (int k = 0; k < up.length; k++) {
                int others = Integer.compress(k, mask);
                int index = ((others & ~low) << 1) | (others & low);
                up[k] += table.energies[index];
                down[k] += table.energies[index | (1 << bit)];
            }
        }

        /** Walks back: the last spin eliminated is chosen first. */
        Spins assignment() {
            boolean[] down = new boolean[rank.length];
            for (int k = rank.length - 1; k >= 0; k--) {
                BitSet scope = order.scopes().get(k);
                int index = 0;
                int bit = 0;
                for (int i = scope.nextSetBit(0); i >= 0; i = scope.nextSetBit(i + 1)) {
                    index |= down[i] ? 1 << bit : 0;
                    bit++;
                }
                down[order.spins().get(k)] = choices.get(k).get(index);
            }
            return Spins.ofSides(down);
        }
    }
}
