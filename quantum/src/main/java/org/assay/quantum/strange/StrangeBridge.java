package org.assay.quantum.strange;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.redfx.strange.Program;

/**
 * Strange programs as circuits, and circuits as Strange programs.
 *
 * <p>Qubit {@code i} is the same qubit on both sides, and so is bit {@code i} of an amplitude's index.
 */
public final class StrangeBridge {

    private static final System.Logger LOGGER = System.getLogger(StrangeBridge.class.getName());

    /** So that a program that runs a thousand times warns once. */
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private StrangeBridge() {}

    /** As {@link #fromStrange(Program, Defects)}, repaired; each kind of repair is logged once as a warning. */
    public static Circuit fromStrange(Program program) {
        return fromStrange(program, Defects.REPAIRED);
    }

    /**
     * The program as a circuit: initial amplitudes as RY, blocks unrolled, gates that only their matrix is known
     * of as unitaries in double precision. A measurement becomes one, into the bit of the same number, if its
     * qubit is not used afterwards; otherwise it is left out, since in Strange it changes nothing.
     *
     * @throws IllegalArgumentException if a gate names a qubit that there is not, has no matrix, or is not unitary
     */
    public static Circuit fromStrange(Program program, Defects defects) {
        ProgramReader.Reading reading = ProgramReader.read(program, defects);
        warn(reading);
        CircuitBuilder builder = Circuit.builder(program.getNumberQubits()).append(reading.circuit());
        reading.measured().forEach(qubit -> builder.measure(qubit, qubit));
        return builder.build("strange program");
    }

    static void warn(ProgramReader.Reading reading) {
        reading.warnings().stream().filter(SAID::add).forEach(warning -> LOGGER.log(System.Logger.Level.WARNING, warning));
    }

    /** What {@link #fromStrange(Program)} would repair; empty if Strange runs the program as it is meant. */
    public static List<String> warnings(Program program) {
        return List.copyOf(ProgramReader.read(program, Defects.REPAIRED).warnings());
    }

    /**
     * The circuit as a program with one gate a step, the only form that Strange runs right; its unitary is the same
     * to single precision, global phase included. Gates that Strange has not are one-qubit matrices and CNOTs.
     *
     * @throws IllegalArgumentException if a parameter has no value, if a qubit is used after its measurement, or
     *     if the circuit resets or waits for a classical bit, none of which Strange can do
     */
    public static Program toStrange(Circuit circuit) {
        return new ProgramWriter(circuit).write();
    }
}
