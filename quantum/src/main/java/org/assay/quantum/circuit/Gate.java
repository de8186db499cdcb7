package org.assay.quantum.circuit;

import static org.assay.quantum.circuit.Angles.requireFinite;

/**
 * What is done to some qubits; {@link Operation.Apply} says to which ones, and under which controls.
 *
 * <p>A gate is a value and is defined by its {@link #matrix()}: {@code 2^arity} rows and columns, the
 * first target being the low bit of the index. Simulators may take any shortcut that agrees with it.
 * Angles are in radians. Controlled gates are not gates of their own: CNOT is {@link Fixed#X} under
 * one control.
 */
public sealed interface Gate {

    /** How many target qubits the gate has; 0 for a global phase. */
    int arity();

    /** The definition: unitary, {@code 2^arity} rows and columns. */
    ComplexMatrix matrix();

    /** The gate that undoes this one: their matrices multiply to the identity. */
    Gate inverse();

    /** The lower-case name by which OpenQASM's standard library, or else its nearest kin, calls the gate. */
    String label();

    /** The gates without a parameter. */
    enum Fixed implements Gate {
        /** Does nothing, and takes a place in the drawing. */
        ID("id", ComplexMatrix.identity(2)),
        /** Bit flip: exchanges |0> and |1>. */
        X("x", Axis.X.pauli()),
        /** Bit and phase flip. */
        Y("y", Axis.Y.pauli()),
        /** Phase flip: {@code |1> -> -|1>}. */
        Z("z", Axis.Z.pauli()),
        /** Hadamard: exchanges the X and Z axes. */
        H("h", ComplexMatrix.real(Math.sqrt(0.5), Math.sqrt(0.5), Math.sqrt(0.5), -Math.sqrt(0.5))),
        /** Quarter turn about Z: {@code S^2 = Z}. */
        S("s", ComplexMatrix.diagonal(Complex.ONE, Complex.I)),
        S_DAGGER("sdg", ComplexMatrix.diagonal(Complex.ONE, Complex.I.negate())),
        /** Eighth turn about Z: {@code T^2 = S}. */
        T("t", ComplexMatrix.diagonal(Complex.ONE, Complex.cis(Math.PI / 4))),
        T_DAGGER("tdg", ComplexMatrix.diagonal(Complex.ONE, Complex.cis(-Math.PI / 4))),
        /** Root of X, with the phase that makes {@code SX^2 = X} exactly. */
        SX("sx", ComplexMatrix.of(new Complex[][] {
            {new Complex(0.5, 0.5), new Complex(0.5, -0.5)}, {new Complex(0.5, -0.5), new Complex(0.5, 0.5)}
        })),
        SX_DAGGER("sxdg", ComplexMatrix.of(new Complex[][] {
            {new Complex(0.5, -0.5), new Complex(0.5, 0.5)}, {new Complex(0.5, 0.5), new Complex(0.5, -0.5)}
        })),
        /** Exchanges two qubits. */
        SWAP("swap", ComplexMatrix.real(1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1));

        private final String label;
        private final ComplexMatrix matrix;

        Fixed(String label, ComplexMatrix matrix) {
            this.label = label;
            this.matrix = matrix;
        }

        @Override
        public int arity() {
            return this == SWAP ? 2 : 1;
        }

        @Override
        public ComplexMatrix matrix() {
            return matrix;
        }

        @Override
        public Gate inverse() {
            return switch (this) {
                case ID, X, Y, Z, H, SWAP -> this;
                case S -> S_DAGGER;
                case S_DAGGER -> S;
                case T -> T_DAGGER;
                case T_DAGGER -> T;
                case SX -> SX_DAGGER;
                case SX_DAGGER -> SX;
            };
        }

        @Override
        public String label() {
            return label;
        }
    }

    /** {@code exp(-i angle/2 P)}, where P is the Pauli matrix of the axis. */
    record Rotation(Axis axis, double angle) implements Gate {
        public Rotation {
            requireFinite(angle, "angle");
        }

        @Override
        public int arity() {
            return 1;
        }

        @Override
        public ComplexMatrix matrix() {
            return turn(axis.pauli(), angle);
        }

        @Override
        public Gate inverse() {
            return new Rotation(axis, -angle);
        }

        @Override
        public String label() {
            return switch (axis) {
                case X -> "rx";
                case Y -> "ry";
                case Z -> "rz";
            };
        }
    }

    /** {@code diag(1, exp(i angle))}: RZ up to a phase that shows under a control. */
    record Phase(double angle) implements Gate {
        public Phase {
            requireFinite(angle, "angle");
        }

        @Override
        public int arity() {
            return 1;
        }

        @Override
        public ComplexMatrix matrix() {
            return ComplexMatrix.diagonal(Complex.ONE, Complex.cis(angle));
        }

        @Override
        public Gate inverse() {
            return new Phase(-angle);
        }

        @Override
        public String label() {
            return "p";
        }
    }

    /**
     * Any rotation of one qubit by Euler angles, with a real upper left entry:
     * <pre>
     * [          cos(theta/2)      -exp(i lambda) sin(theta/2) ]
     * [ exp(i phi) sin(theta/2)  exp(i(phi+lambda)) cos(theta/2) ]
     * </pre>
     * that is OpenQASM's {@code u3} as Qiskit defines it.
     */
    record U(double theta, double phi, double lambda) implements Gate {
        public U {
            requireFinite(theta, "theta");
            requireFinite(phi, "phi");
            requireFinite(lambda, "lambda");
        }

        @Override
        public int arity() {
            return 1;
        }

        @Override
        public ComplexMatrix matrix() {
            Complex cos = Complex.real(Math.cos(theta / 2));
            Complex sin = Complex.real(Math.sin(theta / 2));
            return ComplexMatrix.of(new Complex[][] {
                {cos, Complex.cis(lambda).times(sin).negate()},
                {Complex.cis(phi).times(sin), Complex.cis(phi + lambda).times(cos)}
            });
        }

        @Override
        public Gate inverse() {
            return new U(-theta, -lambda, -phi);
        }

        @Override
        public String label() {
            return "u";
        }
    }

    /** {@code exp(-i angle/2 P (x) P)} on two qubits: RXX, RYY, RZZ. */
    record Interaction(Axis axis, double angle) implements Gate {
        public Interaction {
            requireFinite(angle, "angle");
        }

        @Override
        public int arity() {
            return 2;
        }

        @Override
        public ComplexMatrix matrix() {
            return turn(axis.pauli().tensor(axis.pauli()), angle);
        }

        @Override
        public Gate inverse() {
            return new Interaction(axis, -angle);
        }

        @Override
        public String label() {
            return switch (axis) {
                case X -> "rxx";
                case Y -> "ryy";
                case Z -> "rzz";
            };
        }
    }

    /** {@code exp(i angle)} on no qubit at all: visible only under a control. */
    record GlobalPhase(double angle) implements Gate {
        public GlobalPhase {
            requireFinite(angle, "angle");
        }

        @Override
        public int arity() {
            return 0;
        }

        @Override
        public ComplexMatrix matrix() {
            return ComplexMatrix.diagonal(Complex.cis(angle));
        }

        @Override
        public Gate inverse() {
            return new GlobalPhase(-angle);
        }

        @Override
        public String label() {
            return "gphase";
        }
    }

    /**
     * A unitary given by its matrix.
     *
     * @param label what drawings call it
     * @param matrix {@code 2^arity} rows; must be unitary to 1e-9
     */
    record Unitary(String label, ComplexMatrix matrix) implements Gate {
        public Unitary {
            if (Integer.bitCount(matrix.size()) != 1) {
                throw new IllegalArgumentException(
                        "matrix of gate '%s' has %d rows, but a gate on k qubits has 2^k".formatted(label, matrix.size()));
            }
            if (!matrix.isUnitary(1e-9)) {
                throw new IllegalArgumentException(
                        "matrix of gate '%s' is not unitary to 1e-9; is it normalised?".formatted(label));
            }
        }

        @Override
        public int arity() {
            return Integer.numberOfTrailingZeros(matrix.size());
        }

        @Override
        public Gate inverse() {
            return new Unitary(label.endsWith("†") ? label.substring(0, label.length() - 1) : label + "†", matrix.dagger());
        }
    }

    private static ComplexMatrix turn(ComplexMatrix pauli, double angle) {
        ComplexMatrix identity = ComplexMatrix.identity(pauli.size());
        return identity.times(Complex.real(Math.cos(angle / 2))).plus(pauli.times(new Complex(0, -Math.sin(angle / 2))));
    }
}
