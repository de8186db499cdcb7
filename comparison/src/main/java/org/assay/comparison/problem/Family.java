package org.assay.comparison.problem;

/**
 * A kind of generated problem, as a list of them shows it.
 *
 * @param usage   how it is asked for: {@code gnp:N:P}
 * @param example one that works: {@code gnp:20:0.5}
 */
public record Family(String name, String usage, String example, String summary) {}
