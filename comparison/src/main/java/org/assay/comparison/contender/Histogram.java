package org.assay.comparison.contender;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.assay.comparison.problem.Goal;

/**
 * How often each cost was sampled, ascending.
 *
 * @param bars different costs, each at least once
 */
public record Histogram(List<Bar> bars) {

    /** One cost and how many samples had it. */
    public record Bar(double cost, long count) {}

    public Histogram {
        bars = List.copyOf(bars);
    }

    static Histogram of(NavigableMap<Double, Long> counts) {
        return new Histogram(counts.entrySet().stream().map(e -> new Bar(e.getKey(), e.getValue())).toList());
    }

    public long samples() {
        return bars.stream().mapToLong(Bar::count).sum();
    }

    /** The mean cost; NaN without samples. */
    public double mean() {
        return bars.stream().mapToDouble(b -> b.cost() * b.count()).sum() / samples();
    }

    /** How many samples are at least as good as a cost. */
    public long reaching(double target, Goal goal) {
        return bars.stream().filter(b -> !goal.better(target, b.cost())).mapToLong(Bar::count).sum();
    }

    /** Both together. */
    public Histogram plus(Histogram other) {
        TreeMap<Double, Long> counts = new TreeMap<>();
        for (Histogram each : List.of(this, other)) {
            each.bars.forEach(b -> counts.merge(b.cost(), b.count(), Long::sum));
        }
        return of(counts);
    }

    /** As a map from cost to count, ascending. */
    public Map<Double, Long> toMap() {
        TreeMap<Double, Long> counts = new TreeMap<>();
        bars.forEach(b -> counts.put(b.cost(), b.count()));
        return counts;
    }
}
