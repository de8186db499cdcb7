package org.assay.quantum.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.observable.DiagonalHamiltonian;
import org.assay.quantum.observable.PauliString;
import org.assay.quantum.observable.PauliSum;

/**
 * An expectation value as shots show it.
 *
 * @param value the mean
 * @param standardError of the mean, from the spread of the shots
 * @param shots all that were taken
 */
public record ShotEstimate(double value, double standardError, long shots) {

    /** From the readings of all qubits; at least two shots. */
    public static ShotEstimate of(Counts counts, DiagonalHamiltonian observable) {
        if (observable.qubits() != counts.bits()) {
            throw new IllegalArgumentException(
                    "observable has %d qubits, but outcomes have %d bits".formatted(observable.qubits(), counts.bits()));
        }
        return mean(counts, outcome -> observable.values()[(int) outcome.toLong()]);
    }

    private interface Reading {
        double of(BitString outcome);
    }

    private static ShotEstimate mean(Counts counts, Reading reading) {
        if (counts.shots() < 2) {
            throw new IllegalArgumentException("%d shots have no spread; take at least 2".formatted(counts.shots()));
        }
        double sum = 0;
        for (Counts.Entry entry : counts.entries()) {
            sum += reading.of(entry.outcome()) * entry.count();
        }
        double mean = sum / counts.shots();
        double squares = 0;
        for (Counts.Entry entry : counts.entries()) {
            double deviation = reading.of(entry.outcome()) - mean;
            squares += deviation * deviation * entry.count();
        }
        double variance = squares / (counts.shots() - 1);
        return new ShotEstimate(mean, Math.sqrt(variance / counts.shots()), counts.shots());
    }

    /**
     * Estimates a sum of Pauli strings as hardware has to: terms that can be read in one setting of
     * measurement bases, qubit by qubit, share their shots.
     *
     * @param circuit without measurements
     * @param shotsEach for each setting
     */
    public static ShotEstimate of(
            Sampler sampler, Circuit circuit, PauliSum observable, int shotsEach, RandomGenerator random) {
        if (circuit.operations().stream().anyMatch(o -> o instanceof Operation.Measure)) {
            throw new IllegalArgumentException(
                    "circuit '%s' measures; give it without measurements, the bases are chosen here".formatted(circuit.name()));
        }
        double value = 0;
        double variance = 0;
        long shots = 0;
        for (List<PauliSum.Term> setting : settings(observable)) {
            Counts counts = sampler.sample(inBasesOf(setting, circuit), shotsEach, random);
            ShotEstimate part = mean(counts, outcome -> reading(setting, outcome));
            value += part.value;
            variance += part.standardError * part.standardError;
            shots += part.shots;
        }
        double constant = observable.terms().stream()
                .filter(t -> t.string().equals(PauliString.IDENTITY))
                .mapToDouble(PauliSum.Term::coefficient)
                .sum();
        return new ShotEstimate(value + constant, Math.sqrt(variance), shots);
    }

    /** Greedy: a term joins the first setting in which no qubit asks for another Pauli. */
    static List<List<PauliSum.Term>> settings(PauliSum observable) {
        List<List<PauliSum.Term>> out = new ArrayList<>();
        for (PauliSum.Term term : observable.terms()) {
            if (!term.string().equals(PauliString.IDENTITY)) {
                out.stream()
                        .filter(s -> s.stream().allMatch(t -> agreeQubitByQubit(t.string(), term.string())))
                        .findFirst()
                        .orElseGet(() -> {
                            out.add(new ArrayList<>());
                            return out.getLast();
                        })
                        .add(term);
            }
        }
        return out;
    }

    private static boolean agreeQubitByQubit(PauliString a, PauliString b) {
        long both = (a.xMask() | a.zMask()) & (b.xMask() | b.zMask());
        return ((a.xMask() ^ b.xMask()) & both) == 0 && ((a.zMask() ^ b.zMask()) & both) == 0;
    }

    /** X is read as Z behind H, Y as Z behind S-dagger and H. */
    private static Circuit inBasesOf(List<PauliSum.Term> setting, Circuit circuit) {
        CircuitBuilder builder = Circuit.builder(circuit.qubits()).append(circuit);
        long x = setting.stream().mapToLong(t -> t.string().xMask()).reduce(0, (a, b) -> a | b);
        long y = setting.stream().mapToLong(t -> t.string().xMask() & t.string().zMask()).reduce(0, (a, b) -> a | b);
        for (int q = 0; q < circuit.qubits(); q++) {
            if ((y >>> q & 1) == 1) {
                builder.sdg(q);
            }
            if ((x >>> q & 1) == 1) {
                builder.h(q);
            }
        }
        return builder.measureAll().build(circuit.name());
    }

    private static double reading(List<PauliSum.Term> setting, BitString outcome) {
        double sum = 0;
        for (PauliSum.Term term : setting) {
            long touched = term.string().xMask() | term.string().zMask();
            boolean odd = (Long.bitCount(outcome.lowest64() & touched) & 1) == 1;
            sum += odd ? -term.coefficient() : term.coefficient();
        }
        return sum;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.6g +- %.2g (%d shots)", value, standardError, shots);
    }
}
