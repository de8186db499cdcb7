package org.assay.comparison.energy;

import java.util.List;
import java.util.Locale;

/**
 * The rule of thumb {@code E = n c d}: parameters times data times a constant.
 *
 * <p>What it counts is operations, not joules: for dense networks c is about 6 operations for each
 * parameter and sample (2 forward, 4 backward), whatever the machine. Joules take two numbers more,
 * energy per operation and utilisation, and there the rule stops being one: pruned weights that are
 * still multiplied, narrower numbers, small batches and memory-bound layers change joules and leave n c
 * d as it was. {@link #fit} says how far a constant c carries over given runs.
 *
 * @param c cost for each parameter and sample, in the unit of what was fitted (operations, s, J)
 * @see <a href="https://arxiv.org/abs/2001.08361">Kaplan et al. 2020, C = 6 N D</a>
 */
public record EffortModel(double c) {

    /** Dense layers without biases: two forward, two for the gradient of weights, two for that of inputs. */
    public static final EffortModel DENSE_TRAINING = new EffortModel(6);

    public EffortModel {
        requirePositive("c", c);
    }

    /**
     * One run that the model is held against.
     *
     * @param n    parameters
     * @param d    samples learnt from, epochs included
     * @param cost in any one unit
     */
    public record Observation(String label, double n, double d, double cost) {
        public Observation {
            requirePositive(label + ": n", n);
            requirePositive(label + ": d", d);
            requirePositive(label + ": cost", cost);
        }

        double perParameterAndSample() {
            return cost / (n * d);
        }
    }

    /**
     * What one constant makes of some runs.
     *
     * @param model  with the geometric mean of their constants
     * @param factor the largest ratio of truth and prediction, either way: 1 is a law, 10 is none
     * @param parity the runs with their predictions
     */
    public record Fit(EffortModel model, double factor, List<Parity> parity) {

        public Fit {
            parity = List.copyOf(parity);
        }

        /** Whether every prediction lies within this factor of the truth. */
        public boolean holdsWithin(double most) {
            return factor <= most;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "c = %.4g, off by up to x%.3g over %d runs", model.c, factor, parity.size());
        }
    }

    /** A run's cost as it was and as predicted. */
    public record Parity(Observation observation, double predicted) {
        /** Predicted over true: 1 where the model is right. */
        public double ratio() {
            return predicted / observation.cost();
        }
    }

    /** The constant that is off by equal factors either way, over runs of any size. */
    public static Fit fit(List<Observation> observations) {
        if (observations.isEmpty()) {
            throw new IllegalArgumentException("no runs to fit; measure at least one");
        }
        double meanLog = observations.stream().mapToDouble(run -> Math.log(run.perParameterAndSample())).average().orElseThrow();
        EffortModel model = new EffortModel(Math.exp(meanLog));
        List<Parity> parity = observations.stream().map(run -> new Parity(run, model.cost(run.n(), run.d()))).toList();
        double factor = parity.stream().mapToDouble(point -> Math.max(point.ratio(), 1 / point.ratio())).max().orElseThrow();
        return new Fit(model, factor, parity);
    }

    /** n c d. */
    public double cost(double n, double d) {
        return n * c * d;
    }

    /**
     * Joules, where c counts operations.
     *
     * @param joulesPerOperation of the machine at full use
     * @param utilisation        share of its peak rate that such work reaches, above 0 and at most 1
     */
    public double joules(double n, double d, double joulesPerOperation, double utilisation) {
        requirePositive("joulesPerOperation", joulesPerOperation);
        if (!(utilisation > 0 && utilisation <= 1)) {
            throw new IllegalArgumentException("utilisation is %s, but must lie within 0..1; did you pass a percentage?".formatted(utilisation));
        }
        return cost(n, d) * joulesPerOperation / utilisation;
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("%s is %s, but must be positive".formatted(name, value));
        }
    }
}
