package org.assay.comparison.experiment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an experiment found.
 *
 * @param entries one for each contender, in the order of the plan
 */
public record ComparisonResult(Plan plan, Quality quality, List<Entry> entries) {

    public ComparisonResult {
        entries = List.copyOf(entries);
    }

    /**
     * The cost that counts as success; a hair worse than the exact one, so that rounding refuses no
     * cost that is just on it.
     */
    public double targetCost() {
        return quality.costAtLeast(plan.target());
    }

    /** The contenders that ran. */
    public List<Entry.Ran> ran() {
        return entries.stream().flatMap(e -> e instanceof Entry.Ran ran ? Stream.of(ran) : Stream.empty()).toList();
    }

    /** The entry of a contender, by its spec. */
    public Optional<Entry> entry(String spec) {
        return entries.stream().filter(e -> e.contender().spec().equals(spec)).findFirst();
    }
}
