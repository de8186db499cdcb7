package org.assay.classical.descent;

import org.assay.classical.objective.Objective;

/**
 * A method with its settings, ready to be put to any objective of its kind.
 *
 * @param <F> what the method needs to know: {@code Objective}, or {@code Differentiable}
 */
public interface Minimiser<F extends Objective> {

    /**
     * Works until a stop rule answers, or until the method's own end, and says why it ended. It may
     * let the {@link RunEnded} of a run's evaluations pass through.
     */
    StopReason pursue(Run<? extends F> run);

    /**
     * Minimises from {@code start} until a stop rule answers, or the method's own end.
     *
     * @throws IllegalArgumentException for a start of the wrong length, or where the objective is not finite
     */
    default DescentResult minimise(F objective, double[] start, StopRule... stops) {
        return minimise(objective, start, Recording.PLAIN, stops);
    }

    /** The same, with a trace or on another clock. */
    default DescentResult minimise(F objective, double[] start, Recording recording, StopRule... stops) {
        Run<F> run = new Run<>(objective, start, recording, stops);
        try {
            return run.result(pursue(run));
        } catch (RunEnded ended) {
            return run.result(ended.reason());
        }
    }
}
