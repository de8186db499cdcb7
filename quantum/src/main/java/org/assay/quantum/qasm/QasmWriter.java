package org.assay.quantum.qasm;

import java.util.List;
import java.util.stream.Collectors;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Register;

/**
 * Writes OpenQASM 2 or 3 such that reading it gives a circuit with the same unitary, up to a global
 * phase, and the same classical registers.
 *
 * <p>Every angle is written so that the same double comes back. Gates that a dialect's library lacks
 * are written as several that it has. What a dialect cannot say at all is refused: free parameters
 * and conditions across registers in OpenQASM 2.
 */
public final class QasmWriter {

    private QasmWriter() {}

    public static String write(Circuit circuit, QasmVersion version) {
        WriterNames names = WriterNames.of(circuit);
        StringBuilder out = new StringBuilder();
        switch (version) {
            case V2 -> {
                out.append("OPENQASM 2.0;\ninclude \"qelib1.inc\";\n");
                names.quantum().forEach(r -> declare(out, "qreg %s[%d];\n", r));
                names.classical().forEach(r -> declare(out, "creg %s[%d];\n", r));
                lines(circuit, new Writer2(circuit, names), out);
            }
            case V3 -> {
                out.append("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n");
                out.append(Writer3.definitions(circuit));
                circuit.parameters().forEach(p -> out.append("input float ").append(WriterNames.requireIdentifier(p)).append(";\n"));
                names.quantum().forEach(r -> out.append("qubit[%d] %s;\n".formatted(r.size(), r.name())));
                names.classical().forEach(r -> out.append("bit[%d] %s;\n".formatted(r.size(), r.name())));
                lines(circuit, new Writer3(circuit, names), out);
            }
        }
        return out.toString();
    }

    private static void declare(StringBuilder out, String format, Register register) {
        out.append(format.formatted(register.name(), register.size()));
    }

    private static void lines(Circuit circuit, Dialect dialect, StringBuilder out) {
        for (Operation operation : circuit.operations()) {
            dialect.statements(operation).forEach(line -> out.append(line).append('\n'));
        }
    }

    /** How one dialect says an operation. */
    interface Dialect {

        /** Whole statements, semicolons included. */
        List<String> statements(Operation operation);
    }

    /** {@code name(angle,angle) q[0],q[1];} */
    static String call(String name, List<String> angles, String operands) {
        String list = angles.stream().collect(Collectors.joining(","));
        return name + (angles.isEmpty() ? "" : "(" + list + ")") + (operands.isEmpty() ? "" : " " + operands) + ";";
    }
}
