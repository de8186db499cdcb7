/** Placeholder until the first class. */
@NullMarked
package org.assay.notebooks;

import org.jspecify.annotations.NullMarked;
