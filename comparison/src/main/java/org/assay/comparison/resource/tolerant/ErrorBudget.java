package org.assay.comparison.resource.tolerant;

/**
 * Failure probabilities that an algorithm may spend.
 *
 * @param logical   at least one logical error
 * @param magic     at least one faulty T state
 * @param rotations at least one badly synthesised rotation
 */
public record ErrorBudget(double logical, double magic, double rotations) {

    public ErrorBudget {
        double total = logical + magic + rotations;
        if (!(logical > 0 && magic >= 0 && rotations >= 0 && total < 1)) {
            throw new IllegalArgumentException(
                    "error budget is %s + %s + %s; its parts must be positive and sum to less than 1"
                            .formatted(logical, magic, rotations));
        }
    }

    /** Splits a total evenly over what the algorithm needs: thirds, halves, or all for logical errors. */
    public static ErrorBudget split(double total, LogicalCounts counts) {
        if (!(total > 0 && total < 1)) {
            throw new IllegalArgumentException(
                    "errorBudget is %s, but must lie strictly between 0 and 1".formatted(total));
        }
        if (counts.rotationCount() > 0) {
            return new ErrorBudget(total / 3, total / 3, total / 3);
        }
        return counts.needsMagic() ? new ErrorBudget(total / 2, total / 2, 0) : new ErrorBudget(total, 0, 0);
    }
}
