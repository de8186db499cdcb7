package org.assay.classical.descent;

import java.util.Locale;

/**
 * Why a run ended: the criterion, the value it saw, and the threshold that the value met.
 *
 * @param seen      finite, but for {@link Criterion#DIVERGED}, where it is what the objective returned
 * @param threshold in the unit of {@code seen}; 0 where the criterion has none
 */
public record StopReason(Criterion criterion, double seen, double threshold) {

    /** Whether the run ended because it had arrived, rather than because it had to stop. */
    public boolean converged() {
        return criterion.converged;
    }

    @Override
    public String toString() {
        // Of whole numbers without a Formatter, which takes as long as a short descent.
        return criterion.counts()
                ? criterion.sentence + " " + (long) seen + " >= " + (long) threshold
                : String.format(Locale.ROOT, criterion.sentence, seen, threshold);
    }

    /** The criteria, of which any one ends a run. */
    public enum Criterion {
        GRADIENT_NORM(true, "gradient norm %.3g <= %.3g"),
        VALUE_CHANGE(true, "change of value %.3g <= %.3g"),
        STEP_SIZE(true, "step length %.3g <= %.3g"),
        TARGET_VALUE(true, "value %.10g <= target %.10g"),
        /** A method's own test, such as that of a Commons Math optimiser. */
        OWN_TEST(true, "the method's own convergence test was met"),
        MAX_STEPS(false, "steps"),
        MAX_EVALUATIONS(false, "evaluations"),
        TIME_LIMIT(false, "seconds %.3g >= %.3g"),
        /** The caller's deadline or cancellation. */
        DEADLINE(false, "the caller's deadline passed"),
        /** The line search found no acceptable point: rounding, or a wrong gradient. */
        LINE_SEARCH(false, "no acceptable point along the search direction (gradient norm %.3g)"),
        /** The method's own failure, such as a trust region that no longer predicts anything. */
        GAVE_UP(false, "the method gave up before its convergence test was met"),
        DIVERGED(false, "diverged: the objective or its gradient became %s; try a smaller learning rate");

        private final boolean converged;
        private final String sentence;

        Criterion(boolean converged, String sentence) {
            this.converged = converged;
            this.sentence = sentence;
        }

        /** Whether what it sees are whole numbers, of which the sentence is the name. */
        private boolean counts() {
            return this == MAX_STEPS || this == MAX_EVALUATIONS;
        }
    }
}
