/** Placeholder until the first class. */
@NullMarked
package org.assay.comparison;

import org.jspecify.annotations.NullMarked;
