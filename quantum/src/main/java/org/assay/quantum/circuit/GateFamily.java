package org.assay.quantum.circuit;

import java.util.List;
import java.util.Locale;

/**
 * The gates that have angles, before the angles are known: what a circuit with free parameters holds.
 *
 * @see Operation.Free
 */
public enum GateFamily {
    RX(1, 1),
    RY(1, 1),
    RZ(1, 1),
    P(1, 1),
    U(1, 3),
    RXX(2, 1),
    RYY(2, 1),
    RZZ(2, 1),
    GPHASE(0, 1);

    private final int arity;
    private final int angles;

    GateFamily(int arity, int angles) {
        this.arity = arity;
        this.angles = angles;
    }

    public int arity() {
        return arity;
    }

    /** How many angles {@link #at} takes. */
    public int angles() {
        return angles;
    }

    /** The gate at these angles, in radians. */
    public Gate at(double... values) {
        if (values.length != angles) {
            throw new IllegalArgumentException("%s takes %d angles, got %d".formatted(label(), angles, values.length));
        }
        return switch (this) {
            case RX -> new Gate.Rotation(Axis.X, values[0]);
            case RY -> new Gate.Rotation(Axis.Y, values[0]);
            case RZ -> new Gate.Rotation(Axis.Z, values[0]);
            case P -> new Gate.Phase(values[0]);
            case U -> new Gate.U(values[0], values[1], values[2]);
            case RXX -> new Gate.Interaction(Axis.X, values[0]);
            case RYY -> new Gate.Interaction(Axis.Y, values[0]);
            case RZZ -> new Gate.Interaction(Axis.Z, values[0]);
            case GPHASE -> new Gate.GlobalPhase(values[0]);
        };
    }

    /** The angles at which this family's gate undoes the one at the given angles. */
    public List<Angle> inverse(List<Angle> values) {
        return switch (this) {
            case U -> List.of(values.get(0).negate(), values.get(2).negate(), values.get(1).negate());
            case RX, RY, RZ, P, RXX, RYY, RZZ, GPHASE -> values.stream().map(Angle::negate).toList();
        };
    }

    /** The label of the gates of this family. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
