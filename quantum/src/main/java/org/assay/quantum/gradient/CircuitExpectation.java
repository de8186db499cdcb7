package org.assay.quantum.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.GateFamily;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.kernel.Interruption;
import org.assay.quantum.kernel.Reductions;
import org.assay.quantum.kernel.Workers;
import org.assay.quantum.observable.DiagonalHamiltonian;
import org.assay.quantum.observable.PauliSum;
import org.assay.quantum.simulate.Simulators;
import org.assay.quantum.simulate.StateVector;
import org.assay.quantum.simulate.StateVectorSimulator;

/**
 * {@code <0|U^* H U|0>} as a function of the free parameters of a circuit U: what a variational
 * algorithm minimises.
 *
 * <p>The circuit may measure at its end only; parameters may stand in any gate family, under any
 * controls, several times and in linear combinations.
 */
public final class CircuitExpectation {

    private static final Reductions REDUCTIONS = new Reductions(Workers.shared());

    /** A gate that is fixed, or one whose angle is free. */
    private sealed interface Step {
        record Fixed(Operation.Apply gate) implements Step {}

        record Free(FreeAngle gate) implements Step {}
    }

    private interface Observable {
        double expectation(StateVector state);

        /** {@code H|psi>}, a new state. */
        StateVector times(StateVector state);
    }

    private final StateVectorSimulator simulator = Simulators.stateVector();
    private final int qubits;
    private final List<String> parameters;
    private final List<Step> steps;
    private final Observable observable;

    private CircuitExpectation(Circuit circuit, Observable observable) {
        this.qubits = circuit.qubits();
        this.parameters = List.copyOf(circuit.parameters());
        this.steps = steps(circuit);
        this.observable = observable;
    }

    public static CircuitExpectation of(Circuit circuit, PauliSum hamiltonian) {
        hamiltonian.requireFits(circuit.qubits());
        return new CircuitExpectation(circuit, observable(s -> s.expectation(hamiltonian), (in, out) -> {
            for (PauliSum.Term term : hamiltonian.terms()) {
                REDUCTIONS.addPauliTimes(in.re(), in.im(), term.coefficient(),
                        (int) term.string().xMask(), (int) term.string().zMask(), out.re(), out.im());
            }
        }));
    }

    public static CircuitExpectation of(Circuit circuit, DiagonalHamiltonian cost) {
        if (cost.qubits() != circuit.qubits()) {
            throw new IllegalArgumentException("observable has %d qubits, but the circuit has %d"
                    .formatted(cost.qubits(), circuit.qubits()));
        }
        return new CircuitExpectation(circuit, observable(s -> s.expectation(cost), (in, out) -> {
            double[] values = cost.values();
            for (int i = 0; i < values.length; i++) {
                out.re()[i] = values[i] * in.re()[i];
                out.im()[i] = values[i] * in.im()[i];
            }
        }));
    }

    private interface Multiplier {
        void addTo(StateVector in, StateVector out);
    }

    private static Observable observable(ToDoubleFunction<StateVector> expectation, Multiplier multiplier) {
        return new Observable() {
            @Override
            public double expectation(StateVector state) {
                return expectation.applyAsDouble(state);
            }

            @Override
            public StateVector times(StateVector state) {
                StateVector out = StateVector.zero(state.qubits());
                out.re()[0] = 0;
                multiplier.addTo(state, out);
                return out;
            }
        };
    }

    private static List<Step> steps(Circuit circuit) {
        List<Step> out = new ArrayList<>();
        boolean[] measured = new boolean[circuit.qubits()];
        for (Operation operation : circuit.operations()) {
            if (!(operation instanceof Operation.Measure || operation instanceof Operation.Barrier)) {
                operation.qubits().stream().filter(q -> measured[q]).findFirst().ifPresent(q -> {
                    throw new IllegalArgumentException(
                            "%s acts on qubit %d after its measurement; only measurements at the end have a gradient"
                                    .formatted(operation, q));
                });
            }
            switch (operation) {
                case Operation.Apply gate -> out.add(new Step.Fixed(gate));
                case Operation.Free free -> addFree(free, out);
                case Operation.Measure(int qubit, _) -> measured[qubit] = true;
                case Operation.Barrier _ -> {}
                case Operation.Reset _, Operation.Conditional _ ->
                    throw new IllegalArgumentException("%s has no adjoint; only gates have a gradient".formatted(operation));
            }
        }
        return out;
    }

    /** {@code U(theta, phi, lambda) = P(phi) RY(theta) P(lambda)}, exactly, so under controls too. */
    private static void addFree(Operation.Free free, List<Step> out) {
        if (free.family() == GateFamily.U) {
            addAngle(free, GateFamily.P, free.angles().get(2), out);
            addAngle(free, GateFamily.RY, free.angles().get(0), out);
            addAngle(free, GateFamily.P, free.angles().get(1), out);
        } else {
            addAngle(free, free.family(), free.angles().getFirst(), out);
        }
    }

    private static void addAngle(Operation.Free free, GateFamily family, Angle angle, List<Step> out) {
        FreeAngle gate = new FreeAngle(family, angle, free.targets(), free.controls());
        out.add(angle.isFree() ? new Step.Free(gate) : new Step.Fixed(gate.at(angle.constant())));
    }

    /** The names of the parameters, sorted: the order of the arrays below. */
    public List<String> parameters() {
        return parameters;
    }

    /** The expectation value where every parameter has this value, in radians. */
    public double value(Map<String, Double> values) {
        return observable.expectation(run(gates(values)));
    }

    /** As {@link #value(Map)}, values in the order of {@link #parameters}. */
    public double value(double[] values) {
        return value(named(values));
    }

    private List<Operation.Apply> gates(Map<String, Double> values) {
        return steps.stream()
                .map(step -> switch (step) {
                    case Step.Fixed(var gate) -> gate;
                    case Step.Free(var gate) -> gate.at(gate.angle().at(values));
                })
                .toList();
    }

    private StateVector run(List<Operation.Apply> gates) {
        StateVector state = StateVector.zero(qubits);
        simulator.apply(gates, state);
        return state;
    }

    private Map<String, Double> named(double[] values) {
        if (values.length != parameters.size()) {
            throw new IllegalArgumentException(
                    "%d values for %d parameters %s".formatted(values.length, parameters.size(), parameters));
        }
        Map<String, Double> out = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            out.put(parameters.get(i), values[i]);
        }
        return out;
    }

    /**
     * By the adjoint method (Jones and Gacon, arXiv:2009.02823): with {@code |lambda> = H|psi>} both
     * states are taken back gate by gate, and each free angle adds {@code 2 Im <lambda|G|psi>} on the
     * way. Two states in memory, about three runs in time.
     *
     * @throws java.util.concurrent.CancellationException between gates, once the thread is interrupted
     */
    public ValueAndGradient adjoint(Map<String, Double> values) {
        List<Operation.Apply> gates = gates(values);
        StateVector psi = run(gates);
        double value = observable.expectation(psi);
        StateVector lambda = observable.times(psi);
        SortedMap<String, Double> gradient = zeroGradient();
        for (int k = gates.size() - 1; k >= 0; k--) {
            if (steps.get(k) instanceof Step.Free(var gate)) {
                add(gradient, gate.angle(), derivative(gate, lambda, psi));
            }
            Interruption.check("interrupted on the way back, at gate %d of %d; the gradient is not complete", k + 1, gates.size());
            Operation.Apply inverse = gates.get(k).inverse();
            simulator.apply(inverse, psi);
            simulator.apply(inverse, lambda);
        }
        return new ValueAndGradient(value, gradient, 3);
    }

    /** As {@link #adjoint(Map)}; writes the gradient in the order of {@link #parameters} and returns the value. */
    public double adjoint(double[] values, double[] gradient) {
        ValueAndGradient result = adjoint(named(values));
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = result.gradient().getOrDefault(parameters.get(i), 0.0);
        }
        return result.value();
    }

    /** {@code 2 Re <lambda| -i G |psi> = 2 Im <lambda|G|psi>}, with both states just behind the gate. */
    private static double derivative(FreeAngle gate, StateVector lambda, StateVector psi) {
        double overlap = REDUCTIONS.imaginaryOverlap(
                lambda.re(), lambda.im(), psi.re(), psi.im(), gate.xMask(), gate.zMask(), gate.on(), gate.off());
        return gate.isProjector() ? -2 * overlap : overlap;
    }

    private SortedMap<String, Double> zeroGradient() {
        SortedMap<String, Double> gradient = new TreeMap<>();
        parameters.forEach(name -> gradient.put(name, 0.0));
        return gradient;
    }

    private static void add(SortedMap<String, Double> gradient, Angle angle, double byAngle) {
        angle.coefficients().forEach((name, factor) -> gradient.merge(name, factor * byAngle, Double::sum));
    }

    /**
     * By shifting one angle at a time: two runs where the generator has two eigenvalues 1 apart (Mitarai
     * et al., arXiv:1803.00745), four for a controlled rotation, which has three (Anselmetti et al.,
     * arXiv:2104.05695).
     */
    public ValueAndGradient parameterShift(Map<String, Double> values) {
        List<Operation.Apply> gates = gates(values);
        SortedMap<String, Double> gradient = zeroGradient();
        long runs = 1;
        for (int k = 0; k < gates.size(); k++) {
            if (steps.get(k) instanceof Step.Free(var gate)) {
                boolean twoEigenvalues = gate.isProjector() || gate.controls().isEmpty();
                add(gradient, gate.angle(), twoEigenvalues ? twoTerms(gates, k, gate, values) : fourTerms(gates, k, gate, values));
                runs += twoEigenvalues ? 2 : 4;
            }
        }
        return new ValueAndGradient(observable.expectation(run(gates)), gradient, runs);
    }

    private double twoTerms(List<Operation.Apply> gates, int k, FreeAngle gate, Map<String, Double> values) {
        return difference(gates, k, gate, values, Math.PI / 2) / 2;
    }

    private double fourTerms(List<Operation.Apply> gates, int k, FreeAngle gate, Map<String, Double> values) {
        double root = Math.sqrt(2);
        return (root + 1) / (4 * root) * difference(gates, k, gate, values, Math.PI / 2)
                - (root - 1) / (4 * root) * difference(gates, k, gate, values, 3 * Math.PI / 2);
    }

    private double difference(
            List<Operation.Apply> gates, int k, FreeAngle gate, Map<String, Double> values, double shift) {
        double angle = gate.angle().at(values);
        return shifted(gates, k, gate.at(angle + shift)) - shifted(gates, k, gate.at(angle - shift));
    }

    private double shifted(List<Operation.Apply> gates, int k, Operation.Apply replacement) {
        List<Operation.Apply> changed = new ArrayList<>(gates);
        changed.set(k, replacement);
        return observable.expectation(run(changed));
    }
}
