package org.assay.quantum.draw;

import java.util.List;
import java.util.stream.Collectors;
import org.assay.quantum.circuit.Register;
import org.assay.quantum.circuit.Registers;

/** How a set of classical bits is called in a drawing. */
final class ClassicalNames {

    private ClassicalNames() {}

    /** The register's name where the bits are the whole of one in order, else each bit's own label. */
    static String of(List<Integer> bits, Registers registers) {
        Register register = registers.classicalRegisterOf(bits.getFirst());
        if (bits.size() > 1 && isWhole(bits, register)) {
            return register.name();
        }
        return bits.stream().map(registers::bitLabel).collect(Collectors.joining(","));
    }

    private static boolean isWhole(List<Integer> bits, Register register) {
        if (bits.size() != register.size()) {
            return false;
        }
        for (int i = 0; i < bits.size(); i++) {
            if (bits.get(i) != register.start() + i) {
                return false;
            }
        }
        return true;
    }
}
