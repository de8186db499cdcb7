package org.assay.quantum.transpile;

import java.util.ArrayList;
import java.util.List;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.jspecify.annotations.Nullable;

/**
 * Removes what cancels and joins what adds up: runs of one-qubit gates become one, equal CX, CZ or
 * Toffoli cancel in pairs, RZZ on the same pair add their angles, identities go, global phases are
 * summed into one at the end.
 *
 * <p>Gates meet not only as direct neighbours but past others that they commute with on every shared
 * qubit: past gates diagonal there (RZ past the control of a CX), or past gates that commute with X
 * there. Nothing moves past a barrier, a measurement, a reset or a conditional.
 */
final class Peephole {

    /** How far back a partner is sought on a qubit; bounds the work on long runs of commuting gates. */
    private static final int LOOK_BACK = 64;

    /** What an operation does on one of its qubits, as far as commuting is concerned. */
    private enum Role { DIAGONAL, X_LIKE, OTHER }

    private static final class Node {
        private Operation operation;
        /** On its targets; on its controls every operation is diagonal. */
        private Role onTargets;
        private boolean gone;

        Node(Operation operation) {
            this.operation = operation;
            onTargets = roleOnTargets(operation);
        }

        void replace(Operation joined) {
            operation = joined;
            onTargets = roleOnTargets(joined);
        }

        Role roleOn(int qubit) {
            return isControl(operation, qubit) ? Role.DIAGONAL : onTargets;
        }
    }

    private final boolean keepCliffordsApart;
    private final List<Node> nodes = new ArrayList<>();
    private final List<List<Node>> wires = new ArrayList<>();
    private final PhaseSum globalPhase = new PhaseSum();

    private Peephole(int qubits, NativeGates gates) {
        keepCliffordsApart = gates.isFaultTolerant();
        for (int q = 0; q < qubits; q++) {
            wires.add(new ArrayList<>());
        }
    }

    /** The same unitary, global phase included, with no more operations than before. */
    static Circuit clean(Circuit circuit, NativeGates gates) {
        Circuit before = circuit;
        while (true) {
            Peephole pass = new Peephole(before.qubits(), gates);
            before.operations().forEach(pass::take);
            Circuit after = before.with(pass.kept());
            if (after.operations().size() >= before.operations().size()) {
                return after;
            }
            before = after;
        }
    }

    private List<Operation> kept() {
        List<Operation> kept = new ArrayList<>();
        for (Node node : nodes) {
            if (!node.gone) {
                kept.add(node.operation);
            }
        }
        globalPhase.appendTo(kept);
        return kept;
    }

    private void take(Operation operation) {
        if (globalPhase.take(operation)) {
            return;
        }
        switch (operation) {
            case Operation.Apply apply -> join(apply);
            case Operation.Free free -> join(free);
            case Operation.Measure _, Operation.Reset _, Operation.Barrier _, Operation.Conditional _ -> push(operation);
        }
    }

    private void push(Operation operation) {
        Node node = new Node(operation);
        nodes.add(node);
        operation.qubits().stream().forEach(q -> wires.get(q).add(node));
    }

    private void join(Operation operation) {
        if (isIdentity(operation)) {
            return;
        }
        Node partner = partnerOf(operation);
        if (partner == null) {
            push(operation);
            return;
        }
        Operation joined = joined(partner.operation, operation);
        if (joined == null) {
            partner.gone = true;
        } else {
            partner.replace(joined);
        }
    }

    /** Also takes note of the phase that an identity may have. */
    private boolean isIdentity(Operation operation) {
        if (operation instanceof Operation.Apply(Gate gate, Qubits targets, Controls controls)
                && targets.size() == 1 && controls.isEmpty()) {
            ComplexMatrix matrix = gate.matrix();
            if (OneQubitMatrices.isDiagonal(matrix) && matrix.at(0, 0).isCloseTo(matrix.at(1, 1), OneQubitMatrices.ROUNDING)) {
                globalPhase.add(matrix.at(0, 0).phase());
                return true;
            }
        }
        return false;
    }

    /** The node that the operation can join, which is the same on each of its qubits. */
    private @Nullable Node partnerOf(Operation operation) {
        Node found = null;
        for (int q : operation.qubits().toArray()) {
            Node here = partnerOn(q, operation);
            if (here == null || (found != null && found != here)) {
                return null;
            }
            found = here;
        }
        return found;
    }

    private @Nullable Node partnerOn(int qubit, Operation operation) {
        List<Node> wire = wires.get(qubit);
        while (!wire.isEmpty() && wire.getLast().gone) {
            wire.removeLast();
        }
        Role role = isControl(operation, qubit) ? Role.DIAGONAL : roleOnTargets(operation);
        int seen = 0;
        for (int i = wire.size() - 1; i >= 0 && seen < LOOK_BACK; i--) {
            Node node = wire.get(i);
            if (node.gone) {
                continue;
            }
            if (canJoin(node.operation, operation)) {
                return node;
            }
            if (role == Role.OTHER || node.roleOn(qubit) != role) {
                return null;
            }
            seen++;
        }
        return null;
    }

    private static boolean isControl(Operation operation, int qubit) {
        return switch (operation) {
            case Operation.Apply apply -> apply.controls().on().contains(qubit) || apply.controls().off().contains(qubit);
            case Operation.Free free -> free.controls().on().contains(qubit) || free.controls().off().contains(qubit);
            case Operation.Measure _, Operation.Reset _, Operation.Barrier _, Operation.Conditional _ -> false;
        };
    }

    private static Role roleOnTargets(Operation operation) {
        return switch (operation) {
            case Operation.Apply apply when apply.targets().size() == 1 -> role(apply.gate().matrix());
            case Operation.Apply apply -> apply.gate().matrix().isDiagonal() ? Role.DIAGONAL : Role.OTHER;
            case Operation.Free free -> switch (free.family()) {
                case RZ, P, RZZ -> Role.DIAGONAL;
                case RX, RXX -> Role.X_LIKE;
                case RY, RYY, U, GPHASE -> Role.OTHER;
            };
            case Operation.Measure _, Operation.Reset _, Operation.Barrier _, Operation.Conditional _ -> Role.OTHER;
        };
    }

    private static Role role(ComplexMatrix oneQubit) {
        if (OneQubitMatrices.isDiagonal(oneQubit)) {
            return Role.DIAGONAL;
        }
        return OneQubitMatrices.commutesWithX(oneQubit) ? Role.X_LIKE : Role.OTHER;
    }

    private boolean canJoin(Operation earlier, Operation later) {
        return switch (later) {
            case Operation.Apply l when earlier instanceof Operation.Apply e -> canJoin(e, l);
            case Operation.Free l when earlier instanceof Operation.Free e ->
                e.family() == l.family() && l.family().angles() == 1 && sameQubits(e.targets(), l.targets()) && e.controls().equals(l.controls());
            case Operation.Apply _, Operation.Free _, Operation.Measure _, Operation.Reset _, Operation.Barrier _,
                    Operation.Conditional _ -> false;
        };
    }

    private boolean canJoin(Operation.Apply earlier, Operation.Apply later) {
        if (!later.controls().isEmpty()) {
            return isSameSelfInverse(earlier, later);
        }
        if (!earlier.controls().isEmpty() || !sameQubits(earlier.targets(), later.targets())) {
            return false;
        }
        if (isZz(earlier) && isZz(later)) {
            return true;
        }
        return earlier.targets().size() == 1 && (!keepCliffordsApart || staysExact(earlier.gate().matrix(), later.gate().matrix()));
    }

    private static boolean isZz(Operation.Apply apply) {
        return apply.gate() instanceof Gate.Interaction(Axis axis, double _) && axis == Axis.Z;
    }

    private static boolean isSameSelfInverse(Operation.Apply earlier, Operation.Apply later) {
        if (!earlier.gate().equals(later.gate()) || !earlier.controls().off().isEmpty() || !later.controls().off().isEmpty()) {
            return false;
        }
        if (later.gate() == Gate.Fixed.Z) {
            return sameQubits(earlier.qubits(), later.qubits());
        }
        return later.gate() == Gate.Fixed.X
                && earlier.targets().equals(later.targets())
                && sameQubits(earlier.controls().on(), later.controls().on());
    }

    private static boolean sameQubits(Qubits a, Qubits b) {
        return a.size() == b.size() && a.stream().allMatch(b::contains);
    }

    /** Over Clifford+T, products of Cliffords are Cliffords and angles about Z add; other products lose exactness. */
    private static boolean staysExact(ComplexMatrix a, ComplexMatrix b) {
        return (OneQubitMatrices.isDiagonal(a) && OneQubitMatrices.isDiagonal(b))
                || (OneQubitMatrices.isClifford(a) && OneQubitMatrices.isClifford(b));
    }

    /** The two as one, or null if nothing is left; a phase that is left over is kept. */
    private @Nullable Operation joined(Operation earlier, Operation later) {
        return switch (later) {
            case Operation.Apply l when earlier instanceof Operation.Apply e -> joined(e, l);
            case Operation.Free l when earlier instanceof Operation.Free e -> joined(e, l);
            case Operation.Apply _, Operation.Free _, Operation.Measure _, Operation.Reset _, Operation.Barrier _,
                    Operation.Conditional _ -> throw new IllegalStateException("%s cannot join %s".formatted(later, earlier));
        };
    }

    private @Nullable Operation joined(Operation.Apply earlier, Operation.Apply later) {
        if (!later.controls().isEmpty()) {
            return null;
        }
        if (earlier.gate() instanceof Gate.Interaction(Axis axis, double a) && later.gate() instanceof Gate.Interaction(Axis _, double b)) {
            return sumOfInteractions(axis, a + b, earlier.targets());
        }
        ComplexMatrix product = later.gate().matrix().times(earlier.gate().matrix());
        Operation operation = new Operation.Apply(new Gate.Unitary("u", product), earlier.targets(), Controls.NONE);
        return isIdentity(operation) ? null : operation;
    }

    private @Nullable Operation sumOfInteractions(Axis axis, double angle, Qubits targets) {
        if (OneQubitMatrices.isWholeTurn(angle, OneQubitMatrices.ROUNDING)) {
            globalPhase.add(angle / 2); // RZZ(2 pi) = -1, RZZ(4 pi) = 1
            return null;
        }
        return new Operation.Apply(new Gate.Interaction(axis, angle), targets, Controls.NONE);
    }

    private @Nullable Operation joined(Operation.Free earlier, Operation.Free later) {
        Angle sum = earlier.angles().getFirst().plus(later.angles().getFirst());
        Operation joined = new Operation.Free(earlier.family(), List.of(sum), earlier.targets(), earlier.controls());
        if (sum.isFree()) {
            return joined;
        }
        Operation.Apply definite = new Operation.Apply(
                earlier.family().at(sum.constant()), earlier.targets(), earlier.controls());
        if (definite.gate() instanceof Gate.Interaction(Axis axis, double angle)) {
            return sumOfInteractions(axis, angle, earlier.targets());
        }
        return isIdentity(definite) ? null : definite;
    }
}
