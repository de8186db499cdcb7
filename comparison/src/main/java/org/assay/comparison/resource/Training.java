package org.assay.comparison.resource;

import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;

/**
 * What it took to find the parameters of a variational circuit on the machine.
 *
 * @param circuits     circuits loaded: iterations x gradient evaluations x measurement groups
 * @param shotsPerCircuit repetitions of each
 */
public record Training(Quantity circuits, Quantity shotsPerCircuit) {
    private static final Source AS_SET = Source.of("as set for this run");

    public Training {
        if (circuits.interval().low() < 0 || shotsPerCircuit.interval().low() < 0) {
            throw new IllegalArgumentException("training of %s circuits with %s shots each; neither can be negative"
                    .formatted(circuits.interval(), shotsPerCircuit.interval()));
        }
    }

    /** Parameters taken from elsewhere at no cost to the machine; the reason is printed with the result. */
    public static Training transferred(String reason) {
        Source source = Source.of(reason);
        return new Training(Quantity.counted("training circuits", 0, source), Quantity.counted("training shots", 0, source));
    }

    /** As many circuits as lie between two rules of differentiation. */
    public static Training between(double fewest, double most, long shotsPerCircuit, Source rules) {
        Quantity circuits = fewest < most
                ? Quantity.assumed("training circuits", fewest, most, Unit.ONE, rules)
                : Quantity.counted("training circuits", fewest, rules);
        return new Training(circuits, Quantity.counted("training shots per circuit", shotsPerCircuit, AS_SET));
    }

    public static Training of(long circuits, long shotsPerCircuit) {
        return between(circuits, circuits, shotsPerCircuit, AS_SET);
    }

    public Quantity shots() {
        return circuits.times(shotsPerCircuit).named("training shots in all");
    }
}
