package org.assay.comparison.problem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assay.classical.search.Autocorrelation;
import org.assay.classical.search.ClauseWeights;
import org.assay.classical.search.Landscape;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.Spins;
import org.assay.classical.search.WeightedGraph;
import org.assay.quantum.observable.DiagonalCost;
import org.assay.quantum.observable.DiagonalHamiltonian;
import org.assay.quantum.observable.IsingDiagonal;
import org.assay.quantum.observable.IsingHamiltonian;

/**
 * Every sign convention of the project.
 *
 * <pre>
 * assignment   x_i = 1  <=>  spin i is down  <=>  z_i = 1 - 2 x_i = -1  <=>  bit i of the index is 1
 * MaxCut       C = sum w_ij [x_i != x_j], maximised; every other energy here is minimised
 * to Ising     J = w/2, h = 0, constant = -W/2:  H = -C
 * to QUBO      l_i = -sum_j w_ij, q_ij = 2 w_ij:  Q = -C
 * QUBO, Ising  J = q/4, h_i = -l_i/2 - sum_j q_ij/4, constant + sum l/2 + sum q/4
 * Ising, QUBO  q = 4 J, l_i = -2 h_i - 2 sum_j J_ij, constant + sum h + sum J
 * Ising, MaxCut  w_ij = 2 J_ij, w_(i,n) = 2 h_i on one node more:  H = constant + W/2 - C, where
 *              z_n = +1, or all spins are flipped
 * partition    J_ij = 2 a_i a_j, constant = sum a^2:  H = (sum a z)^2
 * QAOA         |psi> = prod exp(-i beta sum X) exp(-i gamma C) |+>  with C in the sense of the
 *              problem ({@link #diagonal}); the mean of {@link #energyDiagonal} is what is minimised.
 *              Taking the energy for C instead turns gamma into -gamma where the goal is to maximise.
 * </pre>
 *
 * <p>An energy is a cost seen as something to minimise: {@link Goal#energy}.
 */
public final class Encoding {
    private static final int MOST_QUBITS = 30;

    private Encoding() {}

    // Assignments.

    /** The assignment whose variable i is bit i of the index; at most 63 variables. */
    public static Spins assignment(int size, long index) {
        if (size < 63 && (index < 0 || index >= 1L << size)) {
            throw new IllegalArgumentException("index %d, but %d variables have 0..%d".formatted(index, size, (1L << size) - 1));
        }
        return Spins.ofBits(size, index);
    }

    /** The index whose bit i is variable i; at most 63 variables. */
    public static long index(Spins assignment) {
        if (assignment.size() > 63) {
            throw new IllegalArgumentException("%d variables, but an index holds 63".formatted(assignment.size()));
        }
        long index = 0;
        for (int i = 0; i < assignment.size(); i++) {
            index |= assignment.isDown(i) ? 1L << i : 0;
        }
        return index;
    }

    // Energies: what both sides minimise.

    /** Whether the cost has a form with fields and couplings alone, on its own variables. */
    public static boolean isQuadratic(Cost cost) {
        return switch (cost) {
            case Cost.MaxCut _, Cost.Ising _, Cost.Qubo _, Cost.Partition _ -> true;
            case Cost.MaxSat sat -> sat.clauses().stream().allMatch(c -> c.literals().size() <= 2);
            case Cost.Labs(int size) -> size <= 3;
        };
    }

    /**
     * The energy of a quadratic cost for the classical solvers.
     *
     * @throws IllegalArgumentException if the cost {@linkplain #isQuadratic is not quadratic}
     */
    public static SpinModel spinModel(Cost cost) {
        return switch (cost) {
            case Cost.MaxCut(WeightedGraph graph) -> SpinModel.maxCut(graph);
            case Cost.Ising(SpinModel model) -> model;
            case Cost.Qubo qubo -> toIsing(qubo).model();
            case Cost.Partition _, Cost.MaxSat _, Cost.Labs _ -> SpinPolynomial.energyOf(cost).toModel();
        };
    }

    /** The energy of any cost, for classical methods that need nothing but flips; {@link #spinModel} where it is quadratic. */
    public static Landscape landscape(Cost cost) {
        if (isQuadratic(cost)) {
            return spinModel(cost);
        }
        return switch (cost) {
            case Cost.Labs(int size) -> new Autocorrelation(size);
            case Cost.MaxSat sat -> new ClauseWeights(sat.size(),
                    sat.clauses().stream().map(c -> c.literals().stream().mapToInt(k -> k).toArray()).toList(),
                    sat.clauses().stream().mapToDouble(Cost.MaxSat.Clause::weight).toArray());
            case Cost.MaxCut _, Cost.Ising _, Cost.Qubo _, Cost.Partition _ -> throw new IllegalStateException("is quadratic");
        };
    }

    /** The energy of a quadratic cost for the quantum side: the same coefficients as {@link #spinModel}. */
    public static IsingHamiltonian hamiltonian(Cost cost) {
        SpinModel model = spinModel(cost);
        List<Double> fields = new ArrayList<>();
        for (int i = 0; i < model.size(); i++) {
            fields.add(model.field(i));
        }
        WeightedGraph couplings = model.couplings();
        List<IsingHamiltonian.Coupling> pairs = new ArrayList<>();
        for (int e = 0; e < couplings.edges(); e++) {
            pairs.add(new IsingHamiltonian.Coupling(couplings.source(e), couplings.target(e), couplings.weight(e)));
        }
        return new IsingHamiltonian(fields, pairs, model.constant());
    }

    /** The energy of every assignment, by index; at most 30 variables. */
    public static DiagonalHamiltonian energyDiagonal(Cost cost) {
        requireQubits(cost);
        return isQuadratic(cost) ? hamiltonian(cost).diagonal() : SpinPolynomial.energyOf(cost).diagonal(1).spread();
    }

    /** The cost of every assignment, computed as it is read rather than held: see {@link #diagonal}; at most 62 variables. */
    public static DiagonalCost diagonalCost(Cost cost) {
        double sign = cost.goal().energy(1);
        return isQuadratic(cost) ? IsingDiagonal.of(hamiltonian(cost).times(sign)) : SpinPolynomial.energyOf(cost).diagonal(sign);
    }

    /** Whether an assignment and its complement have the same cost, for all of them, as the form of the cost shows. */
    public static boolean isSymmetric(Cost cost) {
        return isQuadratic(cost) ? hamiltonian(cost).isSymmetric() : cost instanceof Cost.Labs;
    }

    /** The cost of every assignment, by index: what a QAOA phase separator exponentiates. */
    public static DiagonalHamiltonian diagonal(Cost cost) {
        DiagonalHamiltonian energies = energyDiagonal(cost);
        double[] values = energies.values();
        for (int x = 0; x < values.length; x++) {
            values[x] = cost.goal().energy(values[x]);
        }
        return energies;
    }

    /**
     * How fast the phase of a QAOA turns a spin, at most: over all variables, the largest root of the
     * sum of squares of twice the coefficients of the terms with it. Angles gamma times this are of order
     * one; for MaxCut with weights 1 it is the root of the largest degree.
     */
    public static double phaseScale(Cost cost) {
        double[] squares = new double[cost.size()];
        if (isQuadratic(cost)) {
            addSquares(squares, spinModel(cost));
        } else {
            SpinPolynomial.energyOf(cost).terms().forEach((spins, c) -> spins.forEach(i -> squares[i] += 4 * c * c));
        }
        return Math.sqrt(Arrays.stream(squares).max().orElse(0));
    }

    private static void addSquares(double[] squares, SpinModel model) {
        for (int i = 0; i < squares.length; i++) {
            squares[i] += 4 * model.field(i) * model.field(i);
        }
        WeightedGraph couplings = model.couplings();
        for (int e = 0; e < couplings.edges(); e++) {
            double square = 4 * couplings.weight(e) * couplings.weight(e);
            squares[couplings.source(e)] += square;
            squares[couplings.target(e)] += square;
        }
    }

    private static void requireQubits(Cost cost) {
        if (cost.size() > MOST_QUBITS) {
            throw new IllegalArgumentException("a diagonal over %d variables has 2^%d values; at most 2^%d fit"
                    .formatted(cost.size(), cost.size(), MOST_QUBITS));
        }
    }

    /** The mean cost over all assignments. */
    public static double uniformMean(Cost cost) {
        double mean = isQuadratic(cost)
                ? spinModel(cost).constant()
                : SpinPolynomial.energyOf(cost).terms().getOrDefault(List.of(), 0.0);
        return cost.goal().energy(mean);
    }

    // From one problem to another.

    /** Minus the cut as a QUBO. */
    public static Cost.Qubo toQubo(Cost.MaxCut cut) {
        WeightedGraph graph = cut.graph();
        double[] linear = new double[graph.nodes()];
        for (int e = 0; e < graph.edges(); e++) {
            linear[graph.source(e)] -= graph.weight(e);
            linear[graph.target(e)] -= graph.weight(e);
        }
        return new Cost.Qubo(linear, graph.scaled(2), 0);
    }

    /** Minus the cut as an Ising energy. */
    public static Cost.Ising toIsing(Cost.MaxCut cut) {
        return new Cost.Ising(SpinModel.maxCut(cut.graph()));
    }

    /** The same energy over spins. */
    public static Cost.Ising toIsing(Cost.Qubo qubo) {
        double[] fields = new double[qubo.size()];
        double constant = qubo.constant();
        for (int i = 0; i < fields.length; i++) {
            fields[i] = -qubo.linear()[i] / 2;
            constant += qubo.linear()[i] / 2;
        }
        WeightedGraph q = qubo.quadratic();
        for (int e = 0; e < q.edges(); e++) {
            fields[q.source(e)] -= q.weight(e) / 4;
            fields[q.target(e)] -= q.weight(e) / 4;
            constant += q.weight(e) / 4;
        }
        return new Cost.Ising(SpinModel.ising(fields, q.scaled(0.25), constant));
    }

    /** The same energy over bits. */
    public static Cost.Qubo toQubo(Cost.Ising ising) {
        SpinModel model = ising.model();
        double[] linear = new double[model.size()];
        double constant = model.constant();
        for (int i = 0; i < linear.length; i++) {
            linear[i] = -2 * model.field(i);
            constant += model.field(i);
        }
        WeightedGraph couplings = model.couplings();
        for (int e = 0; e < couplings.edges(); e++) {
            linear[couplings.source(e)] -= 2 * couplings.weight(e);
            linear[couplings.target(e)] -= 2 * couplings.weight(e);
            constant += couplings.weight(e);
        }
        return new Cost.Qubo(linear, couplings.scaled(4), constant);
    }

    /**
     * The cut that stands for an Ising energy.
     *
     * @param cut    on one node more than the model has spins if there are fields, otherwise on as many
     * @param offset energy of an assignment + its cut, the further node being on the side of spin +1
     */
    public record AsMaxCut(Cost.MaxCut cut, double offset) {

        /** The assignment of the model that a cut stands for. */
        public Spins assignment(Spins cutAssignment, int modelSize) {
            boolean[] down = cutAssignment.toSides();
            boolean flip = modelSize < down.length && down[modelSize];
            boolean[] sides = new boolean[modelSize];
            for (int i = 0; i < modelSize; i++) {
                sides[i] = down[i] != flip;
            }
            return Spins.ofSides(sides);
        }
    }

    /** The maximum cut whose optimum is the ground state. */
    public static AsMaxCut toMaxCut(Cost.Ising ising) {
        SpinModel model = ising.model();
        int n = model.size();
        WeightedGraph.Builder graph = WeightedGraph.builder(model.hasFields() ? n + 1 : n);
        WeightedGraph couplings = model.couplings();
        for (int e = 0; e < couplings.edges(); e++) {
            graph.edge(couplings.source(e), couplings.target(e), 2 * couplings.weight(e));
        }
        for (int i = 0; i < n; i++) {
            if (model.field(i) != 0) {
                graph.edge(i, n, 2 * model.field(i));
            }
        }
        WeightedGraph built = graph.build();
        return new AsMaxCut(new Cost.MaxCut(built), model.constant() + built.totalWeight() / 2);
    }
}
