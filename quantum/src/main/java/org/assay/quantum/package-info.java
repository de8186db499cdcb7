/** Placeholder until the first class. */
@NullMarked
package org.assay.quantum;

import org.jspecify.annotations.NullMarked;
