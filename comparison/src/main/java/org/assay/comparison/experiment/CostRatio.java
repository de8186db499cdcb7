package org.assay.comparison.experiment;

import java.util.Optional;
import org.assay.comparison.energy.EnergyReading;
import org.assay.comparison.quantity.Interval;

/**
 * How much more energy to the target one method needs than another on the same machine: a ratio with
 * its interval.
 *
 * <p>Where a model gave both energies, its factors are the same on both sides and cancel; the two
 * readings of a meter are independent and do not. The bounds of the ratio divide the bounds of the two
 * energies crosswise, which makes it wider than 95 %.
 *
 * @param value   for a bound, the low end of the interval
 * @param isBound whether the numerator is only a lower bound, so that the ratio is one
 */
public record CostRatio(double value, Interval interval, boolean isBound) {

    /** Of {@code more} to {@code less}; nothing where either never had an answer, or less never reached the target. */
    public static Optional<CostRatio> ofJoules(Entry.Ran more, Entry.Ran less) {
        boolean modelled = isModelled(more) && isModelled(less);
        Optional<ToTarget> slow = joules(more, modelled);
        Optional<ToTarget> fast = joules(less, modelled).filter(t -> t.interval().low() > 0);
        if (slow.isEmpty() || fast.isEmpty() || fast.get().isBound()) {
            return Optional.empty();
        }
        Interval bounds = slow.get().interval().dividedBy(fast.get().interval());
        boolean isBound = slow.get().isBound();
        return Optional.of(new CostRatio(isBound ? bounds.low() : slow.get().value() / fast.get().value(), bounds, isBound));
    }

    private static boolean isModelled(Entry.Ran ran) {
        return ran.measurements().energy() instanceof EnergyReading.Modelled;
    }

    private static Optional<ToTarget> joules(Entry.Ran ran, boolean modelled) {
        return modelled ? ran.measurements().joulesSampled() : ran.measurements().joulesToTarget();
    }
}
