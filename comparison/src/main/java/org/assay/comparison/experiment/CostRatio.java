package org.assay.comparison.experiment;

import java.util.Optional;
import org.assay.comparison.quantity.Interval;

/**
 * How much more energy to the target one method needs than another on the same machine: a ratio with
 * its interval.
 *
 * <p>Both sides share the meter or the power model, so its uncertainty cancels: the interval comes
 * from the two times alone, multiplied by the ratio of mean powers. Its bounds divide the bounds of
 * the two times crosswise, which makes it wider than 95 %.
 *
 * @param isBound whether the numerator is only a lower bound, so that the ratio is one
 */
public record CostRatio(double value, Interval interval, boolean isBound) {

    /** Of {@code more} to {@code less}; nothing where either never had an answer, or less never reached the target. */
    public static Optional<CostRatio> ofJoules(Entry.Ran more, Entry.Ran less) {
        Optional<ToTarget> slow = more.measurements().secondsToTarget();
        Optional<ToTarget> fast = less.measurements().secondsToTarget();
        Optional<Double> power = powerRatio(more, less);
        if (slow.isEmpty() || fast.isEmpty() || power.isEmpty() || fast.get().isBound()) {
            return Optional.empty();
        }
        Interval bounds = slow.get().interval().dividedBy(fast.get().interval()).times(power.get());
        return Optional.of(new CostRatio(slow.get().value() / fast.get().value() * power.get(), bounds, slow.get().isBound()));
    }

    private static Optional<Double> powerRatio(Entry.Ran more, Entry.Ran less) {
        return watts(more).flatMap(a -> watts(less).filter(b -> b > 0).map(b -> a / b));
    }

    private static Optional<Double> watts(Entry.Ran ran) {
        double seconds = ran.measurements().seconds();
        return ran.measurements().energy().joules().filter(_ -> seconds > 0).map(j -> j.value() / seconds);
    }
}
