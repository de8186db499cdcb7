package org.assay.quantum.qaoa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assay.quantum.kernel.MixerKernels;

/** A mixer at work on split amplitudes of a given number of qubits. */
sealed interface MixerAction {

    /** The state that the algorithm starts in. */
    void prepare(double[] re, double[] im);

    void apply(double[] re, double[] im, double beta);

    /** Undoes the mixer on a state and its adjoint state; the derivative of the energy by {@code beta}. */
    double undo(double[] re, double[] im, double[] adjointRe, double[] adjointIm, double beta);

    static MixerAction of(Mixer mixer, int qubits) {
        return switch (mixer) {
            case Mixer.TransverseField _ -> new Field(qubits);
            case Mixer.Grover _ -> new Reflection();
            case Mixer.XyRing(int ones) -> Ring.of(qubits, ones);
        };
    }

    /** The X mixer of one qubit more than a state has, halved by the symmetry of complements. */
    static MixerAction halved(int bits) {
        return new HalvedField(bits);
    }

    private static void fillEven(double[] re, double[] im) {
        Arrays.fill(re, 1 / Math.sqrt(re.length));
        Arrays.fill(im, 0);
    }

    record Field(int qubits) implements MixerAction {
        @Override
        public void prepare(double[] re, double[] im) {
            fillEven(re, im);
        }

        @Override
        public void apply(double[] re, double[] im, double beta) {
            MixerKernels.rotateAll(re, im, qubits, beta);
        }

        @Override
        public double undo(double[] re, double[] im, double[] adjointRe, double[] adjointIm, double beta) {
            return MixerKernels.undoRotateAll(re, im, adjointRe, adjointIm, qubits, beta);
        }
    }

    /** The qubit that is not there pairs each assignment of the others with its complement. */
    record HalvedField(int bits) implements MixerAction {
        @Override
        public void prepare(double[] re, double[] im) {
            fillEven(re, im);
        }

        @Override
        public void apply(double[] re, double[] im, double beta) {
            MixerKernels.rotateAll(re, im, bits, beta);
            MixerKernels.rotateWithComplement(re, im, beta);
        }

        @Override
        public double undo(double[] re, double[] im, double[] adjointRe, double[] adjointIm, double beta) {
            return MixerKernels.undoRotateAll(re, im, adjointRe, adjointIm, bits, beta)
                    + MixerKernels.undoRotateWithComplement(re, im, adjointRe, adjointIm, beta);
        }
    }

    record Reflection() implements MixerAction {
        @Override
        public void prepare(double[] re, double[] im) {
            fillEven(re, im);
        }

        @Override
        public void apply(double[] re, double[] im, double beta) {
            MixerKernels.reflect(re, im, beta);
        }

        @Override
        public double undo(double[] re, double[] im, double[] adjointRe, double[] adjointIm, double beta) {
            return MixerKernels.undoReflect(re, im, adjointRe, adjointIm, beta);
        }
    }

    /** The pairs in the order in which they act. */
    record Ring(int ones, List<Pair> pairs) implements MixerAction {

        record Pair(int first, int second) {}

        static Ring of(int qubits, int ones) {
            if (ones > qubits) {
                throw new IllegalArgumentException(
                        "an XY mixer keeps %d ones, but there are %d qubits".formatted(ones, qubits));
            }
            List<Pair> pairs = new ArrayList<>();
            for (int parity = 0; parity < 2; parity++) {
                for (int q = parity; q + 1 < qubits; q += 2) {
                    pairs.add(new Pair(q, q + 1));
                }
            }
            if (qubits > 2) {
                pairs.add(new Pair(qubits - 1, 0));
            }
            return new Ring(ones, List.copyOf(pairs));
        }

        @Override
        public void prepare(double[] re, double[] im) {
            Arrays.fill(im, 0);
            int count = 0;
            for (int x = 0; x < re.length; x++) {
                boolean kept = Integer.bitCount(x) == ones;
                re[x] = kept ? 1 : 0;
                count += kept ? 1 : 0;
            }
            for (int x = 0; x < re.length; x++) {
                re[x] /= Math.sqrt(count);
            }
        }

        @Override
        public void apply(double[] re, double[] im, double beta) {
            pairs.forEach(pair -> MixerKernels.exchange(re, im, pair.first(), pair.second(), beta));
        }

        @Override
        public double undo(double[] re, double[] im, double[] adjointRe, double[] adjointIm, double beta) {
            double derivative = 0;
            for (Pair pair : pairs.reversed()) {
                derivative += MixerKernels.undoExchange(
                        re, im, adjointRe, adjointIm, pair.first(), pair.second(), beta);
            }
            return derivative;
        }
    }
}
