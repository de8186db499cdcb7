/**
 * What the processor and the virtual machine can do, for those who choose between plain loops and
 * vectors. Names no class of the Vector API.
 */
@NullMarked
package org.assay.classical.machine;

import org.jspecify.annotations.NullMarked;
