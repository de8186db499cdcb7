package org.assay.quantum.qaoa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.util.List;
import java.util.stream.IntStream;
import org.assay.quantum.kernel.TileKernelProvider;
import org.assay.quantum.kernel.TileKernels;
import org.assay.quantum.kernel.Workers;
import org.assay.quantum.observable.IsingDiagonal;
import org.assay.quantum.observable.IsingHamiltonian;
import org.assay.quantum.observable.IsingHamiltonian.Coupling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QaoaMemoryTest {

    private static final QaoaAngles ANGLES = QaoaAngles.of(0.3, 0.4);

    /** Against what an engine has allocated, before and after its first gradient. */
    @ParameterizedTest
    @CsvSource({"14, DOUBLE, true", "15, SINGLE, true", "17, DOUBLE, false", "18, SINGLE, true", "19, DOUBLE, true", "20, DOUBLE, true"})
    void isWhatTheTiledEngineHolds(int qubits, QaoaOptions.Precision precision, boolean integers) {
        assumeTrue(TileKernelProvider.isAvailable());
        IsingHamiltonian cost = integers ? Graphs.ring(qubits) : Graphs.random(qubits, false, 3);
        assertThat(QaoaMemory.hasLevels(cost)).isEqualTo(integers);
        IsingDiagonal diagonal = IsingDiagonal.of(cost);
        for (boolean symmetry : new boolean[] {true, false}) {
            QaoaOptions options = QaoaOptions.DEFAULT.withPrecision(precision).withSymmetry(symmetry);
            int bits = symmetry ? qubits - 1 : qubits;
            TileCost.Grid grid = TileCost.Grid.of(diagonal, bits, Workers.shared());
            assertThat(grid != null).isEqualTo(integers);
            TileKernels kernels = TileKernelProvider.tiles(precision == QaoaOptions.Precision.SINGLE);
            try (Arena arena = Arena.ofShared()) {
                TiledEngine engine = new TiledEngine(diagonal, symmetry, grid, kernels, Workers.shared(), arena, TileLayout.tile(kernels.bytesPerCell()));
                // A ring has few patterns of costs, two bytes a cell, which only the cost itself tells.
                boolean patterns = integers && CellPatterns.fits(kernels.bytesPerCell());
                double saved = patterns ? Math.scalb(1 - 2.0 / kernels.lanes(), bits) : 0;
                engine.energy(ANGLES);
                assertIs(engine.heldBytes() + saved, QaoaMemory.of(qubits, true, integers, false, options), bits);
                engine.energyAndGradient(ANGLES, new double[2]);
                assertIs(engine.heldBytes() + saved, QaoaMemory.of(qubits, true, integers, true, options), bits);
            }
        }
    }

    /** But for a few bytes behind the levels. */
    private static void assertIs(double held, QaoaMemory memory, int bits) {
        assertThat(memory.offHeap()).isTrue();
        assertThat(memory.bits()).isEqualTo(bits);
        assertThat(held - memory.bytes()).isBetween(0.0, 64.0);
    }

    /** At p = 8 on 30 qubits with the symmetry: 16 B of state and adjoint each, a byte of cost, 2 % of gaps. */
    @Test
    void oneAmplitudeWithGradientsTakes33Bytes() {
        assumeTrue(TileKernelProvider.isAvailable());
        QaoaMemory memory = QaoaMemory.of(30, true, true, true, QaoaOptions.DEFAULT);
        assertThat(Math.scalb(memory.bytes(), -29)).isBetween(33.0, 34.0);
        assertThat(memory.mostQubits(memory.bytes())).isEqualTo(30);
        assertThat(memory.mostQubits(0.99 * memory.bytes())).isEqualTo(29);
        assertThat(Math.scalb(QaoaMemory.of(30, false, false, false, QaoaOptions.DEFAULT).bytes(), -30)).isBetween(24.0, 24.5);
    }

    @Test
    void plainLoopsHoldTheirArraysInTheHeap() {
        QaoaOptions plain = QaoaOptions.DEFAULT.withEngine(QaoaOptions.Engine.PLAIN);
        QaoaMemory memory = QaoaMemory.of(10, false, true, true, plain);
        assertThat(memory.offHeap()).isFalse();
        assertThat(memory.bytes()).isEqualTo(1024 * (16 + 16 + 8 + 2));
        assertThat(QaoaMemory.of(0, true, true, false, plain).bytes()).isEqualTo(26);
    }

    /** Two orders of state and costs, the state that is read, and those on the way that gradients keep. */
    @Test
    void rowsAreInTheHeapInBothOrders() {
        QaoaMemory memory = QaoaMemory.of(10, false, true, false, QaoaOptions.DEFAULT);
        assertThat(memory.offHeap()).isFalse();
        assertThat(memory.bytes()).isEqualTo(1024 * (2 * 16 + 16 + 2 * (8 + 2)));
        assertThat(QaoaMemory.of(10, false, true, true, QaoaOptions.DEFAULT).states()).isEqualTo(1024 * (5 + 17) * 16);
        assertThat(QaoaMemory.of(11, true, true, true, QaoaOptions.DEFAULT).states()).isEqualTo(1024 * (7 + 17) * 16);
        assertThat(QaoaMemory.of(9, false, true, true, QaoaOptions.DEFAULT).states()).as("too few for rows").isEqualTo(512 * 2 * 16);
    }

    /** Known from the coefficients alone: 63 equal couplings have levels 0 to 63, 200 may have more than a byte tells. */
    @Test
    void levelsAreKnownFromCoefficientsOnAGrid() {
        assertThat(QaoaMemory.hasLevels(Graphs.ring(63))).isTrue();
        assertThat(QaoaMemory.hasLevels(ring(10, 0.75, 1.5))).isTrue();
        assertThat(QaoaMemory.hasLevels(ring(200, 1, 1))).isFalse();
        assertThat(QaoaMemory.hasLevels(ring(10, 1, 0.1))).isFalse();
        assertThat(QaoaMemory.hasLevels(ring(10, 1, Math.sqrt(2)))).isFalse();
        assertThat(QaoaMemory.hasLevels(IsingHamiltonian.ofCouplings(3, List.of(), 0))).isTrue();
    }

    private static IsingHamiltonian ring(int spins, double even, double odd) {
        return IsingHamiltonian.ofCouplings(spins,
                IntStream.range(0, spins).mapToObj(i -> new Coupling(i, (i + 1) % spins, i % 2 == 0 ? even : odd)).toList(), 0);
    }
}
