package org.assay.comparison.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assay.comparison.energy.EnergyModel;
import org.assay.comparison.quantity.Distribution;
import org.assay.comparison.quantity.Kind;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;

/**
 * Time and energy of circuits on a machine without error correction.
 *
 * <p>Errors are independent and digital: a shot is faultless with probability F = product of (1 -
 * error) over gates and readouts, times exp(-idle time / T2); otherwise it yields a uniformly random
 * string (white noise). That is a model: where hardware data exist, use the measured success
 * probability instead. Queue time is not charged.
 *
 * @param profile a machine with a gate model
 * @param pue     of its site; the same object must stand on both sides of a comparison
 */
public record NisqPath(HardwareProfile profile, Quantity pue) {

    private static final Source DIGITAL_ERRORS = Source.unchecked("digital error model, Arute et al. 2019");
    private static final Source SCHEDULE = Source.of("as soon as possible: layers one after the other");
    private static final Source RONNOW = Source.of("Ronnow et al. 2014, Science 345, 420");

    /** Below this a success probability is only a bound; it keeps times finite. */
    private static final double LEAST_PROBABILITY = 1e-280;

    public NisqPath {
        if (!profile.isNisq()) {
            throw new IllegalArgumentException("profile %s (%s) has no gate model without error correction; try sc_heron"
                    .formatted(profile.id(), profile.family()));
        }
    }

    /** At the machine's plug. */
    public NisqPath(HardwareProfile profile) {
        this(profile, EnergyModel.AT_THE_PLUG);
    }

    /**
     * QAOA on this machine until a shot has reached the target with the wanted confidence.
     *
     * @param maxDegree  most edges at one vertex
     * @param layers     p
     * @param success    chance of a faultless shot to reach the target, and of a random string
     * @param confidence q, usually 0.99
     */
    public QpuEstimate qaoaToTarget(int qubits, long edges, int maxDegree, int layers, Success success,
            Training training, double confidence) {
        return toTarget(qaoa(QaoaShape.maxCut(qubits, edges, maxDegree, layers)), success, training, confidence);
    }

    /** One shot of QAOA on this machine. */
    public NisqCircuit qaoa(QaoaShape shape) {
        return NisqCircuit.qaoa(shape, profile);
    }

    /** Repeats the circuit until a shot has reached the target with the wanted confidence. */
    public QpuEstimate toTarget(NisqCircuit circuit, Success success, Training training, double confidence) {
        Quantity fidelity = fidelity(circuit);
        return estimate(circuit, fidelity, repetitions(successProbability(fidelity, success), confidence), training);
    }

    /** A given number of shots. */
    public QpuEstimate sampling(NisqCircuit circuit, long shots) {
        if (shots < 1) {
            throw new IllegalArgumentException("shots is %d, but must be at least 1".formatted(shots));
        }
        return estimate(circuit, fidelity(circuit), Quantity.counted("shots", shots, Source.of("as asked for")),
                Training.transferred("nothing to train"));
    }

    /**
     * Shots for an expectation value to a standard error.
     *
     * @param variance of a single shot's value
     * @param error    the standard error wanted, positive
     */
    public QpuEstimate expectation(NisqCircuit circuit, double variance, double error, Mitigation mitigation,
            Training training) {
        if (!(variance >= 0) || !(error > 0)) {
            throw new IllegalArgumentException("variance is %s and error %s; need variance >= 0 and error > 0"
                    .formatted(variance, error));
        }
        Quantity fidelity = fidelity(circuit);
        Quantity unmitigated = Quantity.counted("variance / error^2", Math.max(1, variance / (error * error)),
                Source.of("standard error of a mean"));
        return estimate(circuit, fidelity, unmitigated.times(mitigation.overhead(fidelity)).named("shots"), training);
    }

    /** Duration of the gates of one shot, in s. */
    public Quantity circuitTime(NisqCircuit circuit) {
        if (profile.find("t_layer").isPresent()) {
            return Quantity.derived("circuit time", Unit.SECOND, "{0} x {1}", SCHEDULE,
                    x -> x[0] * x[1], List.of(circuit.twoQubitLayers(), profile.require("t_layer")));
        }
        if (profile.find("t2q").isEmpty()) {
            return Quantity.given("circuit time", Distribution.point(0), Unit.SECOND, Kind.DERIVED,
                    Source.of("contained in the published shot rate"));
        }
        return Quantity.derived("circuit time", Unit.SECOND,
                "{0} x {1} + {2} x {3}", SCHEDULE, x -> x[0] * x[1] + x[2] * x[3],
                List.of(circuit.oneQubitLayers(), profile.require("t1q"), circuit.twoQubitLayers(), profile.require("t2q")));
    }

    /** One repetition by the wall clock, in s: never the gates alone. */
    public Quantity shotTime(NisqCircuit circuit) {
        Quantity gates = circuitTime(circuit);
        if (profile.find("shot_rate").isPresent()) {
            return Quantity.derived("shot time", Unit.SECOND, "max(1 / {0}, {1})",
                    Source.of("the published rate is by the wall clock"), x -> Math.max(1 / x[0], x[1]),
                    List.of(profile.require("shot_rate"), gates));
        }
        List<Quantity> parts = new ArrayList<>(List.of(gates, profile.require("rep_delay")));
        profile.find("tmeas").ifPresent(parts::add);
        return Quantity.derived("shot time", Unit.SECOND, parts.size() == 2 ? "{0} + {1}" : "{0} + {1} + {2}", SCHEDULE,
                NisqPath::sum, parts);
    }

    /** Probability that no gate, readout or idle qubit fails in one shot. */
    public Quantity fidelity(NisqCircuit circuit) {
        requireFits(circuit);
        Quantity gates = Quantity.derived("gate and readout fidelity", Unit.ONE, "(1 - {0})^{3} x (1 - {1})^{4} x (1 - {2})^{5}",
                DIGITAL_ERRORS, x -> survival(x[0], x[3]) * survival(x[1], x[4]) * survival(x[2], x[5]),
                List.of(profile.require("e1"), profile.require("e2"), profile.require("em"), circuit.oneQubitGates(),
                        circuit.twoQubitGates(), circuit.measurements()));
        return coherenceTime().isEmpty()
                ? gates.named("fidelity")
                : gates.times(idleFidelity(circuit, coherenceTime().getFirst())).named("fidelity");
    }

    /** Chance that one shot reaches the target: F p_ideal + (1 - F) p_random. */
    public static Quantity successProbability(Quantity fidelity, Success success) {
        return Quantity.derived("success probability", Unit.ONE, "{0} x {1} + (1 - {0}) x {2}",
                Source.of("white noise: a faulty shot is a random string"),
                x -> Math.max(LEAST_PROBABILITY, x[0] * x[1] + (1 - x[0]) * x[2]),
                List.of(fidelity, success.ideal(), success.random()));
    }

    /** Shots until one succeeds with the wanted confidence: ln(1-q) / ln(1-p), at least 1. */
    public static Quantity repetitions(Quantity probability, double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence is %s, but must lie strictly within 0..1".formatted(confidence));
        }
        return Quantity.derived("shots", Unit.ONE, "max(1, log1p(-%s) / log1p(-{0}))".formatted(confidence),
                RONNOW, x -> TimeToTarget.repetitions(x[0], confidence), List.of(probability));
    }

    private QpuEstimate estimate(NisqCircuit circuit, Quantity fidelity, Quantity shots, Training training) {
        Quantity shotTime = shotTime(circuit);
        Quantity execution = shots.times(shotTime).named("execution time");
        Quantity total = Quantity.derived("QPU time", Unit.SECOND,
                "({0} + {1} x {2} + (1 + {3}) x {4}) x (1 + {5})",
                Source.of("the machine is charged as long as it is reserved; queue time is not"),
                x -> (x[0] + x[1] * x[2] + (1 + x[3]) * x[4]) * (1 + x[5]),
                List.of(execution, training.shots(), shotTime, training.circuits(), profile.require("t_load"),
                        profile.require("calibration")));
        return new QpuEstimate(profile, circuit, fidelity, shotTime, shots, execution, energy(execution, "execution energy"),
                total, energy(total, "QPU energy"), profile.require("power"), price(circuit, shots, training), notes(fidelity, training));
    }

    private Optional<Quantity> price(NisqCircuit circuit, Quantity shots, Training training) {
        Quantity circuits = Quantity.derived("circuits in all", Unit.ONE, "1 + {0}", SCHEDULE, x -> 1 + x[0], List.of(training.circuits()));
        return QpuPrice.of(profile, circuit, circuits, shots.plus(training.shots()).named("shots in all"));
    }

    private Quantity energy(Quantity time, String name) {
        return Quantity.derived(name, Unit.JOULE, "{0} x {1} x {2}", Source.of("definition"), x -> x[0] * x[1] * x[2],
                List.of(profile.require("power"), time, pue));
    }

    private static List<String> notes(Quantity fidelity, Training training) {
        List<String> notes = new ArrayList<>();
        notes.add("errors are modelled as white noise, not measured on this machine");
        if (training.circuits().interval().high() == 0) {
            notes.add("no training is charged: " + training.circuits().source());
        }
        if (fidelity.value() < 0.01) {
            notes.add("fewer than one shot in a hundred meets no error: the samples are close to random strings");
        }
        return notes;
    }

    private void requireFits(NisqCircuit circuit) {
        double available = profile.require("qubits").value();
        if (circuit.qubits() > available) {
            throw new IllegalArgumentException("%s needs %d qubits, but %s has %.0f"
                    .formatted(circuit.name(), circuit.qubits(), profile.id(), available));
        }
    }

    /** T2 where it is published; otherwise between half and twice T1, its theoretical limit. */
    private List<Quantity> coherenceTime() {
        return profile.find("t2").or(() -> profile.find("t1").map(t1 -> t1.times(Quantity.assumed("T2 / T1", 0.5, 2,
                Unit.ONE, Source.of("T2 is at most 2 T1; range assumed"))).named("T2"))).stream().toList();
    }

    private Quantity idleFidelity(NisqCircuit circuit, Quantity coherence) {
        Quantity oneQubit = circuit.oneQubitGates();
        Quantity twoQubit = circuit.twoQubitGates();
        Quantity idle = Quantity.derived("idle time of all qubits", Unit.SECOND,
                "max(0, %d x {0} - {1} x {2} - 2 x {3} x {4})".formatted(circuit.qubits()), SCHEDULE,
                x -> Math.max(0, circuit.qubits() * x[0] - x[1] * x[2] - 2 * x[3] * x[4]),
                List.of(circuitTime(circuit), oneQubit, profile.require("t1q"), twoQubit, profile.require("t2q")));
        return Quantity.derived("idle fidelity", Unit.ONE, "exp(-{0} / {1})", DIGITAL_ERRORS,
                x -> Math.exp(-x[0] / x[1]), List.of(idle, coherence));
    }

    private static double survival(double error, double count) {
        return Math.exp(count * Math.log1p(-error));
    }

    private static double sum(double[] terms) {
        double total = 0;
        for (double term : terms) {
            total += term;
        }
        return total;
    }
}
