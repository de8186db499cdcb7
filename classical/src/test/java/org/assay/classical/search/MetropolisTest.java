package org.assay.classical.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Random;
import org.assay.classical.machine.Vectors;
import org.junit.jupiter.api.Test;

class MetropolisTest {

    @Test
    void heatIsMinusTheBinaryLogarithm() {
        Random random = new Random(1);
        for (int k = 0; k < 100_000; k++) {
            assertHeat(random.nextInt() >>> random.nextInt(32));
        }
        for (int bits : new int[] {0, 1, 2, 3, -1, -2, -3, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertHeat(bits);
        }
        assertThat(HeatStream.heat(-1)).as("u = 1 admits steps of zero").isZero();
    }

    private static void assertHeat(int bits) {
        double u = ((bits >>> 1) + 1.0) / 0x1p31;
        assertThat((double) HeatStream.heat(bits))
                .as("bits %x", bits)
                .isCloseTo(-Math.log(u) / Math.log(2), within(4e-6))
                .isNotNegative();
    }

    @Test
    void heatsAreExponentiallyDistributed() {
        HeatStream stream = new HeatStream(new Random(7));
        float[] heat = new float[1 << 16];
        new ScalarSweepKernel().fill(stream, heat);
        for (int level = 1; level <= 8; level++) {
            int above = 0;
            for (float h : heat) {
                above += h > level ? 1 : 0;
            }
            double expected = heat.length * Math.pow(2, -level);
            assertThat((double) above).as("above %d", level).isCloseTo(expected, within(5 * Math.sqrt(expected)));
        }
    }

    @Test
    void sweepsSettleInTheBoltzmannDistribution() {
        for (boolean gaussian : new boolean[] {false, true}) {
            SpinModel model = Graphs.randomIsing(4, 0.8, gaussian, new Random(3));
            double beta = 0.4;
            double[] frequency = new double[16];
            Metropolis state = Metropolis.random(model, SweepLayout.of(model), new Random(11));
            int sweeps = 400_000;
            for (int s = 0; s < sweeps; s++) {
                state.sweep(beta);
                frequency[index(state.spins())] += 1.0 / sweeps;
            }
            double partition = 0;
            for (int bits = 0; bits < 16; bits++) {
                partition += Math.exp(-beta * model.energy(Spins.ofBits(4, bits)));
            }
            for (int bits = 0; bits < 16; bits++) {
                double expected = Math.exp(-beta * model.energy(Spins.ofBits(4, bits))) / partition;
                assertThat(frequency[bits]).as("gaussian %s, state %d", gaussian, bits).isCloseTo(expected, within(0.006));
            }
        }
    }

    private static int index(Spins spins) {
        int bits = 0;
        for (int i = 0; i < spins.size(); i++) {
            bits |= spins.isDown(i) ? 1 << i : 0;
        }
        return bits;
    }

    @Test
    void vectorLoopsAgreeWithPlainOnesBitForBit() {
        Random random = new Random(12);
        for (WeightedGraph graph : new WeightedGraph[] {GSet.g11(), GSet.g14(), Graphs.random(333, 0.03, true, random)}) {
            SpinModel model = SpinModel.maxCut(graph);
            SweepLayout layout = SweepLayout.of(model);
            Metropolis plain = Metropolis.random(model, layout, KernelChoice.fixed(new ScalarSweepKernel()), new Random(13));
            Metropolis vector = Metropolis.random(model, layout, KernelChoice.fixed(new VectorSweepKernel()), new Random(13));
            assertThat(layout.independent).isTrue();
            for (int s = 0; s < 100; s++) {
                assertThat(vector.sweep(0.03 * s + 1e-3)).as("sweep %d of %s", s, graph).isEqualTo(plain.sweep(0.03 * s + 1e-3));
                assertThat(vector.energy()).isEqualTo(plain.energy());
                assertThat(vector.spins()).isEqualTo(plain.spins());
            }
        }
    }

    @Test
    void vectorsDrawTheSameHeats() {
        HeatStream one = new HeatStream(new Random(7));
        HeatStream other = new HeatStream(new Random(7));
        for (int size = 16; size <= 160; size += 16) {
            float[] plain = new float[size];
            float[] vector = new float[size];
            new ScalarSweepKernel().fill(one, plain);
            new VectorSweepKernel().fill(other, vector);
            assertThat(vector).isEqualTo(plain);
        }
    }

    @Test
    void vectorsAreTakenOnceTheyWin() {
        assumeThat(Vectors.EXIST).isTrue();
        KernelChoice choice = KernelChoice.shared();
        for (int s = 0; s < 1000; s++) {
            SweepKernel kernel = choice.next();
            choice.report(kernel, kernel instanceof VectorSweepKernel ? 1 : 2);
        }
        assertThat(choice.isSettled()).isTrue();
        assertThat(choice.next()).isInstanceOf(VectorSweepKernel.class);
    }

    @Test
    void energiesAreKeptUpToDate() {
        for (boolean gaussian : new boolean[] {false, true}) {
            SpinModel model = Graphs.randomIsing(100, 0.1, gaussian, new Random(4));
            Metropolis state = Metropolis.random(model, SweepLayout.of(model), new Random(5));
            for (int s = 0; s < 3000; s++) {
                state.sweep(0.1 + s * 1e-3);
            }
            assertThat(state.energy()).isCloseTo(model.energy(state.spins()), within(1e-10));
        }
    }

    @Test
    void blocksHoldEverySpinOnceAndNoCoupling() {
        for (WeightedGraph graph : new WeightedGraph[] {GSet.g1(), GSet.g11(), GSet.g14(), GSet.g22()}) {
            SweepLayout layout = SweepLayout.of(SpinModel.maxCut(graph));
            int[] seen = new int[graph.nodes()];
            for (int p = 0; p < layout.places(); p++) {
                if (layout.nodeAt[p] >= 0) {
                    seen[layout.nodeAt[p]]++;
                }
                for (int k = layout.offsets[p]; k < layout.offsets[p + 1]; k++) {
                    assertThat(layout.neighbours[k] / SweepLayout.BLOCK).isNotEqualTo(p / SweepLayout.BLOCK);
                }
            }
            assertThat(layout.independent).isTrue();
            assertThat(seen).containsOnly(1);
        }
    }

    @Test
    void denseModelsAreSweptInTheirOwnOrder() {
        SweepLayout layout = SweepLayout.of(SpinModel.maxCut(Graphs.complete(40)));
        assertThat(layout.independent).isFalse();
        assertThat(layout.places()).isEqualTo(40);
    }
}
