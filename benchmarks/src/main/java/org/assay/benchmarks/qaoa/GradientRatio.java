package org.assay.benchmarks.qaoa;

import java.util.Arrays;
import java.util.Locale;
import org.assay.quantum.qaoa.Qaoa;
import org.assay.quantum.qaoa.QaoaAngles;

/**
 * How many energies a gradient of depth 8 takes: both by turns in one process, a line each case.
 *
 * <pre>GradientRatio SECONDS CASE...     a case is QUBITS, d, s or w, THREADS, z to use the symmetry: 20d1z</pre>
 *
 * <p>Costs are integers, in double or single precision, or weights, in double. Times are medians of the
 * milliseconds of a turn, by the clock and of the processor (all our threads). Loops may keep one pace as
 * long as a process lives, so ask several processes.
 */
public final class GradientRatio {

    private static final int DEPTH = 8;
    private static final double TURN_MILLISECONDS = 20;

    private GradientRatio() {}

    public static void main(String[] args) {
        double seconds = Double.parseDouble(args[0]) / (args.length - 1);
        for (String name : Arrays.asList(args).subList(1, args.length)) {
            measure(name, seconds);
        }
    }

    private static void measure(String name, double seconds) {
        int qubits = Integer.parseInt(name.substring(0, 2));
        QaoaAngles angles = Workload.angles(DEPTH);
        double[] gradient = new double[2 * DEPTH];
        try (Qaoa qaoa = Workload.tiled(qubits, name.charAt(2), name.endsWith("z"), name.charAt(3) - '0')) {
            Turns energies = new Turns(() -> qaoa.energy(angles));
            Turns gradients = new Turns(() -> qaoa.energyAndGradient(angles, gradient));
            long end = 0;
            for (int turn = 0; turn < 4 || System.nanoTime() < end; turn++) {
                energies.take(turn > 0);
                gradients.take(turn > 0);
                end = turn == 0 ? System.nanoTime() + (long) (seconds * 1e9) : end;
            }
            System.out.printf(Locale.ROOT, "%-6s %s %s  ratio %.2f clock %.2f processor%n", name, energies, gradients,
                    gradients.clock() / energies.clock(), gradients.processor() / energies.processor());
        }
    }

    private static final class Turns {

        private final Runnable work;
        private double[] clock = new double[0];
        private double[] processor = new double[0];

        Turns(Runnable work) {
            this.work = work;
        }

        void take(boolean counts) {
            long cpu = QaoaWorker.processorNanos();
            long start = System.nanoTime();
            int runs = 0;
            double milliseconds;
            do {
                work.run();
                runs++;
                milliseconds = (System.nanoTime() - start) / 1e6;
            } while (milliseconds < TURN_MILLISECONDS);
            if (counts) {
                clock = with(clock, milliseconds / runs);
                processor = with(processor, (QaoaWorker.processorNanos() - cpu) / 1e6 / runs);
            }
        }

        double clock() {
            return median(clock);
        }

        double processor() {
            return median(processor);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%9.3f %9.3f ms", clock(), processor());
        }
    }

    private static double[] with(double[] values, double value) {
        double[] more = Arrays.copyOf(values, values.length + 1);
        more[values.length] = value;
        return more;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
