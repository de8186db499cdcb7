package org.assay.classical.descent;

import org.assay.classical.objective.Require;

/** The learning rate of each step; steps count from 0. */
@FunctionalInterface
public interface Schedule {

    double rate(long step);

    /** The same rate at every step. */
    static Schedule constant(double rate) {
        return new Constant(rate);
    }

    /** {@code rate factor^floor(step / every)}. */
    static Schedule stepwise(double rate, double factor, long every) {
        return new Stepwise(rate, factor, every);
    }

    /** Half a cosine from {@code rate} at step 0 to {@code floor} at step {@code steps}, and {@code floor} after it. */
    static Schedule cosine(double rate, double floor, long steps) {
        return new Cosine(rate, floor, steps);
    }

    /** {@code rate / (1 + decay step)}. */
    static Schedule inverseTime(double rate, double decay) {
        return new InverseTime(rate, decay);
    }

    /** This schedule after a rise in equal parts, from rate(0)/steps at step 0 to rate(0) at step {@code steps - 1}. */
    default Schedule afterWarmUp(long steps) {
        return new WarmUp(steps, this);
    }

    /** The same rate at every step. */
    record Constant(double rate) implements Schedule {

        public Constant {
            Require.positive("learning rate", rate);
        }

        @Override
        public double rate(long step) {
            return rate;
        }
    }

    /** Falls by a factor in stairs: {@code rate factor^floor(step / every)}. */
    record Stepwise(double rate, double factor, long every) implements Schedule {

        public Stepwise {
            Require.positive("learning rate", rate);
            Require.positive("factor", factor);
            Require.atLeast("every", every, 1);
        }

        @Override
        public double rate(long step) {
            long falls = step / every;
            return rate * Math.pow(factor, (double) falls);
        }
    }

    /**
     * {@code floor + (rate - floor) (1 + cos(pi step / steps)) / 2}, then {@code floor}.
     *
     * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter 2017, equation 5</a>
     */
    record Cosine(double rate, double floor, long steps) implements Schedule {

        public Cosine {
            Require.positive("learning rate", rate);
            Require.notNegative("floor", floor);
            Require.atLeast("steps", steps, 1);
        }

        @Override
        public double rate(long step) {
            double done = Math.min(1.0, (double) step / steps);
            return floor + (rate - floor) * (1 + Math.cos(Math.PI * done)) / 2;
        }
    }

    /** {@code rate / (1 + decay step)}: its sum diverges and the sum of its squares does not, as Robbins and Monro ask. */
    record InverseTime(double rate, double decay) implements Schedule {

        public InverseTime {
            Require.positive("learning rate", rate);
            Require.notNegative("decay", decay);
        }

        @Override
        public double rate(long step) {
            return rate / (1 + decay * step);
        }
    }

    /** A linear rise over {@code steps} steps, then another schedule from its own step 0. */
    record WarmUp(long steps, Schedule then) implements Schedule {

        public WarmUp {
            Require.atLeast("steps", steps, 1);
        }

        @Override
        public double rate(long step) {
            return step < steps ? then.rate(0) * (step + 1) / steps : then.rate(step - steps);
        }
    }
}
