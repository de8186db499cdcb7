package org.assay.comparison.quantity;

/**
 * Two quantities on the same draws.
 *
 * @param first  for example the energy of a quantum run
 * @param second in the same unit
 */
public record Versus(Samples first, Samples second) {

    public Versus {
        if (first.size() != second.size()) {
            throw new IllegalArgumentException("%d draws against %d; they must come from one call".formatted(first.size(), second.size()));
        }
    }

    /** Probability that the first is less; a tie counts half. */
    public double probabilityLess() {
        double less = 0;
        for (int i = 0; i < first.size(); i++) {
            double a = first.drawn()[i];
            double b = second.drawn()[i];
            less += a < b ? 1 : a == b ? 0.5 : 0;
        }
        return less / first.size();
    }

    /** first / second, draw by draw; the second must be positive. */
    public Samples ratio() {
        double[] ratios = new double[first.size()];
        for (int i = 0; i < ratios.length; i++) {
            if (!(second.drawn()[i] > 0)) {
                throw new IllegalArgumentException("%s is %s in a draw; a ratio needs it positive"
                        .formatted(second.quantity().name(), second.drawn()[i]));
            }
            ratios[i] = first.drawn()[i] / second.drawn()[i];
        }
        return new Samples(first.quantity().dividedBy(second.quantity()), ratios);
    }

    /** As the first would stand against the second: the same comparison from the other side. */
    public Versus mirrored() {
        return new Versus(/* first= */ second, /* second= */ first);
    }
}
