package org.assay.comparison.verdict;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Whether a cost to target was minimised over a setting, such as the length of a run. A length that is
 * too long for small sizes makes growth look flat, one that is too short for large sizes makes it look
 * steep; only the minimum over the setting tells.
 *
 * @param interior share of the sizes at which the best setting is neither the first nor the last tried
 * @param atFirst  sizes at which it was the first: shorter runs might be better
 * @param atLast   sizes at which it was the last: longer runs might be better
 * @see <a href="https://doi.org/10.1126/science.1252319">Ronnow et al. 2014, on the choice of annealing time</a>
 */
public record Minimisation(double interior, List<Integer> atFirst, List<Integer> atLast) {
    /** Share of the sizes whose optimum must be interior. */
    public static final double ENOUGH = 0.8;

    public Minimisation {
        atFirst = List.copyOf(atFirst);
        atLast = List.copyOf(atLast);
    }

    /** @param costs for each size, the cost at each setting; at least one size */
    public static Minimisation of(NavigableMap<Integer, NavigableMap<Double, Double>> costs) {
        if (costs.isEmpty() || costs.values().stream().anyMatch(NavigableMap::isEmpty)) {
            throw new IllegalArgumentException("a size without any setting says nothing; give each size at least one");
        }
        List<Integer> first = costs.keySet().stream().filter(n -> best(costs, n).equals(settings(costs, n).firstKey())).toList();
        List<Integer> last = costs.keySet().stream().filter(n -> best(costs, n).equals(settings(costs, n).lastKey())).toList();
        long edge = costs.keySet().stream().filter(n -> first.contains(n) || last.contains(n)).count();
        return new Minimisation(1 - (double) edge / costs.size(), first, last);
    }

    private static NavigableMap<Double, Double> settings(NavigableMap<Integer, NavigableMap<Double, Double>> costs, Integer size) {
        return costs.getOrDefault(size, new TreeMap<>());
    }

    private static Double best(NavigableMap<Integer, NavigableMap<Double, Double>> costs, Integer size) {
        return settings(costs, size).entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }

    /** Whether the growth of the minimum may be believed. */
    public boolean isOptimised() {
        return interior >= ENOUGH;
    }
}
