/**
 * Small dense networks: their architecture, training by back-propagation, evaluation, and files.
 *
 * <p>An {@link org.assay.classical.learning.Architecture} is a value; a
 * {@link org.assay.classical.learning.Network} is an architecture with its parameters. There are two
 * implementations of the loss and its gradient. {@link org.assay.classical.learning.NetworkLoss} is
 * the definition: plain loops in double precision, an objective for every method of {@code
 * classical.descent}. {@link org.assay.classical.learning.Training} runs mini-batches in single
 * precision on the matrix kernels, and is tested against the definition.
 *
 * <p>Parameters lie layer by layer: the weights by rows, one row an input, then the biases.
 */
@NullMarked
package org.assay.classical.learning;

import org.jspecify.annotations.NullMarked;
