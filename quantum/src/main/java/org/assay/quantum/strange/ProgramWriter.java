package org.assay.quantum.strange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.transpile.NativeGates;
import org.assay.quantum.transpile.Transpiler;
import org.redfx.strange.Program;
import org.redfx.strange.Step;
import org.redfx.strange.gate.Cr;
import org.redfx.strange.gate.SingleQubitMatrixGate;

/** Writes a circuit as a Strange program with one gate a step. */
final class ProgramWriter {

    private final Circuit circuit;
    private final List<Step> steps = new ArrayList<>();
    private final Set<Integer> measured = new HashSet<>();

    ProgramWriter(Circuit circuit) {
        if (circuit.qubits() == 0) {
            throw new IllegalArgumentException("circuit '%s' has no qubits; a Strange program needs one".formatted(circuit.name()));
        }
        this.circuit = circuit;
    }

    Program write() {
        circuit.operations().forEach(this::add);
        if (steps.isEmpty()) {
            step(org.redfx.strange.Gate.identity(0)); // Strange crashes on a program without steps
        }
        return new Program(circuit.qubits(), steps.toArray(Step[]::new));
    }

    private void add(Operation operation) {
        switch (operation) {
            case Operation.Apply apply -> {
                requireNotMeasured(apply);
                add(apply);
            }
            case Operation.Measure measure -> {
                requireNotMeasured(measure);
                measured.add(measure.qubit());
                step(org.redfx.strange.Gate.measurement(measure.qubit()));
            }
            case Operation.Barrier _ -> {}
            case Operation.Free free ->
                throw new IllegalArgumentException("%s has parameters without a value; call Circuit.bind first".formatted(free));
            case Operation.Reset _, Operation.Conditional _ ->
                throw new IllegalArgumentException("Strange cannot do %s: it has no reset and no classical bits".formatted(operation));
        }
    }

    private void requireNotMeasured(Operation operation) {
        if (operation.qubits().stream().anyMatch(measured::contains)) {
            throw new IllegalArgumentException(
                    "%s follows a measurement of its qubit, but measurements in Strange come last".formatted(operation));
        }
    }

    private void add(Operation.Apply apply) {
        int[] targets = apply.targets().toArray();
        boolean oneControl = apply.controls().size() == 1 && apply.controls().off().isEmpty();
        switch (apply.gate()) {
            case Gate.Fixed fixed when apply.controls().isEmpty() -> add(fixed, targets);
            case Gate.GlobalPhase phase when apply.controls().isEmpty() -> matrix(phase.matrix().tensor(ComplexMatrix.identity(2)), 0);
            case Gate gate when apply.controls().isEmpty() && targets.length == 1 -> matrix(gate.matrix(), targets[0]);
            case Gate.Fixed fixed when oneControl && fixed == Gate.Fixed.X -> step(org.redfx.strange.Gate.cnot(apply.controls().on().get(0), targets[0]));
            case Gate.Fixed fixed when oneControl && fixed == Gate.Fixed.Z -> step(org.redfx.strange.Gate.cz(apply.controls().on().get(0), targets[0]));
            case Gate.Phase(double angle) when oneControl -> step(new Cr(apply.controls().on().get(0), targets[0], angle));
            case Gate.Fixed _, Gate.Rotation _, Gate.Phase _, Gate.U _, Gate.Interaction _, Gate.GlobalPhase _, Gate.Unitary _ ->
                decomposed(apply);
        }
    }

    private void add(Gate.Fixed gate, int[] targets) {
        switch (gate) {
            case ID -> {}
            case X -> step(org.redfx.strange.Gate.x(targets[0]));
            case Y -> step(org.redfx.strange.Gate.y(targets[0]));
            case Z -> step(org.redfx.strange.Gate.z(targets[0]));
            case H -> step(org.redfx.strange.Gate.hadamard(targets[0]));
            case S, S_DAGGER, T, T_DAGGER, SX, SX_DAGGER -> matrix(gate.matrix(), targets[0]);
            case SWAP -> step(org.redfx.strange.Gate.swap(targets[0], targets[1]));
        }
    }

    private void decomposed(Operation.Apply apply) {
        Circuit one = new Circuit("gate", circuit.qubits(), 0, List.of(apply));
        Transpiler.transpile(one, NativeGates.CX_RZ_SX).operations().forEach(this::add);
    }

    private void matrix(ComplexMatrix matrix, int qubit) {
        step(new SingleQubitMatrixGate(qubit, FloatMatrices.theirs(matrix)));
    }

    private void step(org.redfx.strange.Gate gate) {
        steps.add(new Step(gate));
    }
}
