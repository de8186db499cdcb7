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

    /**
     * From samples of an ideal circuit, by Jeffreys' interval. Without a hit, p_ideal is the exact upper
     * limit at 97.5 %: what follows from it are lower bounds of shots, time and energy.
     *
     * @param random share of the target among all strings, counted
     */
    public static Success sampled(long hits, long shots, double random) {
        Quantity ideal = hits == 0
                ? probability("p_ideal", Distribution.point(TimeToTarget.upperLimit(0, shots, 0.975)), Kind.DERIVED,
                        "upper limit at 97.5 %% after no hit in %d simulated shots (Clopper and Pearson 1934)".formatted(shots))
                : probability("p_ideal", Distribution.Beta.jeffreys(hits, shots), Kind.MEASURED, "%d of %d simulated shots".formatted(hits, shots));
        return new Success(ideal, probability("p_random", Distribution.point(random), Kind.DERIVED, "share of the target among all strings"));
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
