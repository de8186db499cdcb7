package org.assay.quantum.simulate;

import java.util.random.RandomGenerator;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;

/** One shot of a Clifford circuit on a tableau. */
final class StabilizerRun {

    private final StabilizerTableau tableau;
    private final CliffordActions actions;
    private final RandomGenerator random;
    private final int bitCount;
    private final long[] bits;

    StabilizerRun(StabilizerTableau tableau, int bitCount, CliffordActions actions, RandomGenerator random) {
        this.tableau = tableau;
        this.bitCount = bitCount;
        this.bits = new long[BitString.wordsFor(bitCount)];
        this.actions = actions;
        this.random = random;
    }

    /** Does one operation; returns what a measurement read, whether a condition held, and otherwise false. */
    boolean step(Operation operation) {
        return switch (operation) {
            case Operation.Apply gate -> {
                apply(gate);
                yield false;
            }
            case Operation.Measure(int qubit, int bit) -> {
                boolean one = tableau.measure(qubit, random.nextBoolean());
                long mask = 1L << bit;
                bits[bit >>> 6] = one ? bits[bit >>> 6] | mask : bits[bit >>> 6] & ~mask;
                yield one;
            }
            case Operation.Reset(int qubit) -> {
                boolean one = tableau.measure(qubit, random.nextBoolean());
                if (one) {
                    apply(new Operation.Apply(Gate.Fixed.X, Qubits.of(qubit), Controls.NONE));
                }
                yield one;
            }
            case Operation.Conditional conditional -> {
                boolean holds = MeasurementPlan.holds(conditional, bits());
                if (holds) {
                    step(conditional.body());
                }
                yield holds;
            }
            case Operation.Barrier _ -> false;
            case Operation.Free free -> throw Unitaries.unbound(free);
        };
    }

    private void apply(Operation.Apply gate) {
        CliffordAction action = actions.of(gate).orElseThrow(() -> notClifford(gate));
        tableau.apply(action, gate.targets().and(gate.controls().all()));
    }

    static IllegalArgumentException notClifford(Operation.Apply gate) {
        return new IllegalArgumentException(
                "%s on %s is not Clifford; the stabilizer simulator cannot run it, the state vector can"
                        .formatted(gate.gate().label(), gate.qubits()));
    }

    /** What the classical bits read now. */
    BitString bits() {
        return BitString.ofWords(bitCount, bits.clone());
    }
}
