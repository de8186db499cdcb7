/** Placeholder until the first class. */
@NullMarked
package org.assay.classical;

import org.jspecify.annotations.NullMarked;
