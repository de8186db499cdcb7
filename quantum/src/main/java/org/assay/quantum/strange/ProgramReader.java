package org.assay.quantum.strange;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.jspecify.annotations.Nullable;
import org.redfx.strange.Block;
import org.redfx.strange.BlockGate;
import org.redfx.strange.ControlledBlockGate;
import org.redfx.strange.Program;
import org.redfx.strange.Step;
import org.redfx.strange.gate.Cnot;
import org.redfx.strange.gate.Cr;
import org.redfx.strange.gate.Cz;
import org.redfx.strange.gate.Fourier;
import org.redfx.strange.gate.Measurement;
import org.redfx.strange.gate.Oracle;
import org.redfx.strange.gate.PermutationGate;
import org.redfx.strange.gate.ProbabilitiesGate;
import org.redfx.strange.gate.SingleQubitGate;
import org.redfx.strange.gate.Swap;
import org.redfx.strange.gate.Toffoli;
import org.redfx.strange.local.Computations;

/** Reads a Strange program as operations, either as its author meant it or as Strange would run it. */
final class ProgramReader {

    /**
     * @param circuit without measurements, which change nothing in Strange
     * @param lengths how many operations belong to the preparation and the steps up to each step, inclusive
     * @param probes gates that want to see the state on the way
     * @param measured qubits that have a measurement gate and are not touched after it
     */
    record Reading(Circuit circuit, List<Integer> lengths, List<Probe> probes, List<Integer> measured, Set<String> warnings) {}

    /** Wants the amplitudes after so many operations. */
    record Probe(int length, ProbabilitiesGate gate) {}

    private final Defects defects;
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Set<Integer> measured = new LinkedHashSet<>();
    private final List<Probe> probes = new ArrayList<>();

    private ProgramReader(Defects defects) {
        this.defects = defects;
    }

    static Reading read(Program program, Defects defects) {
        return new ProgramReader(defects).read(program);
    }

    private Reading read(Program program) {
        int qubits = program.getNumberQubits();
        List<Operation> all = preparation(program.getInitialAlphas());
        List<Integer> lengths = new ArrayList<>();
        for (Step step : program.getSteps()) {
            step.getGates().stream().filter(ProbabilitiesGate.class::isInstance)
                    .forEach(gate -> probes.add(new Probe(all.size(), (ProbabilitiesGate) gate)));
            for (Operation operation : operations(step, 0, qubits)) {
                requireInRange(operation, step, qubits);
                all.add(operation);
                operation.qubits().stream().forEach(measured::remove);
            }
            step.getGates().stream().filter(Measurement.class::isInstance).forEach(gate -> measured.add(gate.getMainQubitIndex()));
            lengths.add(all.size());
        }
        Circuit circuit = new Circuit("strange program", qubits, 0, all);
        return new Reading(circuit, lengths, probes, measured.stream().sorted().toList(), warnings);
    }

    /** Strange's {@code initializeQubit} counts qubits from the other end; its meaning is kept. */
    private static List<Operation> preparation(double[] alphas) {
        List<Operation> operations = new ArrayList<>();
        for (int j = 0; j < alphas.length; j++) {
            double alpha = alphas[j];
            if (!(Math.abs(alpha) <= 1)) {
                throw new IllegalArgumentException(
                        "initializeQubit(%d, %s): alpha is an amplitude, -1 to 1; did you pass a probability or an angle?".formatted(j, alpha));
            }
            if (alpha != 1) {
                operations.add(apply(new Gate.Rotation(Axis.Y, 2 * Math.acos(alpha)), alphas.length - 1 - j));
            }
        }
        return operations;
    }

    private static void requireInRange(Operation operation, Step step, int qubits) {
        if (operation.qubits().bound() > qubits) {
            throw new IllegalArgumentException("step %s touches qubit %d, but the program has qubits 0..%d"
                    .formatted(step.getGates(), operation.qubits().bound() - 1, qubits - 1));
        }
    }

    private void warn(String repair) {
        if (defects == Defects.REPAIRED) {
            warnings.add(repair);
        }
    }

    private List<Operation> operations(Step step, int offset, int qubits) {
        return switch (defects) {
            case REPAIRED -> asMeant(step, offset);
            case MIRRORED -> asRun(step, offset, qubits);
        };
    }

    private List<Operation> asMeant(Step step, int offset) {
        warnIfGatesGetInEachOthersWay(step);
        List<Operation> operations = new ArrayList<>();
        for (org.redfx.strange.Gate gate : step.getGates()) {
            operations.addAll(onQubits(gate, statedQubits(gate, offset), qubit(gate, offset)));
        }
        return operations;
    }

    private void warnIfGatesGetInEachOthersWay(Step step) {
        long real = step.getGates().stream().filter(gate -> !(gate instanceof ProbabilitiesGate)).count();
        if (real > 1 && step.getGates().stream().anyMatch(gate -> !(gate instanceof SingleQubitGate))) {
            warn("a gate on several qubits shares a step with another gate: Strange 0.1.3 may misplace it; taken as written");
        }
    }

    /**
     * As Strange runs a step: its own permutations around it, then every gate on the stretch of qubits that
     * ends at the highest one it names, whatever the others are; gates inside another's stretch are lost.
     */
    private List<Operation> asRun(Step step, int offset, int qubits) {
        List<Operation> operations = new ArrayList<>();
        if (step.getGates().isEmpty() || step.getGates().getFirst() instanceof ProbabilitiesGate) {
            return operations;
        }
        Step copy = new Step(step.getGates().toArray(org.redfx.strange.Gate[]::new)); // decomposing marks the step
        for (Step simple : Computations.decomposeStep(copy, qubits)) {
            for (int highest = qubits - 1; highest >= 0; highest--) {
                org.redfx.strange.Gate gate = endingAt(highest, simple);
                if (gate instanceof PermutationGate permutation) {
                    operations.add(apply(Gate.Fixed.SWAP, permutation.getIndex1() + offset, permutation.getIndex2() + offset));
                    break;
                }
                if (gate != null && !(gate instanceof ProbabilitiesGate)) {
                    int size = gate.getSize();
                    int top = highest + offset;
                    int[] stretch = IntStream.range(0, size).map(i -> top - i).toArray();
                    operations.addAll(onQubits(gate, stretch, top - size + 1));
                    highest -= size - 1;
                }
            }
        }
        return operations;
    }

    private static org.redfx.strange.@Nullable Gate endingAt(int highest, Step step) {
        return step.getGates().stream().filter(g -> g.getHighestAffectedQubitIndex() == highest).findFirst().orElse(null);
    }

    /** First = high bit of the matrix; a controlled block's control comes first here. */
    private static int[] statedQubits(org.redfx.strange.Gate gate, int offset) {
        if (gate instanceof Oracle) {
            return gate.getAffectedQubitIndexes().reversed().stream().mapToInt(q -> q + offset).toArray();
        }
        if (gate instanceof PermutationGate permutation) {
            return new int[] {permutation.getIndex1() + offset, permutation.getIndex2() + offset};
        }
        if (gate instanceof ControlledBlockGate<?> controlled) {
            return new int[] {controlled.getControlQubit() + offset};
        }
        return gate.getAffectedQubitIndexes().stream().mapToInt(q -> q + offset).toArray();
    }

    private static int qubit(org.redfx.strange.Gate gate, int offset) {
        return gate.getMainQubitIndex() + offset;
    }

    /**
     * @param qubits the qubits of the matrix, the one of its high bit first
     * @param lowest where a block starts
     */
    private List<Operation> onQubits(org.redfx.strange.Gate gate, int[] qubits, int lowest) {
        return switch (gate) {
            case ProbabilitiesGate _, Measurement _ -> List.of();
            case SingleQubitGate single -> List.of(apply(singleQubit(single), checked(qubits[0], gate)));
            case Cnot _ -> List.of(new Operation.Apply(Gate.Fixed.X, Qubits.of(qubits[1]), Controls.on(qubits[0])));
            case Cz _ -> List.of(new Operation.Apply(Gate.Fixed.Z, Qubits.of(qubits[1]), Controls.on(qubits[0])));
            case Cr cr -> List.of(new Operation.Apply(
                    new Gate.Phase(FloatMatrices.phase(cr.getMatrix()[3][3])), Qubits.of(qubits[1]), Controls.on(qubits[0])));
            case Swap _, PermutationGate _ -> List.of(apply(Gate.Fixed.SWAP, qubits[0], qubits[1]));
            case Toffoli _ -> {
                warn("Toffoli: Strange 0.1.3 is wrong for some orders of its qubits; taken as controls first, target last");
                yield List.of(new Operation.Apply(Gate.Fixed.X, Qubits.of(qubits[2]), Controls.on(qubits[0], qubits[1])));
            }
            case Fourier fourier -> fourier(fourier, lowest);
            case ControlledBlockGate<?> controlled -> block(controlled, lowest).stream()
                    .map(operation -> operation.controlledBy(Controls.on(qubits[0])))
                    .toList();
            case BlockGate<?> block -> block(block, lowest);
            default -> List.of(byMatrix(gate, qubits));
        };
    }

    private static int checked(int qubit, org.redfx.strange.Gate gate) {
        if (qubit < 0) {
            throw new IllegalArgumentException("gate %s names qubit %d; qubits count from 0".formatted(gate.getCaption(), qubit));
        }
        return qubit;
    }

    private Gate singleQubit(SingleQubitGate gate) {
        RotationReader.Turn turn = RotationReader.turn(gate);
        if (turn == null) {
            return RotationReader.fixed(gate);
        }
        if (turn.axis() != Axis.Z) {
            return new Gate.Rotation(turn.axis(), turn.angle());
        }
        warn("RotationZ: in Strange 0.1.3 it is a global phase and does nothing; taken as exp(-i angle/2 Z)");
        return switch (defects) {
            case REPAIRED -> new Gate.Rotation(Axis.Z, turn.angle());
            case MIRRORED -> scalar(turn.angle());
        };
    }

    private static Gate scalar(double angle) {
        return new Gate.Unitary("RotationZ", ComplexMatrix.identity(2).times(Complex.cis(-angle / 2)));
    }

    /** Walks the block's steps: its dense matrix would be exponential, and holds Strange's defects. */
    private List<Operation> block(BlockGate<?> gate, int lowest) {
        Block block = gate.getBlock();
        List<Operation> operations = new ArrayList<>();
        for (Step step : block.getSteps()) {
            operations.addAll(operations(step, lowest, block.getNQubits()));
        }
        boolean inverse = gate.toString().endsWith("inv = true"); // visible nowhere else
        return inverse ? operations.reversed().stream().map(Operation::inverse).toList() : operations;
    }

    /** Strange's transform has exponents {@code +2 pi i}, bit i of both indexes being the block's qubit i. */
    private static List<Operation> fourier(Fourier gate, int lowest) {
        int size = gate.getAffectedQubitIndexes().size();
        List<Operation> operations = new ArrayList<>();
        for (int target = size - 1; target >= 0; target--) {
            operations.add(apply(Gate.Fixed.H, lowest + target));
            for (int control = target - 1; control >= 0; control--) {
                Gate phase = new Gate.Phase(Math.PI / (1L << (target - control)));
                operations.add(new Operation.Apply(phase, Qubits.of(lowest + target), Controls.on(lowest + control)));
            }
        }
        for (int low = 0; low < size / 2; low++) {
            operations.add(apply(Gate.Fixed.SWAP, lowest + low, lowest + size - 1 - low));
        }
        boolean inverse = size > 1 && gate.getMatrix()[1][1].i < 0;
        return inverse ? operations.reversed().stream().map(Operation::inverse).toList() : operations;
    }

    private static Operation byMatrix(org.redfx.strange.Gate gate, int[] qubits) {
        ComplexMatrix matrix = FloatMatrices.unitary(gate);
        int[] lowFirst = IntStream.range(0, qubits.length).map(i -> qubits[qubits.length - 1 - i]).toArray();
        if (matrix.size() != 1 << qubits.length) {
            throw new IllegalArgumentException("gate %s has a matrix of %d rows, but names %d qubits"
                    .formatted(gate.getCaption(), matrix.size(), qubits.length));
        }
        return apply(new Gate.Unitary(gate.getCaption(), matrix), lowFirst);
    }

    private static Operation apply(Gate gate, int... targets) {
        return new Operation.Apply(gate, Qubits.of(targets), Controls.NONE);
    }
}
