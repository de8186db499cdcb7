/** Placeholder until the first class. */
@NullMarked
package org.assay.benchmarks;

import org.jspecify.annotations.NullMarked;
