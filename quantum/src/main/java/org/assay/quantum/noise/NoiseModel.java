package org.assay.quantum.noise;

import java.util.List;

/**
 * Which noise follows which gate. Gates are perfect and channels come right after them; qubits that
 * wait suffer nothing, and preparation is perfect: circuits whose qubits idle for long do worse on
 * hardware than here.
 *
 * @param name as in reports
 * @param afterOneQubit channels on one qubit, after each gate on one qubit (the identity included)
 * @param afterTwoQubits channels after each gate on two qubits, controls counted: on both together if
 *     they act on two qubits, otherwise on each. A gate on more qubits gets them on each pair of
 *     neighbours in its list of qubits, which is less than its decomposition would
 * @param readout for every measurement
 */
public record NoiseModel(String name, List<Channel> afterOneQubit, List<Channel> afterTwoQubits, ReadoutError readout) {

    public static final NoiseModel NONE = new NoiseModel("no noise", List.of(), List.of(), ReadoutError.NONE);

    public NoiseModel {
        afterOneQubit = List.copyOf(afterOneQubit);
        afterTwoQubits = List.copyOf(afterTwoQubits);
        afterOneQubit.forEach(c -> requireArity(c, 1));
        afterTwoQubits.forEach(c -> requireArity(c, 2));
    }

    private static void requireArity(Channel channel, int most) {
        if (channel.arity() < 1 || channel.arity() > most) {
            throw new IllegalArgumentException("channel '%s' acts on %d qubits, but must act on 1%s"
                    .formatted(channel.name(), channel.arity(), most == 1 ? "" : " or 2"));
        }
    }

    /** One channel after every gate, on each of its qubits. */
    public static NoiseModel afterEveryGate(Channel oneQubitChannel) {
        requireArity(oneQubitChannel, 1);
        return new NoiseModel(oneQubitChannel.name(), List.of(oneQubitChannel), List.of(oneQubitChannel), ReadoutError.NONE);
    }

    /**
     * A processor by the three numbers that its data sheet gives.
     *
     * <p>Gate errors there are average infidelities r, as randomised benchmarking reports them. The
     * depolarising channel of that infidelity has error probability {@code p = r (d+1)/d}: 3/2 r on one
     * qubit, 5/4 r on two (Magesan, Gambetta, Emerson, arXiv:1009.3639).
     *
     * @param oneQubitError average infidelity of a one-qubit gate
     * @param twoQubitError average infidelity of a two-qubit gate
     * @param readoutError probability of a false reading
     */
    public static NoiseModel ofHardware(String name, double oneQubitError, double twoQubitError, double readoutError) {
        Channel.requireProbability("one-qubit error", oneQubitError);
        Channel.requireProbability("two-qubit error", twoQubitError);
        return new NoiseModel(
                name,
                List.of(Channel.depolarising(1.5 * oneQubitError)),
                List.of(Channel.depolarisingTwoQubits(1.25 * twoQubitError)),
                ReadoutError.symmetric(readoutError));
    }

    public NoiseModel withReadout(ReadoutError newReadout) {
        return new NoiseModel(name, afterOneQubit, afterTwoQubits, newReadout);
    }

    public boolean isNone() {
        return afterOneQubit.isEmpty() && afterTwoQubits.isEmpty() && readout.isNone();
    }
}
