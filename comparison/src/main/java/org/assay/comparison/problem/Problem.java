package org.assay.comparison.problem;

import java.util.Optional;

/**
 * One instance to be solved.
 *
 * @param name    what the user asked for: {@code reg3:16}, {@code gset:G1}, a file's name
 * @param optimum what is known without solving it
 */
public record Problem(String name, Cost cost, Origin origin, Optional<Optimum> optimum) {

    public Problem {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a problem needs a name");
        }
    }

    /** An instance of which nobody has said what its best cost is. */
    public static Problem of(String name, Cost cost, Origin origin) {
        return new Problem(name, cost, origin, Optional.empty());
    }

    public int size() {
        return cost.size();
    }

    public Problem withOptimum(Optimum known) {
        return new Problem(name, cost, origin, Optional.of(known));
    }

    /** SHA-256, in hexadecimal, of the instance's canonical text; independent of name and origin. */
    public String digest() {
        return Digests.sha256(CanonicalText.of(cost));
    }

    /** {@code MaxCut on reg3:16 (seed 7): 16 nodes, 24 edges}. */
    @Override
    public String toString() {
        String seed = origin instanceof Origin.Seeded(long s) ? " (seed %d)".formatted(s) : "";
        return "%s on %s%s: %s".formatted(cost.title(), name, seed, cost.extent());
    }
}
