package org.assay.classical.descent;

/** An update rule that sees only clipped gradients. */
public record Clipped(UpdateRule rule, Clip clip) implements UpdateRule {

    @Override
    public Moments start(int dimension) {
        return rule.start(dimension);
    }

    @Override
    public Update update(double[] gradient, double[] point, Moments memory, double learningRate) {
        return rule.update(clip.apply(gradient), point, memory, learningRate);
    }
}
