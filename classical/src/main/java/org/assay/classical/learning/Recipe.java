package org.assay.classical.learning;

import java.util.List;
import org.assay.classical.descent.Adam;
import org.assay.classical.descent.GradientDescent;
import org.assay.classical.descent.Schedule;

/** A network with the way it is trained. */
public record Recipe(String name, Architecture architecture, Training training) {

    /** What {@link #named} knows. */
    public static final List<String> NAMES = List.of("simplenet", "deepnet", "mnist");

    /**
     * The networks that introductions to the comparison of quantum and classical learning use:
     *
     * <ul>
     *   <li>{@code simplenet}: 10-20-1, ReLU, squared error, Adam at 0.001; 241 parameters
     *   <li>{@code deepnet}: 1000-500-100-10, ReLU, cross-entropy, SGD at 0.01; 551,610 parameters
     *   <li>{@code mnist}: 784-128-10, ReLU, dropout 0.2, cross-entropy, Adam at 0.001; 101,770 parameters
     * </ul>
     *
     * All with batches of 32 and 5 epochs.
     */
    public static Recipe named(String name, long seed) {
        Training adam = new Training(new Adam(), Schedule.constant(0.001), 32, 5, seed);
        Training sgd = new Training(new GradientDescent(), Schedule.constant(0.01), 32, 5, seed);
        return switch (name) {
            case "simplenet" -> new Recipe(name, Architecture.regression(10, Activation.RELU, 20, 1), adam);
            case "deepnet" ->
                new Recipe(name, Architecture.classifier(1000, Activation.RELU, 500, 100, 10), sgd);
            case "mnist" -> new Recipe(name, withDropout(), adam);
            default -> throw new IllegalArgumentException(
                    "network '%s' is unknown; known are %s".formatted(name, String.join(", ", NAMES)));
        };
    }

    private static Architecture withDropout() {
        List<Layer> layers = List.of(new Layer(128, Activation.RELU, 0.2), new Layer(10, Activation.SOFTMAX));
        return new Architecture(784, layers, Loss.CROSS_ENTROPY);
    }
}
