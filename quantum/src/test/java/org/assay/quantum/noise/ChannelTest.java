package org.assay.quantum.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.junit.jupiter.api.Test;

class ChannelTest {

    /** On the state with density matrix [[1 - p1, c], [c, p1]]. */
    private static ComplexMatrix after(Channel channel, double p1, double c) {
        ComplexMatrix before = ComplexMatrix.real(1 - p1, c, c, p1);
        return channel.kraus().stream()
                .map(k -> k.times(before).times(k.dagger()))
                .reduce(ComplexMatrix::plus)
                .orElseThrow();
    }

    @Test
    void channelsDoWhatTextbooksSay() {
        assertClose(after(Channel.bitFlip(0.1), 0.2, 0.3), 0.8 * 0.9 + 0.2 * 0.1, 0.3);
        assertClose(after(Channel.phaseFlip(0.1), 0.2, 0.3), 0.8, 0.3 * 0.8);
        assertClose(after(Channel.depolarising(0.3), 0.2, 0.3), 0.5 + 0.3 * (1 - 0.4), 0.3 * (1 - 0.4));
        assertClose(after(Channel.amplitudeDamping(0.1), 0.2, 0.3), 1 - 0.2 * 0.9, 0.3 * Math.sqrt(0.9));
        assertClose(after(Channel.phaseDamping(0.19), 0.2, 0.3), 0.8, 0.3 * 0.9);
        assertClose(after(Channel.relaxation(2, 50, 30), 0.2, 0.3), 1 - 0.2 * Math.exp(-2 / 50.0), 0.3 * Math.exp(-2 / 30.0));
    }

    private static void assertClose(ComplexMatrix seen, double p0, double c) {
        assertThat(seen.isCloseTo(ComplexMatrix.real(p0, c, c, 1 - p0), 1e-12)).as("%s", seen).isTrue();
    }

    @Test
    void twoQubitDepolarisingShrinksEveryPauliAlike() {
        Channel channel = Channel.depolarisingTwoQubits(0.3);
        ComplexMatrix zz = ComplexMatrix.real(1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1);
        ComplexMatrix out = channel.kraus().stream().map(k -> k.dagger().times(zz).times(k)).reduce(ComplexMatrix::plus).orElseThrow();
        assertThat(out.isCloseTo(zz.times(Complex.real(1 - 16 * 0.3 / 15)), 1e-12)).isTrue();
    }

    /** The average gate fidelity is (d F + 1)/(d + 1), with F = sum |tr K|^2 / d^2 (Horodecki 1999; Nielsen 2002). */
    @Test
    void hardwareNumbersAreAverageInfidelities() {
        NoiseModel model = NoiseModel.ofHardware("chip", 1e-3, 7e-3, 0.02);
        assertThat(infidelity(model.afterOneQubit().getFirst())).isCloseTo(1e-3, org.assertj.core.data.Offset.offset(1e-15));
        assertThat(infidelity(model.afterTwoQubits().getFirst())).isCloseTo(7e-3, org.assertj.core.data.Offset.offset(1e-15));
        assertThat(model.readout().ofState(true)).isEqualTo(0.02);
    }

    private static double infidelity(Channel channel) {
        int d = 1 << channel.arity();
        double entanglementFidelity = channel.kraus().stream().mapToDouble(k -> trace(k).squaredAbs()).sum() / (d * d);
        return 1 - (d * entanglementFidelity + 1) / (d + 1);
    }

    private static Complex trace(ComplexMatrix m) {
        return Stream.iterate(0, i -> i < m.size(), i -> i + 1).map(i -> m.at(i, i)).reduce(Complex.ZERO, Complex::plus);
    }

    @Test
    void refusesWhatIsNoChannel() {
        assertThatThrownBy(() -> Channel.bitFlip(95)).hasMessageContaining("did you pass a percentage?");
        assertThatThrownBy(() -> new Channel("half", List.of(ComplexMatrix.real(0.5, 0, 0, 0.5))))
                .hasMessageContaining("do not preserve the trace");
        assertThatThrownBy(() -> Channel.relaxation(1, 10, 21)).hasMessageContaining("T2 at most 2 T1");
        assertThatThrownBy(() -> new NoiseModel("m", List.of(Channel.depolarisingTwoQubits(0.1)), List.of(), ReadoutError.NONE))
                .hasMessageContaining("acts on 2 qubits, but must act on 1");
    }
}
