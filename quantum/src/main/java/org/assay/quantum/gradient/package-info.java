/**
 * Derivatives of expectation values by the parameters of a circuit, exactly: by the adjoint method,
 * which costs about three runs whatever the number of parameters, and by parameter shift, which costs
 * two or four runs for each angle but can be done on hardware.
 */
@NullMarked
package org.assay.quantum.gradient;

import org.jspecify.annotations.NullMarked;
