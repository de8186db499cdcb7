package org.assay.classical.relaxation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assay.classical.objective.Differentiable;
import org.assay.classical.search.Budget;
import org.assay.classical.search.FieldFree;
import org.assay.classical.search.Graphs;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.SpinState;
import org.assay.classical.search.Spins;
import org.assay.classical.search.WeightedGraph;
import org.junit.jupiter.api.Test;

class ContinuousRelaxationsTest {

    @Test
    void anglesOfZeroAndPiAreSpins() {
        SpinModel model = SpinModel.maxCut(Graphs.random(8, 0.6, true, new Random(1)));
        AngleObjective relaxed = new AngleObjective(model);
        for (int bits = 0; bits < 256; bits++) {
            Spins spins = Spins.ofBits(8, bits);
            double[] angles = new double[8];
            for (int i = 0; i < 8; i++) {
                angles[i] = spins.isDown(i) ? Math.PI : 0;
            }
            assertThat(relaxed.value(angles)).isCloseTo(model.energy(spins), within(1e-12));
        }
    }

    @Test
    void extremeMeansAreSpins() {
        SpinModel model = Graphs.randomIsing(8, 0.6, true, new Random(2));
        ProductState relaxed = new ProductState(model);
        for (int bits = 0; bits < 256; bits++) {
            Spins spins = Spins.ofBits(8, bits);
            double[] u = new double[8];
            for (int i = 0; i < 8; i++) {
                u[i] = 40 * spins.spin(i);
            }
            assertThat(relaxed.value(u)).isCloseTo(model.energy(spins), within(1e-12));
            assertThat(ProductState.round(u)).isEqualTo(spins);
        }
    }

    @Test
    void theValueOfAProductStateIsTheMeanEnergy() {
        SpinModel model = Graphs.randomIsing(6, 0.6, true, new Random(3));
        double[] u = new Random(4).doubles(6, -2, 2).toArray();
        double mean = 0;
        for (int bits = 0; bits < 64; bits++) {
            Spins spins = Spins.ofBits(6, bits);
            double probability = 1;
            for (int i = 0; i < 6; i++) {
                probability *= (1 + spins.spin(i) * Math.tanh(u[i])) / 2;
            }
            mean += probability * model.energy(spins);
        }
        assertThat(new ProductState(model).value(u)).isCloseTo(mean, within(1e-12));
    }

    @Test
    void gradientsAreThoseOfFiniteDifferences() {
        Random random = new Random(5);
        SpinModel ising = Graphs.randomIsing(15, 0.4, true, random);
        double[] point = random.doubles(15, -2, 2).toArray();
        assertGradient(new ProductState(ising), point);
        assertGradient(new AngleObjective(SpinModel.maxCut(ising.couplings())), point);
    }

    private static void assertGradient(Differentiable objective, double[] point) {
        double[] gradient = new double[point.length];
        objective.valueAndGradient(point, gradient);
        double step = 1e-5;
        for (int i = 0; i < point.length; i++) {
            double[] up = point.clone();
            double[] down = point.clone();
            up[i] += step;
            down[i] -= step;
            double difference = (objective.value(up) - objective.value(down)) / (2 * step);
            assertThat(gradient[i]).isCloseTo(difference, within(1e-8));
        }
    }

    @Test
    void halfPlanesFindTheBestLine() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            SpinModel model = SpinModel.maxCut(Graphs.random(9, 0.6, true, random));
            double[] angles = random.doubles(9, -20, 20).toArray();
            double least = Double.POSITIVE_INFINITY;
            for (double turn = 0; turn < Math.PI; turn += 1e-3) {
                boolean[] down = new boolean[9];
                for (int i = 0; i < 9; i++) {
                    down[i] = Math.cos(angles[i] - turn) < 0;
                }
                least = Math.min(least, model.energy(Spins.ofSides(down)));
            }
            SpinState rounded = HalfPlanes.round(model, angles);
            assertThat(rounded.energy()).as("seed %d", seed).isCloseTo(least, within(1e-12));
            assertThat(model.energy(rounded.spins())).isCloseTo(least, within(1e-12));
        }
    }

    @Test
    void aFurtherSpinStandsForTheFields() {
        SpinModel model = Graphs.randomIsing(7, 0.5, true, new Random(6));
        FieldFree free = FieldFree.of(model);
        assertThat(free.model().hasFields()).isFalse();
        for (int bits = 0; bits < 256; bits++) {
            Spins extended = Spins.ofBits(8, bits);
            assertThat(model.energy(free.toOriginal(extended))).isCloseTo(free.model().energy(extended), within(1e-12));
        }
        SpinModel none = SpinModel.maxCut(Graphs.petersen());
        assertThat(FieldFree.of(none).model()).isSameAs(none);
    }

    @Test
    void meanFieldDoesNotOscillateOnBipartiteGraphs() {
        for (int n : new int[] {2, 8, 30}) {
            SpinModel ring = SpinModel.maxCut(n == 2 ? WeightedGraph.builder(2).edge(0, 1).build() : Graphs.cycle(n));
            // The descent that follows cannot mend a ring's domain walls: what counts is the annealing.
            assertThat(new MeanField(2000).solve(ring, 1, Budget.ofRuns(20)).energy()).isEqualTo(n == 2 ? -1 : -n);
        }
    }

    @Test
    void refusesFieldsWhereThereIsNoPlaceForThem() {
        SpinModel fields = SpinModel.ising(new double[] {1, 0}, WeightedGraph.builder(2).edge(0, 1).build(), 0);
        assertThatIllegalArgumentException().isThrownBy(() -> new AngleObjective(fields)).withMessageContaining("FieldFree");
    }
}
