package org.assay.classical.relaxation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * A lower bound on a subproblem: the semidefinite relaxation with triangle inequalities.
 *
 * <p>Of three spins and signs a, b, c, {@code ab z_i z_j + ac z_i z_k + bc z_j z_k >= -1}. Each
 * inequality that the vectors break gets a multiplier g, not negative, and moves into the energy: for
 * any such multipliers, the relaxation of {@code J - sum g (signs)} less {@code sum g} is a bound
 * (Lagrange). They are raised along the violations, with steps after Polyak towards a target, and
 * taken back where that went too far; the vectors follow by a few mixing sweeps. What is handed out is
 * always a {@link DualBound}, and so proved, however far the multipliers are from optimal.
 */
final class TriangleBound {
    private static final int FIRST_SWEEPS = 20;
    private static final int SWEEPS = 3;
    private static final int ITERATIONS_PER_CHECK = 10;
    private static final int SWEEPS_AFTER_SETBACK = 20;
    private static final double SETBACK = 2;
    private static final double SLOWER = 0.7;
    private static final double LEAST_VIOLATION = 0.02;
    private static final double HOPELESS = 6;

    /** An inequality, by its vertices in rising order and the signs of its three products, with its multiplier. */
    private static final class Triangle {
        private final int i;
        private final int j;
        private final int k;
        private final int ij;
        private final int ik;
        private double multiplier;
        private double best;
        private double violation;

        Triangle(int i, int j, int k, int ij, int ik, double violation) {
            this.i = i;
            this.j = j;
            this.k = k;
            this.ij = ij;
            this.ik = ik;
            this.violation = violation;
        }

        int jk() {
            return ij * ik;
        }

        boolean holds(int vertex) {
            return i == vertex || j == vertex || k == vertex;
        }

        boolean isSame(Triangle other) {
            return i == other.i && j == other.j && k == other.k && ij == other.ij && ik == other.ik;
        }
    }

    private final Subproblem problem;
    private final Couplings couplings;
    private final double[] own;
    private final UnitVectors vectors;
    private final MixingKernel kernel;
    private final RandomGenerator random;
    private final double[] pull;
    private final double[] products;
    private final List<Triangle> triangles = new ArrayList<>();
    private double estimate;
    private double bestEstimate;
    private double pace = 1;
    private double proved = Double.NEGATIVE_INFINITY;
    private int sweeps;

    TriangleBound(Subproblem problem, UnitVectors start, RandomGenerator random) {
        this.problem = problem;
        this.couplings = Couplings.dense(problem.couplings);
        this.own = couplings.values.clone();
        this.vectors = start;
        this.kernel = MixingKernel.fastest();
        this.random = random;
        this.pull = new double[start.stride];
        this.products = new double[own.length];
    }

    /** Takes over the inequalities of the problem from which vertex {@code tied} was tied to {@code to}. */
    void inherit(TriangleBound parent, int tied, int to, boolean opposite) {
        proved = parent.proved;
        for (Triangle t : parent.triangles) {
            if (t.best > 0 && !(t.holds(tied) && t.holds(to))) {
                Triangle moved = tied(t, tied, to, opposite);
                moved.multiplier = t.best;
                moved.best = t.best;
                triangles.add(moved);
            }
        }
    }

    /** The inequality in which one vertex is replaced, where it holds that one. */
    private static Triangle tied(Triangle t, int tied, int to, boolean opposite) {
        int sign = opposite ? -1 : 1;
        int first = Subproblem.after(t.i == tied ? to : t.i, tied);
        int second = Subproblem.after(t.j == tied ? to : t.j, tied);
        int third = Subproblem.after(t.k == tied ? to : t.k, tied);
        int ij = t.ij * (t.i == tied || t.j == tied ? sign : 1);
        int ik = t.ik * (t.i == tied || t.k == tied ? sign : 1);
        return sorted(first, second, third, ij, ik);
    }

    /** By vertices in rising order; the sign of the third product is that of the other two together. */
    private static Triangle sorted(int a, int b, int c, int ab, int ac) {
        if (a > b) {
            return sorted(b, a, c, ab, ab * ac);
        }
        return b > c ? sorted(a, c, b, ac, ab) : new Triangle(a, b, c, ab, ac, 0);
    }

    UnitVectors vectors() {
        return vectors;
    }

    int sweeps() {
        return sweeps;
    }

    /** The best bound so far. */
    double proved() {
        return proved;
    }

    /** The relaxed product of two vertices. */
    double product(int a, int b) {
        return products[couplings.denseIndex(a, b)];
    }

    /**
     * Raises the bound until it reaches {@code target}, or the iterations are spent, or it is plain that
     * it will not get there, or {@code interrupted}.
     */
    void tighten(double target, int mostIterations, BooleanSupplier interrupted) {
        applyMultipliers();
        mix(FIRST_SWEEPS);
        bestEstimate = estimate;
        prove(target);
        double before = Double.NEGATIVE_INFINITY;
        for (int iteration = 1; iteration <= mostIterations && promises(target, before); iteration++) {
            raiseMultipliers(target, iteration);
            mix(SWEEPS);
            judge(target);
            boolean last = iteration == mostIterations || interrupted.getAsBoolean();
            if (iteration % ITERATIONS_PER_CHECK == 0 || last || estimate >= target) {
                before = proved;
                prove(target);
            }
            if (last) {
                return;
            }
        }
    }

    /** Whether what the last proof gained lets the target be reached before long. */
    private boolean promises(double target, double before) {
        return proved < target && target - proved <= HOPELESS * (proved - before);
    }

    private void mix(int times) {
        double sum = 0;
        for (int sweep = 0; sweep < times; sweep++) {
            sum = 0;
            for (int i = 0; i < vectors.size; i++) {
                sum += mixOne(i);
            }
        }
        sweeps += times;
        estimate = problem.constant - sum / 2 - sumOfMultipliers();
        for (int i = 0; i < vectors.size; i++) {
            for (int j = 0; j < i; j++) {
                double product = vectors.product(i, j);
                products[couplings.denseIndex(i, j)] = product;
                products[couplings.denseIndex(j, i)] = product;
            }
        }
    }

    /** Gives the strength of the pull. */
    private double mixOne(int i) {
        kernel.pull(couplings, vectors, i, pull);
        double square = 0;
        for (double x : pull) {
            square += x * x;
        }
        double size = Math.sqrt(square);
        for (int c = 0; c < pull.length && size > 0; c++) {
            vectors.rows[i * vectors.stride + c] = -pull[c] / size;
        }
        return size;
    }

    private double sumOfMultipliers() {
        double sum = 0;
        for (Triangle t : triangles) {
            sum += t.multiplier;
        }
        return sum;
    }

    /** Along the violations, with a step after Polyak. */
    private void raiseMultipliers(double target, int iteration) {
        if (iteration % ITERATIONS_PER_CHECK == 1) {
            triangles.addAll(separate());
        }
        double square = 0;
        for (Triangle t : triangles) {
            t.violation = violation(t);
            if (t.violation > 0 || t.multiplier > 0) {
                square += t.violation * t.violation;
            }
        }
        double step = square > 0 ? pace * Math.max(0, target - estimate) / square : 0;
        for (Triangle t : triangles) {
            t.multiplier = Math.max(0, t.multiplier + step * t.violation);
        }
        triangles.removeIf(t -> t.multiplier == 0 && t.best == 0 && t.violation < 0);
        applyMultipliers();
    }

    /** Keeps the best multipliers, and goes back to them, at a slower pace, from where the target is twice as far. */
    private void judge(double target) {
        if (estimate > bestEstimate) {
            bestEstimate = estimate;
            for (Triangle t : triangles) {
                t.best = t.multiplier;
            }
        } else if (target - estimate > SETBACK * (target - bestEstimate)) {
            pace *= SLOWER;
            for (Triangle t : triangles) {
                t.multiplier = t.best;
            }
            applyMultipliers();
            mix(SWEEPS_AFTER_SETBACK);
            bestEstimate = estimate;
        }
    }

    private double violation(Triangle t) {
        return -1 - t.ij * product(t.i, t.j) - t.ik * product(t.i, t.k) - t.jk() * product(t.j, t.k);
    }

    private void applyMultipliers() {
        System.arraycopy(own, 0, couplings.values, 0, own.length);
        for (Triangle t : triangles) {
            add(t.i, t.j, -t.multiplier * t.ij);
            add(t.i, t.k, -t.multiplier * t.ik);
            add(t.j, t.k, -t.multiplier * t.jk());
        }
    }

    private void add(int i, int j, double value) {
        couplings.values[couplings.denseIndex(i, j)] += value;
        couplings.values[couplings.denseIndex(j, i)] += value;
    }

    /** The inequalities broken most that are not at work yet, at most three for each vertex. */
    private List<Triangle> separate() {
        int most = 3 * vectors.size;
        PriorityQueue<Triangle> worst = new PriorityQueue<>(Comparator.comparingDouble(t -> t.violation));
        for (int i = 0; i < vectors.size; i++) {
            for (int j = i + 1; j < vectors.size; j++) {
                for (int k = j + 1; k < vectors.size; k++) {
                    offerWorst(worst, most, i, j, k);
                }
            }
        }
        worst.removeIf(t -> triangles.stream().anyMatch(t::isSame));
        return new ArrayList<>(worst);
    }

    private void offerWorst(PriorityQueue<Triangle> worst, int most, int i, int j, int k) {
        double ij = product(i, j);
        double ik = product(i, k);
        double jk = product(j, k);
        double threshold = worst.size() < most ? LEAST_VIOLATION : worst.element().violation;
        offer(worst, most, threshold, i, j, k, 1, 1, -1 - ij - ik - jk);
        offer(worst, most, threshold, i, j, k, 1, -1, -1 - ij + ik + jk);
        offer(worst, most, threshold, i, j, k, -1, 1, -1 + ij - ik + jk);
        offer(worst, most, threshold, i, j, k, -1, -1, -1 + ij + ik - jk);
    }

    private static void offer(
            PriorityQueue<Triangle> worst, int most, double threshold, int i, int j, int k, int ij, int ik, double violation) {
        if (violation > threshold) {
            worst.add(new Triangle(i, j, k, ij, ik, violation));
            if (worst.size() > most) {
                worst.remove();
            }
        }
    }

    private void prove(double target) {
        double[] multipliers = new double[vectors.size];
        for (int i = 0; i < multipliers.length; i++) {
            kernel.pull(couplings, vectors, i, pull);
            double square = 0;
            for (double x : pull) {
                square += x * x;
            }
            multipliers[i] = -Math.sqrt(square);
        }
        double tolerance = 1e-3 * Math.max(1e-6 * Math.abs(target), Math.abs(target - estimate));
        double bound = DualBound.of(couplings, problem.constant - sumOfMultipliers(), multipliers, tolerance, random).value();
        proved = Math.max(proved, bound);
    }
}
