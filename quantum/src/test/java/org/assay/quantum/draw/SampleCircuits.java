package org.assay.quantum.draw;

import java.util.List;
import java.util.stream.Stream;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.GateFamily;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.circuit.Register;
import org.assay.quantum.circuit.Registers;

/** Circuits that between them hold everything that a drawing must show. */
final class SampleCircuits {

    private SampleCircuits() {}

    static Stream<Circuit> all() {
        Operation flip = new Operation.Apply(Gate.Fixed.X, Qubits.of(1), Controls.NONE);
        return Stream.of(
                Circuit.builder(1).build("empty"),
                Circuit.builder(1).id(0).x(0).y(0).z(0).h(0).s(0).sdg(0).t(0).tdg(0).sx(0).sxdg(0).build("fixed-gates"),
                Circuit.builder(1).rx(Math.PI / 2, 0).ry(-Math.PI / 3, 0).rz(0.1234567, 0).p(3 * Math.PI / 4, 0)
                        .u(Math.PI, 0, 1e-7, 0).build("angles"),
                Circuit.builder(4).cx(0, 1).cx(3, 0).cz(1, 3).ccx(0, 3, 1).cp(Math.PI / 8, 2, 0)
                        .controlled(Controls.off(2), Gate.Fixed.X, 1)
                        .controlled(new Controls(Qubits.of(0), Qubits.of(3)), Gate.Fixed.H, 2).build("controls"),
                Circuit.builder(4).swap(0, 3).cswap(3, 0, 1).rxx(0.5, 0, 2).ryy(0.5, 1, 2).rzz(-0.25, 3, 1).build("two-qubit-gates"),
                Circuit.builder(3).gate(new Gate.Unitary("oracle", new Gate.Interaction(Axis.X, 1).matrix()), 2, 0)
                        .gate(new Gate.Unitary("a label that is longer than any box should be", Gate.Fixed.H.matrix()), 1)
                        .gate(new Gate.Unitary("bell\u001b[2J", Gate.Fixed.H.matrix()), 0).build("unitaries"),
                Circuit.builder(3).globalPhase(Math.PI / 4).controlled(Controls.on(2), new Gate.GlobalPhase(0.5))
                        .controlled(new Controls(Qubits.of(0), Qubits.of(1)), new Gate.GlobalPhase(0.5)).build("phases"),
                Circuit.builder(3).h(0).barrier().h(1).barrier(0, 2).h(2).reset(1).measure(1, 0).x(1).measureAll().build("not-gates"),
                Circuit.builder(2).h(0).measure(0, 0).ifBit(0, true, flip).ifBits(List.of(0, 1), 2, flip)
                        .add(new Operation.Conditional(List.of(0), 1, new Operation.Conditional(List.of(1), 0, flip)))
                        .build("conditions"),
                Circuit.builder(2).rx(Angle.parameter("beta").times(2), 0)
                        .rzz(Angle.parameter("gamma").negate().plus(Math.PI), 0, 1)
                        .add(new Operation.Free(GateFamily.P, List.of(Angle.parameter("phi")), Qubits.of(1), Controls.on(0)))
                        .build("free-parameters"),
                Circuit.builder(4).registers(new Registers(
                                List.of(new Register("data", 0, 3), new Register("anc1", 3, 1)),
                                List.of(new Register("syndrome", 0, 2), new Register("out", 2, 1))))
                        .cx(0, 3).cx(1, 3).measure(3, 0)
                        .ifBits(List.of(0, 1), 3, new Operation.Apply(Gate.Fixed.Z, Qubits.of(2), Controls.on(0)))
                        .measure(0, 2).build("registers"),
                wide());
    }

    private static Circuit wide() {
        var builder = Circuit.builder(12);
        for (int q = 0; q < 12; q++) {
            builder.ry(0.1 * q, q).cx(q, (q * 5 + 3) % 12);
        }
        return builder.build("wide");
    }
}
