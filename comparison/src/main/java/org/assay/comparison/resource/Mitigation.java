package org.assay.comparison.resource;

import java.util.List;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;

/** A method against errors without correcting them, which is paid for in shots. */
public sealed interface Mitigation {

    Source REVIEW = Source.unchecked("Temme, Bravyi, Gambetta 2017; Cai et al., Rev. Mod. Phys. 2023");

    /** How many times more shots an expectation value to the same error needs, from the circuit's fidelity. */
    Quantity overhead(Quantity fidelity);

    /** Errors are left in: no overhead, and a bias that shots do not remove. */
    record None() implements Mitigation {
        @Override
        public Quantity overhead(Quantity fidelity) {
            return Quantity.counted("mitigation overhead", 1, Source.of("no mitigation"));
        }
    }

    /** Faulty shots are recognised and thrown away: 1/F shots for each accepted one. */
    record Postselection() implements Mitigation {
        @Override
        public Quantity overhead(Quantity fidelity) {
            return derived("1 / {0}", x -> 1 / x[0], fidelity);
        }
    }

    /** The damped signal is scaled up again, and its variance with it: 1/F^2. */
    record Rescaling() implements Mitigation {
        @Override
        public Quantity overhead(Quantity fidelity) {
            return derived("1 / {0}^2", x -> 1 / (x[0] * x[0]), fidelity);
        }
    }

    /**
     * Zero-noise extrapolation over k noise levels with equal shots: k times the sum of the squared
     * coefficients.
     *
     * @param coefficients of the extrapolation; they sum to 1
     */
    record ZeroNoise(List<Double> coefficients) implements Mitigation {
        public ZeroNoise {
            coefficients = List.copyOf(coefficients);
            double sum = coefficients.stream().mapToDouble(Double::doubleValue).sum();
            if (coefficients.isEmpty() || Math.abs(sum - 1) > 1e-9) {
                throw new IllegalArgumentException("extrapolation coefficients %s sum to %s, but must sum to 1"
                        .formatted(coefficients, sum));
            }
        }

        @Override
        public Quantity overhead(Quantity fidelity) {
            double squares = coefficients.stream().mapToDouble(c -> c * c).sum();
            return Quantity.counted("mitigation overhead", coefficients.size() * squares, REVIEW);
        }
    }

    /** Probabilistic error cancellation: gamma^2 with gamma = exp(2 lambda) = F^-2, hence F^-4. */
    record ErrorCancellation() implements Mitigation {
        @Override
        public Quantity overhead(Quantity fidelity) {
            return derived("1 / {0}^4", x -> Math.pow(x[0], -4), fidelity);
        }
    }

    private static Quantity derived(String formula, Quantity.Formula function, Quantity fidelity) {
        return Quantity.derived("mitigation overhead", Unit.ONE, formula, REVIEW, function, List.of(fidelity));
    }
}
