/** Runs every cell of every notebook of this module, without Jupyter and without Python. */
@NullMarked
package org.assay.notebooks;

import org.jspecify.annotations.NullMarked;
