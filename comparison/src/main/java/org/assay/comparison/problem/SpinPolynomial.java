package org.assay.comparison.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.WeightedGraph;
import org.assay.quantum.observable.DiagonalCost;
import org.assay.quantum.observable.PauliDiagonal;
import org.assay.quantum.observable.PauliString;
import org.assay.quantum.observable.PauliSum;

/**
 * An energy as a polynomial over spins: to each set of variables, in increasing order, the
 * coefficient of the product of their spins. The empty set is the constant.
 */
record SpinPolynomial(int size, Map<List<Integer>, Double> terms) {

    /** The energy of a cost, expanded. */
    static SpinPolynomial energyOf(Cost cost) {
        Builder sum = new Builder(cost.size());
        switch (cost) {
            case Cost.MaxCut _, Cost.Ising _, Cost.Qubo _ -> sum.addModel(Encoding.spinModel(cost));
            case Cost.Partition(List<Long> numbers) -> addPartition(sum, numbers);
            case Cost.Labs(int n) -> addLabs(sum, n);
            case Cost.MaxSat sat -> sat.clauses().forEach(c -> addClause(sum, c));
        }
        return sum.build();
    }

    private static void addPartition(Builder sum, List<Long> numbers) {
        for (int i = 0; i < numbers.size(); i++) {
            sum.add((double) numbers.get(i) * numbers.get(i));
            for (int j = i + 1; j < numbers.size(); j++) {
                sum.add(2.0 * numbers.get(i) * numbers.get(j), i, j);
            }
        }
    }

    /** {@code C_k^2} has (n-k) squares, which are 1, and each pair of different products twice. */
    private static void addLabs(Builder sum, int n) {
        for (int k = 1; k < n; k++) {
            sum.add(n - k);
            for (int i = 0; i + k < n; i++) {
                for (int j = i + 1; j + k < n; j++) {
                    sum.add(2, i, i + k, j, j + k);
                }
            }
        }
    }

    /** Minus the weight, unless every literal fails: {@code -w + w prod (1 + s_l z_l)/2}, s = +1 for a plain literal. */
    private static void addClause(Builder sum, Cost.MaxSat.Clause clause) {
        List<Integer> literals = clause.literals();
        sum.add(-clause.weight());
        for (int subset = 0; subset < 1 << literals.size(); subset++) {
            int chosen = subset;
            int[] members = IntStream.range(0, literals.size()).filter(b -> (chosen >>> b & 1) == 1).toArray();
            int sign = 1;
            for (int b : members) {
                sign *= Integer.signum(literals.get(b));
            }
            sum.add(sign * Math.scalb(clause.weight(), -literals.size()),
                    IntStream.of(members).map(b -> Math.abs(literals.get(b)) - 1).toArray());
        }
    }

    int degree() {
        return terms.keySet().stream().mapToInt(List::size).max().orElse(0);
    }

    /** The same energy in sparse quadratic form. */
    SpinModel toModel() {
        if (degree() > 2) {
            throw new IllegalArgumentException(
                    "the cost has products of %d spins, but an Ising model has pairs only".formatted(degree()));
        }
        double[] fields = new double[size];
        WeightedGraph.Builder couplings = WeightedGraph.builder(size);
        double constant = 0;
        for (Map.Entry<List<Integer>, Double> term : terms.entrySet()) {
            List<Integer> spins = term.getKey();
            switch (spins.size()) {
                case 0 -> constant = term.getValue();
                case 1 -> fields[spins.getFirst()] = term.getValue();
                default -> couplings.edge(spins.get(0), spins.get(1), term.getValue());
            }
        }
        return SpinModel.ising(fields, couplings.build(), constant);
    }

    /** The energy of every assignment, times a factor, computed as it is read; at most 62 variables. */
    DiagonalCost diagonal(double factor) {
        return PauliDiagonal.of(size, new PauliSum(terms.entrySet().stream()
                .map(term -> new PauliSum.Term(factor * term.getValue(), PauliString.z(term.getKey().stream().mapToInt(i -> i).toArray())))
                .toList()));
    }

    /** Adds up terms; a spin that comes twice in a product is its own inverse and leaves it. */
    private static final class Builder {
        private final int size;
        private final Map<List<Integer>, Double> terms = new LinkedHashMap<>();

        Builder(int size) {
            this.size = size;
        }

        void add(double coefficient, int... spins) {
            List<Integer> product = new ArrayList<>();
            IntStream.of(spins).sorted().forEach(spin -> {
                if (!product.isEmpty() && product.getLast() == spin) {
                    product.removeLast();
                } else {
                    product.add(spin);
                }
            });
            terms.merge(List.copyOf(product), coefficient, Double::sum);
        }

        void addModel(SpinModel model) {
            add(model.constant());
            for (int i = 0; i < model.size(); i++) {
                add(model.field(i), i);
            }
            WeightedGraph couplings = model.couplings();
            for (int e = 0; e < couplings.edges(); e++) {
                add(couplings.weight(e), couplings.source(e), couplings.target(e));
            }
        }

        SpinPolynomial build() {
            terms.values().removeIf(c -> c == 0);
            return new SpinPolynomial(size, Collections.unmodifiableMap(terms));
        }
    }
}
