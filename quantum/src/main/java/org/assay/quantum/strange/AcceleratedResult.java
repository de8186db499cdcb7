package org.assay.quantum.strange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.assay.quantum.simulate.Simulators;
import org.assay.quantum.simulate.StateVector;
import org.jspecify.annotations.Nullable;
import org.redfx.strange.Complex;
import org.redfx.strange.Qubit;
import org.redfx.strange.Result;

/** A result over our state vector, which boxes amplitudes only when they are asked for. */
final class AcceleratedResult extends Result {

    private final ProgramReader.Reading reading;
    private final StateVector state;
    private final RandomGenerator random;
    private final Qubit[] qubits;
    private Complex @Nullable [] amplitudes;
    private int measured = -1;

    AcceleratedResult(ProgramReader.Reading reading, StateVector state, RandomGenerator random) {
        super(state.qubits(), reading.lengths().size());
        this.reading = reading;
        this.state = state;
        this.random = random;
        this.qubits = qubits(state);
    }

    /** Anew, from the start: nobody should pay for vectors that are never asked for. */
    static StateVector after(int length, ProgramReader.Reading reading) {
        return Simulators.stateVector().run(reading.circuit().with(reading.circuit().operations().subList(0, length)));
    }

    static Complex[] boxed(StateVector state) {
        Complex[] boxed = new Complex[(int) state.size()];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = new Complex(state.re()[i], state.im()[i]);
        }
        return boxed;
    }

    private static Qubit[] qubits(StateVector state) {
        Qubit[] qubits = new Qubit[state.qubits()];
        for (int q = 0; q < qubits.length; q++) {
            qubits[q] = new Qubit();
            qubits[q].setProbability(state.probabilityOfOne(q));
        }
        return qubits;
    }

    @Override
    public Qubit[] getQubits() {
        return qubits;
    }

    @Override
    public Complex[] getProbability() {
        Complex[] known = amplitudes;
        if (known == null) {
            known = boxed(state);
            amplitudes = known;
        }
        return known;
    }

    /** The amplitudes after a step; the last step's where the number is past it. */
    @Override
    public Complex[] getIntermediateProbability(int step) {
        return boxed(afterStep(step));
    }

    private StateVector afterStep(int step) {
        int last = reading.lengths().size() - 1;
        return step >= last ? state : after(reading.lengths().get(step), reading);
    }

    @Override
    public Map<Integer, Qubit[]> getIntermediateQubits() {
        Map<Integer, Qubit[]> all = new LinkedHashMap<>();
        for (int step = 0; step < Math.max(1, reading.lengths().size()); step++) {
            all.put(step, qubits(afterStep(step)));
        }
        return all;
    }

    @Override
    public void setIntermediateProbability(int step, Complex[] amplitudesThere) {
        throw new UnsupportedOperationException("a result is read only; build it by running a program");
    }

    /** Measures all qubits of a fresh copy of the final state. */
    @Override
    public void measureSystem() {
        measured = (int) state.sample(1, random).entries().getFirst().outcome().toLong();
        for (int q = 0; q < qubits.length; q++) {
            qubits[q].setMeasuredValue((measured >>> q & 1) == 1);
        }
    }

    @Override
    public int getMeasuredProbability() {
        return measured;
    }

    @Override
    public void printInfo() {
        System.out.println("Info about Quantum Result");
        System.out.println("==========================");
        System.out.println("Number of qubits = " + qubits.length + ", number of steps = " + reading.lengths().size());
        for (long i = 0; i < state.size(); i++) {
            System.out.println("Probability on " + i + ":" + state.probability(i));
        }
        System.out.println("==========================");
    }
}
