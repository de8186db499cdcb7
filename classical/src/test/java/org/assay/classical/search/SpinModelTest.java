package org.assay.classical.search;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpinModelTest {

    @Test
    void theEnergyOfMaxCutIsMinusTheCut() {
        Random random = new Random(1);
        for (int n = 1; n <= 8; n++) {
            WeightedGraph graph = Graphs.random(n, 0.6, false, random);
            SpinModel model = SpinModel.maxCut(graph);
            assertThat(model.isIntegral()).isTrue();
            for (int bits = 0; bits < 1 << n; bits++) {
                Spins spins = Spins.ofBits(n, bits);
                assertThat(model.energy(spins)).isEqualTo(-graph.cutValue(spins));
            }
        }
    }

    @Test
    void theStateFollowsEveryFlip() {
        Random random = new Random(2);
        for (boolean gaussian : new boolean[] {false, true}) {
            SpinModel model = Graphs.randomIsing(12, 0.5, gaussian, random);
            SpinState state = SpinState.random(model, random);
            for (int step = 0; step < 200; step++) {
                int i = random.nextInt(12);
                double before = state.energy();
                double increase = state.increase(i);
                state.flip(i);
                assertThat(state.energy()).isCloseTo(before + increase, within(1e-12));
                assertThat(state.energy()).isCloseTo(model.energy(state.spins()), within(1e-12));
            }
        }
    }

    @Test
    void findsTheIntegersBehindTheCoefficients() {
        WeightedGraph eighths = WeightedGraph.builder(3).edge(0, 1, 0.375).edge(1, 2, -1).build();
        IntegerForm form = requireNonNull(SpinModel.ising(new double[] {0, 2, 0}, eighths, 0.1).integers());

        assertThat(form.unit).isEqualTo(0.125);
        assertThat(form.couplings).containsExactly(3, 3, -8, -8);
        assertThat(form.fields).containsExactly(0, 16, 0);
    }

    @Test
    void largeCommonFactorsStayIntegers() {
        SpinModel model = SpinModel.maxCut(WeightedGraph.builder(2).edge(0, 1, 3 * 0x1p50).build());
        assertThat(requireNonNull(model.integers()).couplings).containsExactly(3, 3);
    }

    @Test
    void coefficientsOfNoCommonUnitAreNotIntegral() {
        WeightedGraph tenth = WeightedGraph.builder(3).edge(0, 1, 0.1).edge(1, 2, 1).build();
        WeightedGraph wide = WeightedGraph.builder(3).edge(0, 1, 1L << 40).edge(1, 2, 1).build();
        WeightedGraph tiny = WeightedGraph.builder(2).edge(0, 1, 1e-300).build();

        assertThat(SpinModel.maxCut(tenth).isIntegral()).isFalse();
        assertThat(SpinModel.maxCut(wide).isIntegral()).isFalse();
        assertThat(SpinModel.maxCut(tiny).isIntegral()).isFalse();
    }

    @Test
    void refusesWhatIsNotFinite() {
        WeightedGraph pair = WeightedGraph.builder(2).edge(0, 1).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpinModel.ising(new double[] {0, Double.NaN}, pair, 0))
                .withMessageContaining("field of spin 1 is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpinModel.ising(new double[] {0, 0}, pair, Double.POSITIVE_INFINITY))
                .withMessageContaining("constant");
        assertThatIllegalArgumentException().isThrownBy(() -> SpinModel.ising(new double[3], pair, 0)).withMessageContaining("3 fields");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpinModel.maxCut(WeightedGraph.builder(2).edge(0, 1, Double.MAX_VALUE).build()))
                .withMessageContaining("range of a double");
        assertThatIllegalArgumentException().isThrownBy(() -> SpinModel.maxCut(pair).energy(Spins.ofBits(3, 0))).withMessageContaining("3 spins");
    }
}
