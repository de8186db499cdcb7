package org.assay.quantum.simulate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.kernel.Interruption;

/**
 * Shots of Clifford circuits on thousands of qubits, with measurements, resets and conditions anywhere.
 *
 * <p>One run on a tableau gives a reference shot. All other shots are the reference with Pauli errors
 * that cannot be seen in it, propagated 64 shots a word (Gidney, arXiv:2103.02202): see
 * {@link PauliFrames}. Only a condition whose body is no Pauli gate needs a tableau for every shot.
 */
public final class StabilizerSimulator implements Sampler {

    @Override
    public String name() {
        return "stabilizer";
    }

    /** @throws IllegalArgumentException also if a gate is not Clifford */
    @Override
    public Counts sample(Circuit given, int shots, RandomGenerator random) {
        if (shots < 0) {
            throw new IllegalArgumentException("shots is %d, but must be 0 or more".formatted(shots));
        }
        MeasurementPlan plan = MeasurementPlan.of(given);
        Circuit circuit = plan.circuit();
        CliffordActions actions = new CliffordActions();
        Map<BitString, Long> counts = new HashMap<>();
        if (shots > 0 && PauliFrames.canRun(circuit, actions)) {
            boolean[] reference = reference(circuit, actions, random);
            new PauliFrames(circuit, actions, reference, random).sample(shots, counts);
        } else if (shots > 0) {
            shotByShot(circuit, actions, shots, random, counts);
        }
        return Counts.of(circuit.bits(), plan.legend(), counts);
    }

    /** The results of all measurements and resets of one shot, in the order of the operations. */
    private static boolean[] reference(Circuit circuit, CliffordActions actions, RandomGenerator random) {
        StabilizerRun run = new StabilizerRun(new StabilizerTableau(circuit.qubits()), circuit.bits(), actions, random);
        boolean[] results = new boolean[circuit.operations().size()];
        for (int i = 0; i < results.length; i++) {
            Interruption.check("interrupted after %d of %d operations of the first shot", i, results.length);
            results[i] = run.step(circuit.operations().get(i));
        }
        return results;
    }

    private static void shotByShot(
            Circuit circuit, CliffordActions actions, int shots, RandomGenerator random, Map<BitString, Long> counts) {
        List<Operation> operations = circuit.operations();
        StabilizerTableau prefix = new StabilizerTableau(circuit.qubits());
        StabilizerRun common = new StabilizerRun(prefix, circuit.bits(), actions, random);
        int start = 0;
        while (start < operations.size() && operations.get(start) instanceof Operation.Apply gate) {
            common.step(gate);
            start++;
        }
        for (int shot = 0; shot < shots; shot++) {
            Interruption.check("interrupted after %d of %d shots", shot, shots);
            StabilizerRun run = new StabilizerRun(prefix.copy(), circuit.bits(), actions, random);
            operations.subList(start, operations.size()).forEach(run::step);
            counts.merge(run.bits(), 1L, Long::sum);
        }
    }
}
