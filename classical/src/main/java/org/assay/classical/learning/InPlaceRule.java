package org.assay.classical.learning;

import org.assay.classical.descent.Adam;
import org.assay.classical.descent.GradientDescent;
import org.assay.classical.descent.Moments;
import org.assay.classical.descent.Momentum;
import org.assay.classical.descent.Update;
import org.assay.classical.descent.UpdateRule;

/**
 * An update rule of {@code classical.descent} at work on single-precision parameters in place. Plain
 * descent, momentum and Adam have loops of their own; every other rule is called as it is.
 */
@FunctionalInterface
interface InPlaceRule {

    void apply(float[] parameters, float[] gradient, double learningRate);

    static InPlaceRule of(UpdateRule rule, int size) {
        return switch (rule) {
            case GradientDescent plain -> InPlaceRule::descend;
            case Momentum(double mu) -> new Heavy((float) mu, new float[size]);
            case Adam adam -> new Adaptive(adam, size);
            default -> new Widened(rule, rule.start(size));
        };
    }

    private static void descend(float[] parameters, float[] gradient, double learningRate) {
        float rate = (float) learningRate;
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] -= rate * gradient[i];
        }
    }

    /** Momentum. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Heavy(float mu, float[] velocity) implements InPlaceRule {

        @Override
        public void apply(float[] parameters, float[] gradient, double learningRate) {
            float rate = (float) learningRate;
            for (int i = 0; i < parameters.length; i++) {
                velocity[i] = mu * velocity[i] + gradient[i];
                parameters[i] -= rate * velocity[i];
            }
        }
    }

    /** Adam, with both corrections taken out of the loop. */
    final class Adaptive implements InPlaceRule {

        private final Adam adam;
        private final float[] mean;
        private final float[] square;
        private long steps;

        Adaptive(Adam adam, int size) {
            this.adam = adam;
            this.mean = new float[size];
            this.square = new float[size];
        }

        @Override
        public void apply(float[] parameters, float[] gradient, double learningRate) {
            steps++;
            float keep1 = (float) adam.beta1();
            float keep2 = (float) adam.beta2();
            float rate = (float) (learningRate / (1 - Math.pow(adam.beta1(), (double) steps)));
            float correction = (float) (1 / (1 - Math.pow(adam.beta2(), (double) steps)));
            float epsilon = Math.max((float) adam.epsilon(), Float.MIN_NORMAL); // 0 / 0 for parameters without gradient
            float new1 = (float) (1 - adam.beta1());
            float new2 = (float) (1 - adam.beta2());
            for (int i = 0; i < parameters.length; i++) {
                float m = keep1 * mean[i] + new1 * gradient[i];
                float v = keep2 * square[i] + new2 * gradient[i] * gradient[i];
                mean[i] = m;
                square[i] = v;
                parameters[i] -= rate * m / ((float) Math.sqrt(v * correction) + epsilon);
            }
        }
    }

    /** Any rule, by way of double precision. */
    final class Widened implements InPlaceRule {

        private final UpdateRule rule;
        private Moments memory;

        Widened(UpdateRule rule, Moments memory) {
            this.rule = rule;
            this.memory = memory;
        }

        @Override
        public void apply(float[] parameters, float[] gradient, double learningRate) {
            Update update = rule.update(widened(gradient), widened(parameters), memory, learningRate);
            memory = update.memory();
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] = (float) (parameters[i] + update.step()[i]);
            }
        }

        private static double[] widened(float[] values) {
            double[] wide = new double[values.length];
            for (int i = 0; i < wide.length; i++) {
                wide[i] = values[i];
            }
            return wide;
        }
    }
}
