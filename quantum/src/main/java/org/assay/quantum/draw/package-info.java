/**
 * Circuits as pictures: text for a terminal, SVG for a page, quantikz for a paper.
 *
 * <p>All three share one layout ({@link org.assay.quantum.draw.Layout}): every operation sits in the
 * leftmost column where the wires that it spans are free and what it waits for stands to its left.
 * Qubit 0 is the top wire. Controls are filled dots (on |1>) and open dots (on |0>).
 */
@NullMarked
package org.assay.quantum.draw;

import org.jspecify.annotations.NullMarked;
