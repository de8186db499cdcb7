package org.assay.quantum.transpile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;

/**
 * The last step: elementary operations in the gates that the machine has.
 *
 * @see <a href="https://arxiv.org/abs/1612.00858">McKay et al. 2017, Efficient Z gates for quantum
 *     computing (any one-qubit gate as RZ SX RZ SX RZ)</a>
 */
final class NativeEmission {

    private static final Gate.Fixed[][] EIGHTHS = {
        {},
        {Gate.Fixed.T},
        {Gate.Fixed.S},
        {Gate.Fixed.S, Gate.Fixed.T},
        {Gate.Fixed.Z},
        {Gate.Fixed.Z, Gate.Fixed.T},
        {Gate.Fixed.S_DAGGER},
        {Gate.Fixed.T_DAGGER}
    };

    private NativeEmission() {}

    /** CX as CZ or RZZ between one-qubit gates, where that is the native entangler. */
    static Circuit entanglers(Circuit circuit, NativeGates gates) {
        return switch (gates) {
            case CX_RZ_SX, CLIFFORD_T, CLIFFORD_T_TOFFOLI -> circuit;
            case CZ_RZ_SX -> rewrite(circuit, gates, NativeEmission::withCz);
            case RZZ_U -> rewrite(circuit, gates, NativeEmission::withRzz);
        };
    }

    /** One-qubit gates as native ones; expects each run of them to be merged. */
    static Circuit oneQubitGates(Circuit circuit, NativeGates gates) {
        return rewrite(circuit, gates, NativeEmission::withNativeOneQubitGates);
    }

    private static Circuit rewrite(Circuit circuit, NativeGates gates, BiConsumer<Operation.Apply, Elementary> gate) {
        Elementary out = new Elementary(gates, circuit.qubits());
        circuit.operations().forEach(operation -> rewrite(operation, out, gate));
        List<Operation> operations = new ArrayList<>();
        PhaseSum phase = new PhaseSum();
        out.operations().stream().filter(operation -> !phase.take(operation)).forEach(operations::add);
        phase.appendTo(operations);
        return circuit.with(operations);
    }

    private static void rewrite(Operation operation, Elementary out, BiConsumer<Operation.Apply, Elementary> gate) {
        switch (operation) {
            case Operation.Apply apply -> gate.accept(apply, out);
            case Operation.Conditional(var bits, var value, var body) -> {
                Elementary inside = new Elementary(out.gates(), out.qubits());
                rewrite(body, inside, gate);
                inside.operations().forEach(step -> out.add(new Operation.Conditional(bits, value, step)));
            }
            case Operation.Free _, Operation.Measure _, Operation.Reset _, Operation.Barrier _ -> out.add(operation);
        }
    }

    private static void withCz(Operation.Apply apply, Elementary out) {
        if (apply.controls().isEmpty()) {
            out.add(apply);
            return;
        }
        int target = apply.targets().get(0);
        out.h(target);
        out.add(new Operation.Apply(Gate.Fixed.Z, apply.targets(), apply.controls()));
        out.h(target);
    }

    /** {@code CZ = exp(i pi/4) RZ(pi/2) (x) RZ(pi/2) . RZZ(-pi/2)}. */
    private static void withRzz(Operation.Apply apply, Elementary out) {
        if (apply.controls().isEmpty()) {
            out.add(apply);
            return;
        }
        int target = apply.targets().get(0);
        int control = apply.controls().on().get(0);
        out.h(target);
        out.rzz(Angle.of(-Math.PI / 2), control, target);
        out.rz(Math.PI / 2, control);
        out.rz(Math.PI / 2, target);
        out.h(target);
        out.globalPhase(Math.PI / 4);
    }

    private static void withNativeOneQubitGates(Operation.Apply apply, Elementary out) {
        boolean isNative = out.gates().contains(apply) && apply.gate() instanceof Gate.Fixed;
        if (apply.qubits().size() != 1 || isNative) {
            out.add(apply);
            return;
        }
        ComplexMatrix matrix = apply.gate().matrix();
        List<Gate> sequence = sequence(EulerAngles.of(matrix), out.gates());
        ComplexMatrix product = ComplexMatrix.identity(2);
        for (Gate gate : sequence) {
            out.gate(gate, apply.targets().get(0));
            product = gate.matrix().times(product);
        }
        out.globalPhase(phaseBetween(matrix, product));
    }

    /** The angle of c in {@code matrix = c . product}. */
    private static double phaseBetween(ComplexMatrix matrix, ComplexMatrix product) {
        Complex overlap = Complex.ZERO;
        for (int i = 0; i < 4; i++) {
            overlap = overlap.plus(product.at(i / 2, i % 2).conjugate().times(matrix.at(i / 2, i % 2)));
        }
        return overlap.phase();
    }

    /** The native gates for {@code RZ(phi) RY(theta) RZ(lambda)} up to phase, first gate first. */
    private static List<Gate> sequence(EulerAngles euler, NativeGates gates) {
        return switch (gates) {
            case CX_RZ_SX, CZ_RZ_SX -> withRootsOfX(euler);
            case RZZ_U -> withTurns(euler);
            case CLIFFORD_T, CLIFFORD_T_TOFFOLI -> withCliffords(euler);
        };
    }

    private static List<Gate> withRootsOfX(EulerAngles euler) {
        List<Gate> sequence = new ArrayList<>();
        double theta = euler.theta();
        if (theta == 0) {
            addRz(euler.phi(), sequence);
        } else if (isClose(theta, Math.PI)) {
            addRz(euler.lambda(), sequence);
            sequence.add(Gate.Fixed.X);
            addRz(euler.phi() + Math.PI, sequence);
        } else if (isClose(theta, Math.PI / 2)) {
            addRz(euler.lambda() - Math.PI / 2, sequence);
            sequence.add(Gate.Fixed.SX);
            addRz(euler.phi() + Math.PI / 2, sequence);
        } else {
            addRz(euler.lambda(), sequence);
            sequence.add(Gate.Fixed.SX);
            addRz(theta + Math.PI, sequence);
            sequence.add(Gate.Fixed.SX);
            addRz(euler.phi() + Math.PI, sequence);
        }
        return sequence;
    }

    private static List<Gate> withTurns(EulerAngles euler) {
        List<Gate> sequence = new ArrayList<>();
        if (euler.theta() == 0) {
            addRz(euler.phi(), sequence);
        } else {
            sequence.add(new Gate.U(euler.theta(), euler.phi(), euler.lambda()));
        }
        return sequence;
    }

    /** RY by a quarter turn takes one H, by another angle two; turns about Z take T, S and Z where they can. */
    private static List<Gate> withCliffords(EulerAngles euler) {
        List<Gate> sequence = new ArrayList<>();
        double theta = euler.theta();
        if (theta == 0) {
            addEighths(euler.phi(), sequence);
        } else if (isClose(theta, Math.PI)) {
            addEighths(euler.lambda(), sequence);
            sequence.add(Gate.Fixed.X);
            addEighths(euler.phi() + Math.PI, sequence);
        } else if (isClose(theta, Math.PI / 2)) {
            addEighths(euler.lambda() + Math.PI, sequence);
            sequence.add(Gate.Fixed.H);
            addEighths(euler.phi(), sequence);
        } else {
            addEighths(euler.lambda() - Math.PI / 2, sequence);
            sequence.add(Gate.Fixed.H);
            addEighths(theta, sequence);
            sequence.add(Gate.Fixed.H);
            addEighths(euler.phi() + Math.PI / 2, sequence);
        }
        return sequence;
    }

    private static void addRz(double angle, List<Gate> sequence) {
        double small = Math.IEEEremainder(angle, 2 * Math.PI);
        if (Math.abs(small) > OneQubitMatrices.ROUNDING) {
            sequence.add(new Gate.Rotation(Axis.Z, small));
        }
    }

    private static void addEighths(double angle, List<Gate> sequence) {
        double eighth = Math.PI / 4;
        if (OneQubitMatrices.isMultiple(angle, eighth, OneQubitMatrices.ROUNDING)) {
            sequence.addAll(List.of(EIGHTHS[Math.floorMod((int) Math.rint(angle / eighth), 8)]));
        } else {
            addRz(angle, sequence);
        }
    }

    private static boolean isClose(double a, double b) {
        return Math.abs(a - b) < OneQubitMatrices.ROUNDING;
    }
}
