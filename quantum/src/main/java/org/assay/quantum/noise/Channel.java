package org.assay.quantum.noise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;

/**
 * A noisy process {@code rho -> sum_k K rho K^*} on a few qubits, by its Kraus operators, which must
 * satisfy {@code sum_k K^* K = 1} to 1e-9; the first qubit is the low bit of the matrix index.
 *
 * @param name as in reports
 */
public record Channel(String name, List<ComplexMatrix> kraus) {

    private static final double TOLERANCE = 1e-9;

    public Channel {
        kraus = List.copyOf(kraus);
        if (kraus.isEmpty() || Integer.bitCount(kraus.getFirst().size()) != 1) {
            throw new IllegalArgumentException("channel '%s' needs Kraus operators with 2^k rows".formatted(name));
        }
        ComplexMatrix sum = kraus.stream().map(k -> k.dagger().times(k)).reduce(ComplexMatrix::plus).orElseThrow();
        if (!sum.isCloseTo(ComplexMatrix.identity(sum.size()), TOLERANCE)) {
            throw new IllegalArgumentException(
                    "the Kraus operators of channel '%s' do not preserve the trace: sum K*K is%n%s".formatted(name, sum));
        }
    }

    /** How many qubits it acts on. */
    public int arity() {
        return Integer.numberOfTrailingZeros(kraus.getFirst().size());
    }

    /** X, Y or Z with probability p/3 each. */
    public static Channel depolarising(double p) {
        requireProbability("depolarising probability", p);
        return pauli(named("depolarising", p), p / 3, p / 3, p / 3);
    }

    /** One of the fifteen Pauli pairs other than the identity, with probability p/15 each. */
    public static Channel depolarisingTwoQubits(double p) {
        requireProbability("depolarising probability", p);
        List<ComplexMatrix> kraus = new ArrayList<>();
        for (int high = 0; high < 4; high++) {
            for (int low = 0; low < 4; low++) {
                double weight = high + low == 0 ? 1 - p : p / 15;
                kraus.add(pauli(high).tensor(pauli(low)).times(Complex.real(Math.sqrt(weight))));
            }
        }
        return new Channel(named("two-qubit depolarising", p), kraus);
    }

    /** X with probability p. */
    public static Channel bitFlip(double p) {
        return pauli(named("bit flip", p), p, 0, 0);
    }

    /** Z with probability p. */
    public static Channel phaseFlip(double p) {
        return pauli(named("phase flip", p), 0, 0, p);
    }

    /** Pauli errors with these probabilities, the identity with what is left. */
    public static Channel pauli(String name, double x, double y, double z) {
        requireProbability("probability of X", x);
        requireProbability("probability of Y", y);
        requireProbability("probability of Z", z);
        requireProbability("probability of any error", x + y + z);
        double[] weights = {1 - x - y - z, x, y, z};
        List<ComplexMatrix> kraus = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
            if (weights[k] > 0) {
                kraus.add(pauli(k).times(Complex.real(Math.sqrt(weights[k]))));
            }
        }
        return new Channel(name, kraus);
    }

    private static ComplexMatrix pauli(int code) {
        return code == 0 ? ComplexMatrix.identity(2) : Axis.values()[code - 1].pauli();
    }

    /** Decay of |1> to |0> with probability gamma; Nielsen and Chuang, section 8.3.5. */
    public static Channel amplitudeDamping(double gamma) {
        requireProbability("damping probability", gamma);
        return new Channel(named("amplitude damping", gamma), List.of(
                ComplexMatrix.real(1, 0, 0, Math.sqrt(1 - gamma)),
                ComplexMatrix.real(0, Math.sqrt(gamma), 0, 0)));
    }

    /** Loss of phase without loss of energy: coherences shrink by {@code sqrt(1 - lambda)}; Nielsen and Chuang, section 8.3.6. */
    public static Channel phaseDamping(double lambda) {
        requireProbability("damping probability", lambda);
        return new Channel(named("phase damping", lambda), List.of(
                ComplexMatrix.real(1, 0, 0, Math.sqrt(1 - lambda)),
                ComplexMatrix.real(0, 0, 0, Math.sqrt(lambda))));
    }

    /**
     * Waiting for a time, with energy relaxation T1 and dephasing T2, all in the same unit:
     * {@code P(1)} shrinks by {@code exp(-t/T1)}, coherences by {@code exp(-t/T2)}.
     *
     * @param t2 at most 2 T1
     */
    public static Channel relaxation(double time, double t1, double t2) {
        if (!(time >= 0) || !(t1 > 0) || !(t2 > 0) || t2 > 2 * t1) {
            throw new IllegalArgumentException(
                    "time %s, T1 %s, T2 %s: time must be 0 or more, T1 and T2 positive, and T2 at most 2 T1".formatted(time, t1, t2));
        }
        Channel damping = amplitudeDamping(-Math.expm1(-time / t1));
        Channel dephasing = phaseDamping(-Math.expm1(-2 * time / t2 + time / t1));
        return damping.then(dephasing).named("relaxation(%s)".formatted(time));
    }

    /** This process and then another on the same qubits. */
    public Channel then(Channel next) {
        List<ComplexMatrix> products = new ArrayList<>();
        for (ComplexMatrix second : next.kraus) {
            for (ComplexMatrix first : kraus) {
                ComplexMatrix product = second.times(first);
                if (!product.isCloseTo(product.times(Complex.ZERO), 0)) {
                    products.add(product);
                }
            }
        }
        return new Channel(name + ", then " + next.name, products);
    }

    public Channel named(String newName) {
        return new Channel(newName, kraus);
    }

    private static String named(String name, double parameter) {
        return String.format(Locale.ROOT, "%s(%s)", name, parameter);
    }

    static void requireProbability(String what, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException(
                    "%s is %s, but must lie within 0..1; did you pass a percentage?".formatted(what, p));
        }
    }
}
