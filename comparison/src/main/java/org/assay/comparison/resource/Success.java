package org.assay.comparison.resource;

import org.assay.comparison.quantity.Distribution;
import org.assay.comparison.quantity.Kind;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;

/**
 * Chances of one shot to reach the target.
 *
 * @param ideal  of a faultless shot, from a simulation or a theory
 * @param random of a uniformly random string: the target's share of all strings
 */
public record Success(Quantity ideal, Quantity random) {

    public Success {
        requireProbability(ideal);
        requireProbability(random);
    }

    /** Both known exactly, as from the full state vector of a small problem. */
    public static Success exactly(double ideal, double random) {
        return new Success(probability("p_ideal", Distribution.point(ideal), Kind.DERIVED, "simulated without errors"),
                probability("p_random", Distribution.point(random), Kind.DERIVED, "share of the target among all strings"));
    }

    /** From samples of an ideal circuit and of random strings, by Jeffreys' interval. */
    public static Success sampled(long idealHits, long idealShots, long randomHits, long randomShots) {
        return new Success(
                probability("p_ideal", Distribution.Beta.jeffreys(idealHits, idealShots), Kind.MEASURED,
                        "%d of %d simulated shots".formatted(idealHits, idealShots)),
                probability("p_random", Distribution.Beta.jeffreys(randomHits, randomShots), Kind.MEASURED,
                        "%d of %d random strings".formatted(randomHits, randomShots)));
    }

    private static Quantity probability(String name, Distribution distribution, Kind kind, String source) {
        return Quantity.given(name, distribution, Unit.ONE, kind, Source.of(source));
    }

    private static void requireProbability(Quantity quantity) {
        if (quantity.interval().low() < 0 || quantity.interval().high() > 1) {
            throw new IllegalArgumentException("%s is %s, but must lie within 0..1; did you pass a percentage?"
                    .formatted(quantity.name(), quantity.interval()));
        }
    }
}
