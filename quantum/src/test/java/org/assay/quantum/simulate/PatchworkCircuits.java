package org.assay.quantum.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Qubits;

/**
 * Circuits of a few stretches, each of one sort and on some of the qubits: layers, chains, runs of diagonal gates, of
 * permutations, of dense matrices, or of anything. Angles and matrices are often special: nothing, quarter turns,
 * permutations with phases, products.
 */
record PatchworkCircuits(RandomGenerator random) {

    /** @param most about how many gates there are, at most */
    Circuit of(int qubits, int most) {
        CircuitBuilder builder = Circuit.builder(qubits);
        for (int parts = 1 + random.nextInt(6); parts > 0; parts--) {
            int first = random.nextInt(3) == 0 ? random.nextInt(qubits) : 0;
            int end = random.nextInt(3) == 0 ? first + 1 + random.nextInt(qubits - first) : qubits;
            addPart(builder, first, end, 1 + random.nextInt(Math.max(1, most / 3)));
        }
        return builder.build();
    }

    private void addPart(CircuitBuilder builder, int first, int end, int gates) {
        switch (random.nextInt(9)) {
            case 0 -> addLayer(builder, first, end, oneQubitGate());
            case 1 -> IntStream.range(first, end - 1).forEach(q -> builder.cx(q, q + 1));
            case 2 -> IntStream.range(first, end - 1).forEach(q -> builder.cx(first + end - 1 - q, first + end - 2 - q));
            case 3 -> repeat(gates, first, end, (a, b) -> addDiagonal(builder, a, b));
            case 4 -> repeat(gates, first, end, (a, b) -> addPermutation(builder, a, b));
            case 5 -> repeat(gates, first, end, (a, b) -> builder.gate(new Gate.Unitary("pair", unitary(2)), a, b));
            case 6 -> {
                builder.globalPhase(angle());
                addLayer(builder, first, end, Gate.Fixed.H);
                addLayer(builder, first, end, new Gate.Rotation(Axis.X, angle()));
            }
            default -> {
                int manyControls = 1 + random.nextInt(8);
                for (int g = 0; g < gates; g++) {
                    addAny(builder, first, end, manyControls);
                }
            }
        }
    }

    private static void addLayer(CircuitBuilder builder, int first, int end, Gate gate) {
        IntStream.range(first, end).forEach(q -> builder.gate(gate, q));
    }

    @FunctionalInterface
    private interface OnTwo {
        void add(int a, int b);
    }

    private void repeat(int gates, int first, int end, OnTwo gate) {
        for (int g = 0; g < gates && end - first > 1; g++) {
            int[] two = RandomCircuits.shuffled(end - first, random);
            gate.add(first + two[0], first + two[1]);
        }
    }

    private void addDiagonal(CircuitBuilder builder, int a, int b) {
        switch (random.nextInt(5)) {
            case 0 -> builder.rzz(angle(), a, b);
            case 1 -> builder.cz(a, b);
            case 2 -> builder.cp(angle(), a, b);
            case 3 -> builder.t(a);
            default -> builder.rz(angle(), a);
        }
    }

    private void addPermutation(CircuitBuilder builder, int a, int b) {
        switch (random.nextInt(3)) {
            case 0 -> builder.swap(a, b);
            case 1 -> builder.x(a);
            default -> builder.cx(a, b);
        }
    }

    /** Any gate, with a control now and then, or, once in {@code manyControls} times, with any number of them. */
    private void addAny(CircuitBuilder builder, int first, int end, int manyControls) {
        Gate gate = gate();
        if (gate.arity() > end - first) {
            return;
        }
        int[] targets = IntStream.of(RandomCircuits.shuffled(end - first, random)).limit(gate.arity()).map(q -> first + q).toArray();
        int count = random.nextInt(manyControls) == 0 ? random.nextInt(builder.qubits()) : random.nextInt(5) / 4;
        int[] free = IntStream.of(RandomCircuits.shuffled(builder.qubits(), random))
                .filter(q -> IntStream.of(targets).noneMatch(t -> t == q)).limit(count).toArray();
        int on = free.length == 0 ? 0 : random.nextInt(free.length + 1);
        builder.controlled(
                new Controls(Qubits.of(IntStream.of(free).limit(on).toArray()), Qubits.of(IntStream.of(free).skip(on).toArray())),
                gate, targets);
    }

    private Gate gate() {
        return switch (random.nextInt(8)) {
            case 0 -> Gate.Fixed.SWAP;
            case 1 -> new Gate.Interaction(axis(), angle());
            case 2 -> new Gate.Unitary("pair", unitary(2));
            case 3 -> new Gate.Unitary("few", unitary(random.nextInt(8) == 0 ? 4 : 3));
            default -> oneQubitGate();
        };
    }

    private Gate oneQubitGate() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> {
                Gate.Fixed fixed = Gate.Fixed.values()[random.nextInt(Gate.Fixed.values().length)];
                yield fixed == Gate.Fixed.SWAP ? Gate.Fixed.H : fixed;
            }
            case 2 -> new Gate.Rotation(axis(), angle());
            case 3 -> new Gate.Phase(angle());
            case 4 -> new Gate.U(angle(), angle(), angle());
            default -> new Gate.Unitary("one", unitary(1));
        };
    }

    private Axis axis() {
        return Axis.values()[random.nextInt(Axis.values().length)];
    }

    private double angle() {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> Math.PI / 4 * random.nextInt(-16, 17);
            case 2 -> 1e-9;
            case 3 -> random.nextDouble(-1000, 1000);
            default -> random.nextDouble(-7, 7);
        };
    }

    /** A product of matrices on single qubits, then as often as not a permutation with phases and another product, some times. */
    private ComplexMatrix unitary(int qubits) {
        ComplexMatrix matrix = product(qubits);
        for (int times = random.nextInt(4); times > 0; times--) {
            matrix = product(qubits).times(permutation(1 << qubits)).times(matrix);
        }
        return matrix;
    }

    private ComplexMatrix product(int qubits) {
        ComplexMatrix matrix = factor();
        for (int q = 1; q < qubits; q++) {
            matrix = matrix.tensor(factor());
        }
        return matrix;
    }

    private ComplexMatrix factor() {
        return switch (random.nextInt(6)) {
            case 0 -> Gate.Fixed.H.matrix();
            case 1 -> new Gate.Rotation(Axis.Z, angle()).matrix();
            case 2 -> Gate.Fixed.X.matrix();
            case 3 -> ComplexMatrix.identity(2);
            default -> new Gate.U(angle(), angle(), angle()).matrix();
        };
    }

    private ComplexMatrix permutation(int size) {
        List<Integer> columns = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(columns, new Random(random.nextLong()));
        Complex[][] rows = new Complex[size][size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                rows[r][c] = columns.get(r) != c ? Complex.ZERO : random.nextBoolean() ? Complex.cis(angle()) : Complex.ONE;
            }
        }
        return ComplexMatrix.of(rows);
    }
}
