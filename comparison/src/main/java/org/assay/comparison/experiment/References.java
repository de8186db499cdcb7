package org.assay.comparison.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assay.classical.search.GrayCode;
import org.assay.classical.search.WeightedGraph;
import org.assay.comparison.contender.Trial;
import org.assay.comparison.problem.Cost;
import org.assay.comparison.problem.Encoding;
import org.assay.comparison.problem.Optimum;
import org.assay.comparison.problem.Problem;

/** What quality is measured against: the proved optimum where there is one, else the best known. */
final class References {
    /** Enumeration takes about a second here. */
    private static final int MOST_SPINS = 30;
    private static final int MOST_OTHERWISE = 22;

    private References() {}

    /** No assignment has a better cost than this, by a contender's proof. */
    record Proof(double cost, String by) {}

    /**
     * Proves the optimum of a small problem; a best known one is raised to the best of these answers,
     * and proved where it meets a bound.
     */
    static Optimum of(Problem problem, List<Trial.Answer> answers, List<Proof> proofs) {
        Cost cost = problem.cost();
        if (problem.optimum().filter(Optimum::isProved).isPresent()) {
            return problem.optimum().get();
        }
        Optional<Optimum> proof = prove(cost);
        if (proof.isPresent()) {
            return proof.get();
        }
        Optional<Trial.Answer> best = answers.stream().min(Comparator.comparingDouble(a -> cost.goal().energy(a.cost())));
        Optional<Optimum> met = best.flatMap(a -> Stream.concat(proofs.stream(), obvious(cost).stream())
                .filter(p -> cost.goal().energy(p.cost()) >= cost.goal().energy(a.cost()) - slack(a.cost()))
                .map(p -> Optimum.proved(a.cost(), p.by())).findFirst());
        if (met.isPresent()) {
            return met.get();
        }
        Optional<Optimum> found = best
                .map(a -> new Optimum(a.cost(), Optimum.Standing.BEST_KNOWN, "best of this run", Optional.empty()));
        Optional<Optimum> known = problem.optimum();
        if (known.isPresent() && (found.isEmpty() || !cost.goal().better(found.get().value(), known.get().value()))) {
            return known.get();
        }
        return found.orElseThrow(() -> new IllegalArgumentException(
                "%s has no known optimum, and no contender gave an answer to stand in; add one such as annealing".formatted(problem.name())));
    }

    /** What cannot be bettered whatever the instance. */
    private static Optional<Proof> obvious(Cost cost) {
        return switch (cost) {
            case Cost.MaxCut(WeightedGraph graph) -> Optional.of(new Proof(
                    IntStream.range(0, graph.edges()).mapToDouble(graph::weight).filter(w -> w > 0).sum(), "every edge of positive weight is cut"));
            case Cost.MaxSat sat -> Optional.of(new Proof(
                    sat.clauses().stream().mapToDouble(Cost.MaxSat.Clause::weight).filter(w -> w > 0).sum(), "every clause holds"));
            case Cost.Partition(List<Long> numbers) -> Optional.of(new Proof(
                    numbers.stream().mapToLong(a -> a).sum() % 2, "the parts differ by their parity"));
            case Cost.Ising _, Cost.Qubo _, Cost.Labs _ -> Optional.empty();
        };
    }

    /** Bound and cost were summed in different orders. */
    private static double slack(double cost) {
        return 1e-9 * Math.max(1, Math.abs(cost));
    }

    static Optional<Optimum> prove(Cost cost) {
        if (Encoding.isQuadratic(cost) && cost.size() <= MOST_SPINS) {
            double energy = GrayCode.census(Encoding.spinModel(cost)).energy();
            return Optional.of(Optimum.proved(cost.goal().energy(energy), "full enumeration"));
        }
        if (!Encoding.isQuadratic(cost) && cost.size() <= MOST_OTHERWISE) {
            return Optional.of(Optimum.proved(cost.goal().energy(Encoding.energyDiagonal(cost).min()), "full enumeration"));
        }
        return Optional.empty();
    }
}
