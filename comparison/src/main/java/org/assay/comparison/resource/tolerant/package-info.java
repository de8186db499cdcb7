/**
 * Physical qubits and seconds of a fault-tolerant computation, after the Azure Quantum Resource
 * Estimator.
 *
 * <p>The model is that of Beverland et al. (arXiv:2211.07629) as the open-source estimator
 * (microsoft/qsharp) computes it, to the last integer: {@link
 * org.assay.comparison.resource.tolerant.AzureModel}. Where the estimator takes numerical shortcuts
 * that show in its results, the shortcut is taken here too and said so. A second, independent model
 * stands beside it: {@link org.assay.comparison.resource.tolerant.Ccz2tModel}; the spread of the two is
 * an honest measure of what the model alone leaves open. Neither knows cultivation, yoked codes or
 * qLDPC codes.
 *
 * <p>Times are whole nanoseconds. Code distances are odd.
 */
@NullMarked
package org.assay.comparison.resource.tolerant;

import org.jspecify.annotations.NullMarked;
