package org.assay.quantum.simulate;

import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.kernel.Interruption;

/**
 * Many shots of a Clifford circuit at once, each as the Pauli string by which it differs from a
 * reference shot; one bit a shot, 64 shots a word.
 *
 * <p>Where the reference has a qubit in a state of Z (at the start, after a measurement or reset), Z on
 * that qubit changes nothing, so each shot gets it or not by a fair coin. Gates carry the strings
 * along, and a measurement reads the reference's result, turned over where the shot's string has X or
 * Y on the qubit (Gidney, arXiv:2103.02202, section 2.2).
 */
final class PauliFrames {

    private static final int WORDS = 16;
    private static final int SHOTS_A_BATCH = 64 * WORDS;

    private final Circuit circuit;
    private final CliffordActions actions;
    private final boolean[] reference;
    private final RandomGenerator random;

    /** One row of {@code WORDS} words for each qubit. */
    private final long[][] x;

    private final long[][] z;

    /** What each shot's classical bits read. */
    private final long[][] bits;

    /** @param reference what each operation gave in one shot, as from {@link StabilizerRun#step} */
    PauliFrames(Circuit circuit, CliffordActions actions, boolean[] reference, RandomGenerator random) {
        this.circuit = circuit;
        this.actions = actions;
        this.reference = reference;
        this.random = random;
        this.x = new long[circuit.qubits()][WORDS];
        this.z = new long[circuit.qubits()][WORDS];
        this.bits = new long[circuit.bits()][WORDS];
    }

    /** Whether every condition governs a Pauli gate, which the strings can take in. */
    static boolean canRun(Circuit circuit, CliffordActions actions) {
        return circuit.operations().stream()
                .allMatch(o -> !(o instanceof Operation.Conditional conditional)
                        || conditional.body() instanceof Operation.Apply gate
                                && actions.of(gate).filter(PauliFrames::isPauli).isPresent());
    }

    private static boolean isPauli(CliffordAction action) {
        for (int g = 0; g < action.forward().length; g++) {
            int bit = 1 << (g / 2);
            CliffordAction.LocalPauli image = action.forward()[g];
            if (image.x() != (g % 2 == 0 ? bit : 0) || image.z() != (g % 2 == 0 ? 0 : bit)) {
                return false;
            }
        }
        return true;
    }

    void sample(int shots, Map<BitString, Long> counts) {
        for (int done = 0; done < shots; done += SHOTS_A_BATCH) {
            Interruption.check("interrupted after %d of %d shots", done, shots);
            runBatch();
            collect(Math.min(SHOTS_A_BATCH, shots - done), counts);
        }
    }

    private void runBatch() {
        for (int q = 0; q < x.length; q++) {
            restart(q);
        }
        for (long[] bit : bits) {
            Arrays.fill(bit, 0);
        }
        for (int i = 0; i < reference.length; i++) {
            step(circuit.operations().get(i), reference[i]);
        }
    }

    private void restart(int qubit) {
        for (int w = 0; w < WORDS; w++) {
            x[qubit][w] = 0;
            z[qubit][w] = random.nextLong();
        }
    }

    private void step(Operation operation, boolean inReference) {
        switch (operation) {
            case Operation.Apply gate -> propagate(action(gate), gate.targets().and(gate.controls().all()));
            case Operation.Measure(int qubit, int bit) -> measure(qubit, bit, inReference);
            case Operation.Reset(int qubit) -> restart(qubit);
            case Operation.Conditional conditional -> whereTheConditionDiffers(conditional, inReference);
            case Operation.Barrier _ -> {}
            case Operation.Free free -> throw Unitaries.unbound(free);
        }
    }

    private CliffordAction action(Operation.Apply gate) {
        return actions.of(gate).orElseThrow(() -> StabilizerRun.notClifford(gate));
    }

    private void measure(int qubit, int bit, boolean inReference) {
        for (int w = 0; w < WORDS; w++) {
            bits[bit][w] = inReference ? ~x[qubit][w] : x[qubit][w];
            z[qubit][w] ^= random.nextLong();
        }
    }

    private void propagate(CliffordAction action, Qubits on) {
        int k = action.qubits();
        long[] outX = new long[k];
        long[] outZ = new long[k];
        for (int w = 0; w < WORDS; w++) {
            Arrays.fill(outX, 0);
            Arrays.fill(outZ, 0);
            for (int g = 0; g < 2 * k; g++) {
                long shots = (g % 2 == 0 ? x : z)[on.get(g / 2)][w];
                CliffordAction.LocalPauli image = action.forward()[g];
                for (int j = 0; j < k; j++) {
                    outX[j] ^= (image.x() >>> j & 1) == 1 ? shots : 0;
                    outZ[j] ^= (image.z() >>> j & 1) == 1 ? shots : 0;
                }
            }
            for (int j = 0; j < k; j++) {
                x[on.get(j)][w] = outX[j];
                z[on.get(j)][w] = outZ[j];
            }
        }
    }

    /** A shot whose condition reads otherwise than the reference's differs from it by the body, a Pauli string. */
    private void whereTheConditionDiffers(Operation.Conditional conditional, boolean inReference) {
        Operation.Apply body = (Operation.Apply) conditional.body();
        CliffordAction action = action(body);
        Qubits on = body.targets().and(body.controls().all());
        for (int w = 0; w < WORDS; w++) {
            long holds = -1;
            for (int b = 0; b < conditional.bits().size(); b++) {
                long read = bits[conditional.bits().get(b)][w];
                holds &= (conditional.value() >>> b & 1) == 1 ? read : ~read;
            }
            if (conditional.bits().size() < 63 && conditional.value() >>> conditional.bits().size() != 0) {
                holds = 0;
            }
            long differs = inReference ? ~holds : holds;
            for (int j = 0; j < action.qubits(); j++) {
                // A Pauli gate turns the sign of Z where it has X or Y, and of X where it has Z or Y.
                x[on.get(j)][w] ^= action.forward()[2 * j + 1].negative() ? differs : 0;
                z[on.get(j)][w] ^= action.forward()[2 * j].negative() ? differs : 0;
            }
        }
    }

    private void collect(int shots, Map<BitString, Long> counts) {
        for (int shot = 0; shot < shots; shot++) {
            long[] words = new long[BitString.wordsFor(bits.length)];
            for (int bit = 0; bit < bits.length; bit++) {
                words[bit >>> 6] |= (bits[bit][shot >>> 6] >>> shot & 1) << bit;
            }
            counts.merge(BitString.ofWords(bits.length, words), 1L, Long::sum);
        }
    }
}
