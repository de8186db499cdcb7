package org.assay.comparison.problem;

import java.util.Arrays;
import java.util.List;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.Spins;
import org.assay.classical.search.WeightedGraph;

/**
 * The definition of a problem: a number for every assignment of its binary variables.
 *
 * <p>{@link #of} is the plain formula of the literature and serves as the oracle; whatever computes
 * the same faster goes through {@link Encoding} and must agree with it.
 */
public sealed interface Cost {

    /** Number of binary variables. */
    int size();

    Goal goal();

    /** The cost of an assignment of {@link #size()} variables. */
    double of(Spins assignment);

    /** What the problem is called in a table: {@code MaxCut}. */
    String title();

    /** {@code 16 nodes, 24 edges}. */
    String extent();

    /** Total weight of the edges between the two sides; maximised. */
    record MaxCut(WeightedGraph graph) implements Cost {
        @Override
        public int size() {
            return graph.nodes();
        }

        @Override
        public Goal goal() {
            return Goal.MAXIMISE;
        }

        @Override
        public double of(Spins assignment) {
            return graph.cutValue(assignment);
        }

        @Override
        public String title() {
            return "MaxCut";
        }

        @Override
        public String extent() {
            return "%d nodes, %d edges".formatted(graph.nodes(), graph.edges());
        }
    }

    /** {@code constant + sum h_i z_i + sum J_ij z_i z_j}; minimised. */
    record Ising(SpinModel model) implements Cost {
        @Override
        public int size() {
            return model.size();
        }

        @Override
        public Goal goal() {
            return Goal.MINIMISE;
        }

        @Override
        public double of(Spins assignment) {
            return model.energy(assignment);
        }

        @Override
        public String title() {
            return "Ising";
        }

        @Override
        public String extent() {
            return "%d spins, %d couplings".formatted(model.size(), model.couplings().edges());
        }
    }

    /**
     * {@code constant + sum_i l_i x_i + sum_(i<j) q_ij x_i x_j}, with {@code q_ij} the sum of both
     * triangles of a matrix; minimised.
     *
     * @param linear    l_i, one for each variable
     * @param quadratic q_ij as edge weights, on as many nodes
     */
    @SuppressWarnings("ArrayRecordComponent") // copied on the way in; problems are compared by digest
    record Qubo(double[] linear, WeightedGraph quadratic, double constant) implements Cost {
        public Qubo {
            linear = linear.clone();
            if (linear.length != quadratic.nodes()) {
                throw new IllegalArgumentException("%d linear terms, but %d variables in the quadratic ones"
                        .formatted(linear.length, quadratic.nodes()));
            }
            for (int i = 0; i < linear.length; i++) {
                requireFinite("linear term of variable " + i, linear[i]);
            }
            requireFinite("constant", constant);
        }

        @Override
        public int size() {
            return linear.length;
        }

        @Override
        public Goal goal() {
            return Goal.MINIMISE;
        }

        @Override
        public double of(Spins assignment) {
            requireSize(this, assignment);
            double sum = constant;
            for (int i = 0; i < linear.length; i++) {
                sum += assignment.isDown(i) ? linear[i] : 0;
            }
            for (int e = 0; e < quadratic.edges(); e++) {
                boolean both = assignment.isDown(quadratic.source(e)) && assignment.isDown(quadratic.target(e));
                sum += both ? quadratic.weight(e) : 0;
            }
            return sum;
        }

        @Override
        public String title() {
            return "QUBO";
        }

        @Override
        public String extent() {
            return "%d variables, %d products".formatted(size(), quadratic.edges());
        }
    }

    /**
     * Number partition: the square of the difference between the sums of the two parts; minimised.
     *
     * @param numbers positive integers whose sum is at most 94906265, so that its square is exact
     */
    record Partition(List<Long> numbers) implements Cost {
        private static final long LARGEST_SUM = 94_906_265;

        public Partition {
            numbers = List.copyOf(numbers);
            if (numbers.isEmpty() || numbers.stream().anyMatch(a -> a < 1 || a > LARGEST_SUM)) {
                throw new IllegalArgumentException("numbers are %s, but must be at least one positive integer up to %d"
                        .formatted(numbers, LARGEST_SUM));
            }
            long sum = numbers.stream().mapToLong(a -> a).sum();
            if (sum > LARGEST_SUM) {
                throw new IllegalArgumentException(
                        "numbers sum to %d, but to at most %d, so that the square of a difference is exact; use fewer digits"
                                .formatted(sum, LARGEST_SUM));
            }
        }

        @Override
        public int size() {
            return numbers.size();
        }

        @Override
        public Goal goal() {
            return Goal.MINIMISE;
        }

        @Override
        public double of(Spins assignment) {
            requireSize(this, assignment);
            long difference = 0;
            for (int i = 0; i < numbers.size(); i++) {
                difference += numbers.get(i) * assignment.spin(i);
            }
            return (double) difference * difference;
        }

        @Override
        public String title() {
            return "number partition";
        }

        @Override
        public String extent() {
            return "%d numbers".formatted(size());
        }
    }

    /**
     * Low-autocorrelation binary sequences: {@code sum_(k=1..n-1) C_k^2} with
     * {@code C_k = sum_i z_i z_(i+k)}; minimised. Of fourth order, so it has no Ising form on its own
     * spins.
     */
    record Labs(int size) implements Cost {
        public Labs {
            if (size < 2) {
                throw new IllegalArgumentException("a sequence of %d has no autocorrelation; take 2 or more".formatted(size));
            }
        }

        @Override
        public Goal goal() {
            return Goal.MINIMISE;
        }

        @Override
        public double of(Spins assignment) {
            requireSize(this, assignment);
            long sum = 0;
            for (int k = 1; k < size; k++) {
                long correlation = 0;
                for (int i = 0; i + k < size; i++) {
                    correlation += (long) assignment.spin(i) * assignment.spin(i + k);
                }
                sum += correlation * correlation;
            }
            return sum;
        }

        @Override
        public String title() {
            return "LABS";
        }

        @Override
        public String extent() {
            return "length %d".formatted(size);
        }
    }

    /**
     * Weight of the clauses that hold; maximised. A clause is a disjunction of literals in the manner
     * of DIMACS: {@code k} stands for {@code x_(k-1)}, {@code -k} for its negation.
     */
    record MaxSat(int size, List<Clause> clauses) implements Cost {
        public MaxSat {
            clauses = List.copyOf(clauses);
            for (Clause clause : clauses) {
                for (int literal : clause.literals()) {
                    if (literal == 0 || Math.abs(literal) > size) {
                        throw new IllegalArgumentException(
                                "literal %d, but variables are 1..%d, or negative for a negation".formatted(literal, size));
                    }
                }
            }
        }

        @Override
        public Goal goal() {
            return Goal.MAXIMISE;
        }

        @Override
        public double of(Spins assignment) {
            requireSize(this, assignment);
            return clauses.stream().filter(c -> c.holds(assignment)).mapToDouble(Clause::weight).sum();
        }

        @Override
        public String title() {
            return "Max-SAT";
        }

        @Override
        public String extent() {
            return "%d variables, %d clauses".formatted(size, clauses.size());
        }

        /** At least one literal, each of a different variable. */
        public record Clause(List<Integer> literals, double weight) {
            public Clause {
                literals = List.copyOf(literals);
                if (literals.isEmpty() || literals.stream().map(Math::abs).distinct().count() < literals.size()) {
                    throw new IllegalArgumentException(
                            "clause %s, but a clause has at least one literal and each variable at most once".formatted(literals));
                }
                requireFinite("weight of clause", weight);
            }

            public Clause(Integer... literals) {
                this(Arrays.asList(literals), 1);
            }

            boolean holds(Spins assignment) {
                return literals.stream().anyMatch(k -> assignment.isDown(Math.abs(k) - 1) == k > 0);
            }
        }
    }

    private static void requireSize(Cost cost, Spins assignment) {
        if (assignment.size() != cost.size()) {
            throw new IllegalArgumentException(
                    "assignment of %d variables to a problem of %d".formatted(assignment.size(), cost.size()));
        }
    }

    private static void requireFinite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("%s is %s, but must be finite".formatted(what, value));
        }
    }
}
