/**
 * Matrix multiplication for dense networks: one interface, a scalar and a Vector API implementation,
 * chosen once before a class that names the Vector API is touched.
 *
 * <p>Matrices are row-major in flat float arrays. The columns of the right factor and of the product
 * are padded to a multiple of {@link org.assay.classical.learning.kernel.MatrixKernels#PADDING}, so
 * that no kernel has a tail of columns. Both implementations add the terms of every entry in the same
 * order with fused multiply-adds: their results are equal to the bit, and so are trained networks.
 */
@NullMarked
package org.assay.classical.learning.kernel;

import org.jspecify.annotations.NullMarked;
