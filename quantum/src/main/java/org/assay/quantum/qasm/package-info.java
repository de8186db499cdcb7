/**
 * OpenQASM 2 in full and the static subset of OpenQASM 3, read and written.
 *
 * <p>Reading is one pass: {@link org.assay.quantum.qasm.Lexer} cuts the text into tokens, the parser
 * turns a statement into a small tree whose names are already resolved, and the elaborator carries
 * it out at once, so that a file of millions of lines is never held as a whole tree. Gates that a
 * file defines are expanded where they are applied. What a file can make us do is bounded before it
 * is done: nesting, registers, operations.
 *
 * <p>Every error is a {@link org.assay.quantum.qasm.QasmException} with file, line and column.
 */
@NullMarked
package org.assay.quantum.qasm;

import org.jspecify.annotations.NullMarked;
