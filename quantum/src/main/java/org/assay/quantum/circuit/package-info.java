/**
 * Circuits as values: gates, operations, circuits, their builder, and what can be counted on them.
 *
 * <p>Conventions, kept everywhere: qubit {@code i} is bit {@code i} of the amplitude index
 * (little-endian); the first target of a gate is the low bit of its matrix index; angles are in
 * radians; {@code RX(t) = exp(-i t X/2)}; a global phase is ignored when states are compared and
 * counted where a control makes it visible.
 *
 * <p>A gate <em>is</em> its matrix. Whoever applies it may take any shortcut that agrees with that.
 */
@NullMarked
package org.assay.quantum.circuit;

import org.jspecify.annotations.NullMarked;
