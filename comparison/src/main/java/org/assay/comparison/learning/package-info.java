/**
 * The learning track: a variational classifier, trained through a simulated circuit, beside networks
 * and logistic regression on the same splits.
 *
 * <p>Qubit 0 is bit 0 of an amplitude's index. A circuit's scores are read from the expectation values
 * of Z on its qubits, exactly, without shots. Every learner that is trained by steps gets the same
 * samples in the same batches, the same Adam and the same epochs; {@link
 * org.assay.comparison.learning.Contest} sees to it. What follows from the seed stands apart from what
 * a clock or a meter said, as in {@code experiment}. All run on one thread.
 */
@NullMarked
package org.assay.comparison.learning;

import org.jspecify.annotations.NullMarked;
