package org.assay.comparison.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.assay.classical.search.WeightedGraph;

/**
 * One text for one instance, for its digest: terms in the order of the instance, nodes from 1. For
 * MaxCut it is the rudy format, so that {@code gset:G1} has the digest of the published file.
 */
final class CanonicalText {

    private CanonicalText() {}

    static String of(Cost cost) {
        StringBuilder text = new StringBuilder();
        switch (cost) {
            case Cost.MaxCut(WeightedGraph graph) -> rudy(text, graph);
            case Cost.Ising ising -> {
                text.append("ising ").append(number(ising.model().constant())).append('\n');
                for (int i = 0; i < ising.size(); i++) {
                    line(text, i, i, ising.model().field(i));
                }
                rudy(text, ising.model().couplings());
            }
            case Cost.Qubo qubo -> {
                text.append("qubo ").append(number(qubo.constant())).append('\n');
                for (int i = 0; i < qubo.size(); i++) {
                    line(text, i, i, qubo.linear()[i]);
                }
                rudy(text, qubo.quadratic());
            }
            case Cost.Partition partition ->
                text.append("partition ").append(words(partition.numbers())).append('\n');
            case Cost.Labs(int size) -> text.append("labs ").append(size).append('\n');
            case Cost.MaxSat sat -> {
                text.append("maxsat ").append(sat.size()).append('\n');
                sat.clauses().forEach(c -> text.append(number(c.weight())).append(' ').append(words(c.literals())).append(" 0\n"));
            }
        }
        return text.toString();
    }

    static void rudy(StringBuilder text, WeightedGraph graph) {
        text.append(graph.nodes()).append(' ').append(graph.edges()).append('\n');
        for (int e = 0; e < graph.edges(); e++) {
            line(text, graph.source(e), graph.target(e), graph.weight(e));
        }
    }

    private static void line(StringBuilder text, int i, int j, double weight) {
        text.append(i + 1).append(' ').append(j + 1).append(' ').append(number(weight)).append('\n');
    }

    /** The shortest decimal that reads back as the same double, without a fraction where there is none. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }

    private static String words(List<? extends Number> numbers) {
        return numbers.stream().map(Object::toString).collect(Collectors.joining(" "));
    }
}
