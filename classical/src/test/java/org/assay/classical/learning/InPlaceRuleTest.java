package org.assay.classical.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assay.classical.descent.Adagrad;
import org.assay.classical.descent.Adam;
import org.assay.classical.descent.AdamW;
import org.assay.classical.descent.GradientDescent;
import org.assay.classical.descent.Moments;
import org.assay.classical.descent.Momentum;
import org.assay.classical.descent.Nesterov;
import org.assay.classical.descent.RmsProp;
import org.assay.classical.descent.Update;
import org.assay.classical.descent.UpdateRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InPlaceRuleTest {

    static Stream<UpdateRule> everyRule() {
        return Stream.of(
                new GradientDescent(),
                new Momentum(0.8),
                new Nesterov(),
                new Adagrad(),
                new RmsProp(),
                new Adam(),
                new Adam(0.9, 0.99, 0),
                new AdamW(),
                new Adam().clippedByNorm(0.5));
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void followsTheRuleToSinglePrecision(UpdateRule rule) {
        int size = 37;
        var random = new SplittableRandom(3);
        double[] exact = random.doubles(size, -1, 1).toArray();
        float[] fast = floats(exact);
        Moments memory = rule.start(size);
        InPlaceRule inPlace = InPlaceRule.of(rule, size);
        for (int step = 0; step < 50; step++) {
            double[] gradient = random.doubles(size, -1, 1).toArray();
            gradient[0] = 0; // as in the padding
            Update update = rule.update(gradient, exact, memory, 0.01);
            memory = update.memory();
            for (int i = 0; i < size; i++) {
                exact[i] += update.step()[i];
            }
            inPlace.apply(fast, floats(gradient), 0.01);
        }
        for (int i = 0; i < size; i++) {
            assertThat((double) fast[i]).isCloseTo(exact[i], within(1e-5));
        }
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
