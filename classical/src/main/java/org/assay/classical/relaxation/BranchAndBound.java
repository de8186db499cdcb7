package org.assay.classical.relaxation;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.assay.classical.objective.Require;
import org.assay.classical.search.Annealing;
import org.assay.classical.search.Budget;
import org.assay.classical.search.Elimination;
import org.assay.classical.search.FieldFree;
import org.assay.classical.search.GrayCode;
import org.assay.classical.search.Restarts;
import org.assay.classical.search.SearchResult;
import org.assay.classical.search.SearchRun;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.SpinSolver;
import org.assay.classical.search.Spins;

/**
 * Exact: branch and bound, best bound first. A problem is bounded by the semidefinite relaxation with
 * triangle inequalities, as by Rendl, Rinaldi and Wiegele (2010); where the bound does not settle it,
 * the two spins whose relaxed product is nearest to 0 are tied together, once to the same value and
 * once to opposite ones. Problems that are narrow go to {@link Elimination}, small ones to {@link
 * GrayCode}. Bounds are proved, and so is the answer; where the model is not integral, to a billionth
 * of the sum of the couplings' magnitudes. Sparse and dense models of 60 spins take seconds, dense
 * ones of 80 about half a minute.
 *
 * <p>A search cut short answers with the best so far, and with the least bound of the open problems.
 * Mixing one vector counts as one update for each of its components.
 *
 * @param narrow width up to which subproblems are eliminated, 0 to do without, at most 20; the whole
 *               problem is eliminated up to a width of 20, unless this is 0
 * @param small  spins up to which they are enumerated, 1..28
 */
public record BranchAndBound(int narrow, int small) implements SpinSolver {
    /** Spins up to which models that are not narrow are taken. */
    public static final int MOST_SPINS = 200;

    /** For the whole problem, which is eliminated once: about a second for a hundred spins. */
    private static final int WIDEST = 20;

    private static final int ROOT_ITERATIONS = 400;
    private static final int ITERATIONS = 100;
    private static final Annealing FIRST_GUESS = new Annealing(1000);
    private static final int GUESSES = 20;

    public BranchAndBound {
        Require.that(narrow >= 0 && narrow <= 20, "width", narrow, "must lie within 0..20");
        Require.that(small >= 1 && small <= 28, "small", small, "must lie within 1..28");
    }

    /** Eliminates up to a width of 14, and enumerates up to 22 spins. */
    public BranchAndBound() {
        this(14, 22);
    }

    @Override
    public SearchResult solve(SpinModel model, long seed, Budget budget) {
        FieldFree free = FieldFree.of(model);
        if (!isBoundable(model)) {
            return eliminate(model, seed, budget);
        }
        return Restarts.search(
                model, seed, budget.withRuns(1).withThreads(1), Long.MAX_VALUE, run -> new Tree(run, free).search());
    }

    /** Whether the model is small enough for a matrix, or narrow. */
    public boolean accepts(SpinModel model) {
        return isBoundable(model) || isNarrow(model, WIDEST);
    }

    private static boolean isBoundable(SpinModel model) {
        return model.size() + (model.hasFields() ? 1 : 0) <= MOST_SPINS;
    }

    /** Whether elimination is allowed, and an order of at most this width is found. */
    private boolean isNarrow(SpinModel model, int width) {
        return narrow > 0 && new Elimination(width).accepts(model);
    }

    private SearchResult eliminate(SpinModel model, long seed, Budget budget) {
        if (!isNarrow(model, WIDEST)) {
            throw new IllegalArgumentException(
                    "%d spins, but branch and bound ends at %d, unless the model is narrow; use a heuristic, and GoemansWilliamson for a bound"
                            .formatted(model.size(), MOST_SPINS));
        }
        return new Elimination(WIDEST).solve(model, seed, budget);
    }

    /** A problem with its bound. */
    private record Node(Subproblem problem, TriangleBound relaxation) {
        double bound() {
            return relaxation.proved();
        }
    }

    /** One run. Energies of nodes are in units of the couplings. */
    private final class Tree {
        private final SearchRun<SpinModel> run;
        private final FieldFree free;
        private final double unit;
        private final PriorityQueue<Node> open = new PriorityQueue<>(Comparator.comparingDouble(Node::bound));
        private double leastSettled = Double.POSITIVE_INFINITY;

        Tree(SearchRun<SpinModel> run, FieldFree free) {
            this.run = run;
            this.free = free;
            this.unit = new Couplings(free.model()).unit;
        }

        void search() {
            Subproblem whole = Subproblem.of(free.model(), unit);
            if (!settleExactly(whole, WIDEST)) {
                guess();
                UnitVectors start = UnitVectors.random(whole.size(), MixingMethod.rank(whole.size()), run.random());
                bound(new Node(whole, new TriangleBound(whole, start, run.random())), ROOT_ITERATIONS);
            }
            while (!open.isEmpty() && isOpen(open.element()) && run.goesOn()) {
                branch(open.remove());
            }
            certify();
        }

        private void guess() {
            SearchResult guess = FIRST_GUESS.solve(run.model(), run.random().nextLong(), Budget.ofRuns(GUESSES));
            run.charge(guess.work());
            run.offer(guess.energy(), guess.best());
        }

        /** The bound at which a problem holds nothing better than the best so far. */
        private double target() {
            SpinModel model = run.model();
            double slack = model.isIntegral()
                    ? model.levelStep() * (1 - 1e-6)
                    : 1e-9 * free.model().couplings().totalMagnitude();
            return (run.bestEnergy() - slack) / unit;
        }

        private boolean isOpen(Node node) {
            return node.bound() < target();
        }

        private void bound(Node node, int iterations) {
            int before = node.relaxation.sweeps();
            node.relaxation.tighten(target(), iterations, () -> !run.goesOn());
            int sweeps = node.relaxation.sweeps() - before;
            run.charge((long) sweeps * node.problem.size() * node.relaxation.vectors().rank, 0);
            if (isOpen(node)) {
                open.add(node);
            } else {
                leastSettled = Math.min(leastSettled, node.bound());
            }
        }

        /** Ties the two vertices whose relaxed product says least. */
        private void branch(Node node) {
            int tied = 1;
            int to = 0;
            for (int a = 0; a < node.problem.size(); a++) {
                for (int b = 0; b < a; b++) {
                    if (Math.abs(node.relaxation.product(a, b)) < Math.abs(node.relaxation.product(tied, to))) {
                        tied = a;
                        to = b;
                    }
                }
            }
            settle(node, tied, to, false);
            settle(node, tied, to, true);
        }

        private void settle(Node parent, int tied, int to, boolean opposite) {
            Subproblem child = parent.problem.tie(tied, to, opposite);
            if (!settleExactly(child, narrow)) {
                TriangleBound relaxation = new TriangleBound(child, parent.relaxation.vectors().without(tied), run.random());
                relaxation.inherit(parent.relaxation, tied, to, opposite);
                bound(new Node(child, relaxation), ITERATIONS);
            }
        }

        /** Solves a problem that is small or narrow. */
        private boolean settleExactly(Subproblem problem, int width) {
            boolean enumerable = problem.size() <= small;
            SpinModel model = problem.toModel();
            if (!enumerable && !isNarrow(model, width)) {
                return false;
            }
            SpinSolver exact = enumerable ? new GrayCode() : new Elimination(width);
            SearchResult result = exact.solve(model, 0, Budget.ofRuns(1));
            run.charge(result.work());
            Spins spins = free.toOriginal(problem.toOriginal(result.best()));
            run.offer(run.model().energy(spins), spins);
            leastSettled = Math.min(leastSettled, result.energy());
            return true;
        }

        /** The least bound of all problems, open or settled; levels between it and the best energy are counted out. */
        private void certify() {
            double least = open.isEmpty() ? leastSettled : Math.min(leastSettled, open.element().bound());
            boolean proved = open.isEmpty() || !isOpen(open.element());
            run.certify(proved ? run.bestEnergy() : Math.min(run.bestEnergy(), run.model().raiseToLevel(least * unit)));
        }
    }
}
