/**
 * Named circuits from the textbooks, each with the result that a textbook gives for it.
 *
 * <p>{@link org.assay.quantum.library.Library#named} reads a name with its arguments, as in
 * {@code ghz:3}. A circuit of the library holds no measurement unless the protocol itself needs one
 * (teleportation, codes), so that states and counts can be asked of the same circuit.
 */
@NullMarked
package org.assay.quantum.library;

import org.jspecify.annotations.NullMarked;
