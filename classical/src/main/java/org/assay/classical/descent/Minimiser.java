package org.assay.classical.descent;

import org.assay.classical.objective.Objective;

/**
 * A method with its settings, ready to be put to any objective of its kind.
 *
 * @param <F> what the method needs to know: {@code Objective}, or {@code Differentiable}
 */
public interface Minimiser<F extends Objective> {

    /**
     * Runs from {@code start} until a stop rule answers, or the method's own end.
     *
     * @throws IllegalArgumentException for a start of the wrong length, or where the objective is not finite
     */
    DescentResult minimise(F objective, double[] start, StopRule... stops);
}
