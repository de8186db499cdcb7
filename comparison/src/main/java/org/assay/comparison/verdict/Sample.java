package org.assay.comparison.verdict;

import java.util.Arrays;
import java.util.List;

/**
 * Costs to target of several instances of one size.
 *
 * @param size  number of variables, at least 1
 * @param costs positive; infinite for an instance whose target was never reached
 */
public record Sample(int size, List<Double> costs) {

    public Sample {
        costs = List.copyOf(costs);
        if (size < 1) {
            throw new IllegalArgumentException("size is %d, but must be at least 1".formatted(size));
        }
        if (costs.isEmpty() || costs.stream().anyMatch(c -> !(c > 0))) {
            throw new IllegalArgumentException("costs at size %d are %s, but must be at least one positive number".formatted(size, costs));
        }
    }

    /** Median, infinite where half of the instances or more were never solved. */
    double median() {
        return median(costs.stream().mapToDouble(c -> c).toArray());
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Share of instances that were never solved. */
    public double censored() {
        return (double) costs.stream().filter(c -> c.isInfinite()).count() / costs.size();
    }
}
