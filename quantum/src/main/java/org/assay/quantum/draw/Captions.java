package org.assay.quantum.draw;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.assay.quantum.circuit.AngleText;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Registers;

/** What stands inside the boxes: {@code H}, {@code RX(π/2)}, {@code S†}. */
record Captions(String pi, String dagger, String root, String ellipsis) {

    private static final int LONGEST = 28;

    /** The caption of a gate under any controls; controls are drawn, not written. */
    String of(Gate gate) {
        return switch (gate) {
            case Gate.Fixed fixed -> of(fixed);
            case Gate.Rotation(Axis axis, double angle) -> "R" + axis + angles(angle);
            case Gate.Phase(double angle) -> "P" + angles(angle);
            case Gate.U(double theta, double phi, double lambda) -> "U" + angles(theta, phi, lambda);
            case Gate.Interaction(Axis axis, double angle) -> "R" + axis + axis + angles(angle);
            case Gate.GlobalPhase(double angle) -> "phase" + angles(angle);
            case Gate.Unitary unitary -> shortened(printable(unitary.label()));
        };
    }

    private String of(Gate.Fixed gate) {
        return switch (gate) {
            case ID -> "I";
            case X, Y, Z, H, S, T, SWAP -> gate.name();
            case S_DAGGER -> "S" + dagger;
            case T_DAGGER -> "T" + dagger;
            case SX -> root + "X";
            case SX_DAGGER -> root + "X" + dagger;
        };
    }

    String of(Operation.Free free) {
        String angles = free.angles().stream().map(a -> AngleText.brief(a, pi)).collect(Collectors.joining(","));
        return shortened(printable(free.family().label().toUpperCase(Locale.ROOT) + "(" + angles + ")"));
    }

    private String angles(double... values) {
        return DoubleStream.of(values).mapToObj(v -> AngleText.brief(v, pi)).collect(Collectors.joining(",", "(", ")"));
    }

    /** As in {@code if c0=1} or {@code if c=5}. */
    String condition(Operation.Conditional conditional, Registers registers) {
        return "if " + ClassicalNames.of(conditional.bits(), registers) + "=" + conditional.value();
    }

    private String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - ellipsis.length()) + ellipsis;
    }

    /** Labels may come from a file: nothing in them may steer a terminal. */
    static String printable(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
