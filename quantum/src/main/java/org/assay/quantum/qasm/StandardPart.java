package org.assay.quantum.qasm;

import java.util.List;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.GateFamily;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;

/** One operation of a standard gate; controls and targets are positions among the gate's qubits. */
sealed interface StandardPart {

    Operation on(List<Angle> angles, int[] qubits);

    /** A gate without angles. */
    record Plain(Gate.Fixed gate, Qubits controls, Qubits targets) implements StandardPart {
        @Override
        public Operation on(List<Angle> angles, int[] qubits) {
            return new Operation.Apply(gate, at(targets, qubits), under(controls, qubits));
        }
    }

    /** A gate with angles that are linear in those of the standard gate; one row of factors for each. */
    record Angled(GateFamily family, List<Row> rows, Qubits controls, Qubits targets) implements StandardPart {
        @Override
        public Operation on(List<Angle> angles, int[] qubits) {
            double[] numbers = new double[rows.size()];
            boolean free = false;
            for (int i = 0; i < numbers.length; i++) {
                Angle value = rows.get(i).of(angles);
                numbers[i] = value.constant();
                free |= value.isFree();
            }
            if (free) {
                List<Angle> values = rows.stream().map(row -> row.of(angles)).toList();
                return new Operation.Free(family, values, at(targets, qubits), under(controls, qubits));
            }
            return new Operation.Apply(family.at(numbers), at(targets, qubits), under(controls, qubits));
        }
    }

    /** {@code constant + sum of factor x angle}. */
    record Row(double constant, List<Double> factors) {

        /** The angle at this position, as it is. */
        static Row only(int position, int angles) {
            return new Row(0, java.util.stream.IntStream.range(0, angles).mapToObj(i -> i == position ? 1.0 : 0.0).toList());
        }

        Angle of(List<Angle> angles) {
            Angle sum = Angle.of(constant);
            for (int i = 0; i < angles.size(); i++) {
                double factor = factors.get(i);
                if (factor != 0) {
                    Angle term = factor == 1 ? angles.get(i) : angles.get(i).times(factor);
                    sum = sum.constant() == 0 && !sum.isFree() ? term : sum.plus(term);
                }
            }
            return sum;
        }
    }

    private static Qubits at(Qubits positions, int[] qubits) {
        return positions.moved(position -> qubits[position]);
    }

    private static Controls under(Qubits positions, int[] qubits) {
        return positions.isEmpty() ? Controls.NONE : new Controls(at(positions, qubits), Qubits.NONE);
    }
}
