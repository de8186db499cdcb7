package org.assay.quantum.qasm;

import static org.assay.quantum.circuit.Gate.Fixed.*;
import static org.assay.quantum.circuit.GateFamily.*;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.GateFamily;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.qasm.GateDefinition.Standard;
import org.assay.quantum.qasm.StandardPart.Row;

/**
 * The gates of {@code qelib1.inc} with Qiskit's additions, and of {@code stdgates.inc}.
 *
 * <p>The two libraries agree up to a phase that no control can see in OpenQASM 2. In OpenQASM 3 a
 * control sees it: there {@code U} has the phase {@code exp(i theta/2)}, and {@code u2}, {@code u3}
 * have determinant 1.
 */
final class StandardGates {

    /** Gates that are sequences, in the order in which Qiskit defines them. */
    private static final String SEQUENCES =
            """
            gate rzx(theta) a,b { h b; cx a,b; rz(theta) b; cx a,b; h b; }
            gate ecr a,b { rzx(pi/4) a,b; x a; rzx(-pi/4) a,b; }
            gate iswap a,b { s a; s b; h a; cx a,b; cx b,a; h b; }
            gate dcx a,b { cx a,b; cx b,a; }
            gate r(theta,phi) a { u3(theta, phi-pi/2, pi/2-phi) a; }
            gate rccx a,b,c { h c; t c; cx b,c; tdg c; cx a,c; t c; cx b,c; tdg c; h c; }
            gate rc3x a,b,c,d {
              h d; t d; cx c,d; tdg d; h d;
              cx a,d; t d; cx b,d; tdg d; cx a,d; t d; cx b,d; tdg d;
              h d; t d; cx c,d; tdg d; h d;
            }
            gate rcccx a,b,c,d { rc3x a,b,c,d; }
            gate xx_plus_yy(theta,beta) a,b {
              rz(beta) a; rz(-pi/2) b; sx b; rz(pi/2) b; s a; cx b,a;
              ry(-theta/2) b; ry(-theta/2) a;
              cx b,a; sdg a; rz(-pi/2) b; sxdg b; rz(pi/2) b; rz(-beta) a;
            }
            gate xx_minus_yy(theta,beta) a,b {
              rz(-beta) b; rz(-pi/2) a; sx a; rz(pi/2) a; s b; cx a,b;
              ry(theta/2) a; ry(-theta/2) b;
              cx a,b; sdg b; rz(-pi/2) a; sxdg a; rz(pi/2) a; rz(beta) b;
            }
            """;

    /** Known here for the sake of files that assume them; a register may have such a name. */
    private static final Set<String> IN_NO_LIBRARY = Set.of(
            "r", "rzx", "ecr", "iswap", "dcx", "xx_plus_yy", "xx_minus_yy", "cs", "csdg", "ccz", "mcx", "c3sx", "rcccx", "ryy");

    private static final List<Row> U2_ROWS =
            List.of(new Row(Math.PI / 2, List.of(0.0, 0.0)), Row.only(0, 2), Row.only(1, 2));

    private static final Map<String, GateDefinition> V2 = withSequences(primitives());

    private static final Map<String, GateDefinition> V3 = withPhases(V2);

    private StandardGates() {}

    static Map<String, GateDefinition> of(QasmVersion version) {
        return switch (version) {
            case V2 -> V2;
            case V3 -> V3;
        };
    }

    /** Whether {@code qelib1.inc} or {@code stdgates.inc} has a gate of this name. */
    static boolean isInLibrary(String name) {
        return V3.containsKey(name) && !IN_NO_LIBRARY.contains(name);
    }

    private static Map<String, GateDefinition> withSequences(Map<String, GateDefinition> primitives) {
        Map<String, GateDefinition> all = new LinkedHashMap<>(primitives);
        all.putAll(QasmReader.gatesOf(SEQUENCES, primitives));
        return Map.copyOf(all);
    }

    private static Map<String, GateDefinition> primitives() {
        Table table = new Table();
        for (Gate.Fixed gate : Gate.Fixed.values()) {
            table.fixed(gate.label(), gate, 0);
        }
        table.fixed("cx", X, 1).fixed("CX", X, 1).fixed("cy", Y, 1).fixed("cz", Z, 1).fixed("ch", H, 1);
        table.fixed("cs", S, 1).fixed("csdg", S_DAGGER, 1).fixed("csx", SX, 1).fixed("cswap", SWAP, 1);
        table.fixed("ccx", X, 2).fixed("ccz", Z, 2).fixed("c3x", X, 3).fixed("mcx", X, 3).fixed("c3sqrtx", SX, 3);
        table.fixed("c3sx", SX, 3).fixed("c4x", X, 4);
        table.angled("rx", RX, 0).angled("ry", RY, 0).angled("rz", RZ, 0).angled("p", P, 0).angled("u1", P, 0);
        table.angled("phase", P, 0).angled("u", U, 0).angled("u3", U, 0).angled("U", U, 0);
        table.angled("rxx", RXX, 0).angled("ryy", RYY, 0).angled("rzz", RZZ, 0);
        table.angled("crx", RX, 1).angled("cry", RY, 1).angled("crz", RZ, 1).angled("cp", P, 1).angled("cu1", P, 1);
        table.angled("cphase", P, 1).angled("cu3", U, 1);
        table.put("u2", 2, 1, angled(U, U2_ROWS, 0));
        table.put("u0", 1, 1, new StandardPart.Plain(ID, Qubits.NONE, Qubits.of(0)));
        table.put("cu", 4, 2, angled(P, List.of(Row.only(3, 4)), 0), angled(U, identityRows(3, 4), 1));
        return table.all;
    }

    /** The gates whose phase OpenQASM 3 fixes otherwise, and {@code gphase}. */
    private static Map<String, GateDefinition> withPhases(Map<String, GateDefinition> v2) {
        Table table = new Table();
        table.all.putAll(v2);
        table.put("gphase", 1, 0, phase(1.0));
        table.put("U", 3, 1, angled(U, identityRows(3, 3), 0), phase(0.5, 0.0, 0.0));
        table.put("u3", 3, 1, angled(U, identityRows(3, 3), 0), phase(0.0, -0.5, -0.5));
        table.put("u2", 2, 1, angled(U, U2_ROWS, 0), phase(-0.5, -0.5));
        return Map.copyOf(table.all);
    }

    private static StandardPart phase(Double... factors) {
        return new StandardPart.Angled(GPHASE, List.of(new Row(0, List.of(factors))), Qubits.NONE, Qubits.NONE);
    }

    /** The first qubits control, the rest are targets. */
    private static StandardPart angled(GateFamily family, List<Row> rows, int controls) {
        return new StandardPart.Angled(
                family, rows, Qubits.range(0, controls), Qubits.range(controls, controls + family.arity()));
    }

    /** The first so many of the gate's angles. */
    private static List<Row> identityRows(int rows, int angles) {
        return IntStream.range(0, rows).mapToObj(i -> Row.only(i, angles)).toList();
    }

    private static final class Table {
        final Map<String, GateDefinition> all = new LinkedHashMap<>();

        Table put(String name, int parameters, int qubits, StandardPart... parts) {
            all.put(name, new Standard(name, parameters, qubits, Arrays.asList(parts)));
            return this;
        }

        Table fixed(String name, Gate.Fixed gate, int controls) {
            int qubits = controls + gate.arity();
            return put(name, 0, qubits, new StandardPart.Plain(gate, Qubits.range(0, controls), Qubits.range(controls, qubits)));
        }

        Table angled(String name, GateFamily family, int controls) {
            return put(name, family.angles(), controls + family.arity(),
                    StandardGates.angled(family, identityRows(family.angles(), family.angles()), controls));
        }
    }
}
