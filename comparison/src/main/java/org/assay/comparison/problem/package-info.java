/**
 * What is to be solved: instances with their cost, digest and known optimum, by name, by seeded
 * generator or from files.
 *
 * <p>A problem <em>is</em> its {@link org.assay.comparison.problem.Cost} on every assignment; all
 * other forms (Ising, QUBO, diagonal) come from {@link org.assay.comparison.problem.Encoding}, which
 * holds every sign convention of the project. An assignment is a {@code Spins}: variable {@code i} is
 * {@code x_i = 1} where spin {@code i} is down, {@code z = 1 - 2x}, and bit {@code i} of an index is
 * {@code x_i}. Variables and nodes count from 0, whatever a file does. Generated instances depend on
 * the seed alone, not on machine or JDK.
 */
@NullMarked
package org.assay.comparison.problem;

import org.jspecify.annotations.NullMarked;
