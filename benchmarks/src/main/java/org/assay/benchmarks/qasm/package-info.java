/** Reading and writing OpenQASM. */
@NullMarked
package org.assay.benchmarks.qasm;

import org.jspecify.annotations.NullMarked;
