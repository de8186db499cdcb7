package org.assay.classical.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {

    @ParameterizedTest
    @CsvSource({
        "simplenet, 10-20-1, 241, 220, 1320",
        "deepnet, 1000-500-100-10, 551610, 551000, 3306000",
        "mnist, 784-128-10, 101770, 101632, 609792",
    })
    void theNamedNetworksHaveTheirPublishedCounts(
            String name, String sizes, int parameters, long multiplyAdds, long flops) {
        Architecture architecture = Recipe.named(name, 1).architecture();
        assertThat(architecture.toString()).isEqualTo(sizes);
        assertThat(architecture.parameters()).isEqualTo(parameters);
        assertThat(architecture.multiplyAdds()).isEqualTo(multiplyAdds);
        assertThat(architecture.flopsPerSampleStep()).isEqualTo(flops);
    }

    @ParameterizedTest
    @CsvSource({"2, '14,2', 72", "4, '7,3', 59", "4, '3', 15", "64, '3,10', 235", "64, '10', 650"})
    void theMatchedNetworksHaveTheParametersOfTheTable(int inputs, String sizes, int parameters) {
        int[] units = java.util.Arrays.stream(sizes.split(",")).mapToInt(Integer::parseInt).toArray();
        assertThat(Architecture.classifier(inputs, Activation.TANH, units).parameters()).isEqualTo(parameters);
    }

    @Test
    void parametersLieLayerByLayer() {
        Architecture architecture = Architecture.classifier(3, Activation.RELU, 4, 2);
        assertThat(architecture.offsetOf(0)).isZero();
        assertThat(architecture.offsetOf(1)).isEqualTo(16);
        assertThat(architecture.parameters()).isEqualTo(26);
        assertThat(architecture.flopsDone()).isEqualTo(6 * 20 - 2 * 12);
    }

    @Test
    void refusesWhatIsNoNetwork() {
        assertThatThrownBy(() -> new Architecture(0, List.of(new Layer(1, Activation.IDENTITY)), Loss.MEAN_SQUARED_ERROR))
                .hasMessage("inputs is 0, but must be at least 1");
        assertThatThrownBy(() -> new Architecture(2, List.of(), Loss.MEAN_SQUARED_ERROR))
                .hasMessage("layers is 0, but must be at least 1");
        assertThatThrownBy(() -> new Architecture(2, List.of(new Layer(2, Activation.TANH)), Loss.CROSS_ENTROPY))
                .hasMessageStartingWith("softmax must stand in the last layer");
        assertThatThrownBy(() -> Architecture.classifier(2, Activation.SOFTMAX, 3, 2))
                .hasMessageStartingWith("softmax must stand in the last layer");
        assertThatThrownBy(() -> new Layer(3, Activation.RELU, 20)).hasMessage("dropout is 20.0, but must lie in [0, 1)");
        assertThatThrownBy(() -> new Architecture(2, List.of(new Layer(1, Activation.TANH, 0.5)), Loss.MEAN_SQUARED_ERROR))
                .hasMessageContaining("put it in a hidden layer");
        assertThatThrownBy(() -> Recipe.named("resnet", 1))
                .hasMessage("network 'resnet' is unknown; known are simplenet, deepnet, mnist");
    }
}
