package org.assay.benchmarks.qaoa;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.assay.quantum.kernel.Workers;
import org.assay.quantum.observable.DiagonalCost;
import org.assay.quantum.observable.IsingHamiltonian;
import org.assay.quantum.observable.IsingHamiltonian.Coupling;
import org.assay.quantum.qaoa.LightCones;
import org.assay.quantum.qaoa.Qaoa;
import org.assay.quantum.qaoa.QaoaAngles;
import org.assay.quantum.qaoa.QaoaOptions;
import org.assay.quantum.qaoa.QaoaOptions.Precision;
import org.assay.quantum.simulate.Counts;
import org.jspecify.annotations.Nullable;

/**
 * Our side of the peer runner: reads a request a line, answers each with a line of numbers.
 *
 * <pre>
 * graph N i j i j ...                -> edges
 * weights w w ...                    -> edges      (one for each edge of the graph)
 * engine THREADS SYMMETRY PRECISION  -> 0          (true or false; DOUBLE or SINGLE)
 * turn MILLISECONDS                  -> 0          (how long to repeat energy, gradient, sample and sweep at least)
 * energy gamma.. beta..              -> energy milliseconds processor-milliseconds
 * gradient gamma.. beta..            -> energy milliseconds processor-milliseconds derivative-by-first-gamma
 * sample SHOTS gamma.. beta..        -> mean-cost milliseconds processor-milliseconds
 * cones gamma.. beta..               -> energy by light cones, without a state
 * memory MEBIBYTES THREADS           -> 0          (plain arrays, a share for each thread)
 * sweep                              -> check milliseconds processor-milliseconds (one read and write of those)
 * </pre>
 */
public final class QaoaWorker {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private @Nullable IsingHamiltonian cost;
    private @Nullable Qaoa qaoa;
    private double turnMilliseconds;
    private double[][] arrays = {};
    private Workers sweepers = new Workers(1);

    private QaoaWorker() {}

    public static void main(String[] args) throws IOException {
        QaoaWorker worker = new QaoaWorker();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(worker.answer(line.split(" ")));
        }
    }

    private String answer(String[] words) {
        double[] numbers = words[0].equals("engine")
                ? new double[0]
                : Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
        return switch (words[0]) {
            case "graph" -> graph(numbers);
            case "weights" -> weights(numbers);
            case "engine" -> engine(Integer.parseInt(words[1]), Boolean.parseBoolean(words[2]), Precision.valueOf(words[3]));
            case "turn" -> turn(numbers[0]);
            case "energy" -> timed(() -> open().energy(QaoaAngles.of(numbers)));
            case "gradient" -> gradient(numbers);
            case "sample" -> sample((int) numbers[0], QaoaAngles.of(Arrays.copyOfRange(numbers, 1, numbers.length)));
            case "cones" -> String.format(Locale.ROOT, "%.15g",
                    LightCones.of(graph(), numbers.length / 2).energy(QaoaAngles.of(numbers)));
            case "memory" -> memory((int) numbers[0], (int) numbers[1]);
            case "sweep" -> timed(this::sweep);
            default -> throw new IllegalArgumentException("unknown request '%s'".formatted(words[0]));
        };
    }

    private String graph(double[] numbers) {
        List<int[]> edges = new ArrayList<>();
        for (int i = 1; i < numbers.length; i += 2) {
            edges.add(new int[] {(int) numbers[i], (int) numbers[i + 1]});
        }
        cost = Workload.cut((int) numbers[0], edges);
        return Integer.toString(edges.size());
    }

    private String weights(double[] numbers) {
        List<Coupling> couplings = new ArrayList<>();
        for (Coupling c : graph().couplings()) {
            couplings.add(new Coupling(c.i(), c.j(), c.strength() * numbers[couplings.size()]));
        }
        cost = IsingHamiltonian.ofCouplings(graph().spins(), couplings, 0);
        return Integer.toString(couplings.size());
    }

    private IsingHamiltonian graph() {
        if (cost == null) {
            throw new IllegalStateException("no graph yet");
        }
        return cost;
    }

    private String engine(int threads, boolean symmetry, Precision precision) {
        if (qaoa != null) {
            qaoa.close();
        }
        qaoa = Qaoa.of(graph(), QaoaOptions.DEFAULT.withEngine(QaoaOptions.Engine.TILED).withThreads(threads)
                .withSymmetry(symmetry).withPrecision(precision));
        return "0";
    }

    private Qaoa open() {
        if (qaoa == null) {
            throw new IllegalStateException("no engine yet");
        }
        return qaoa;
    }

    private String gradient(double[] angles) {
        double[] gradient = new double[angles.length];
        String timed = timed(() -> open().energyAndGradient(QaoaAngles.of(angles), gradient));
        return timed + String.format(Locale.ROOT, " %.15g", gradient[0]);
    }

    /** The outcomes are drawn within the time taken, their costs added up after it. */
    private String sample(int shots, QaoaAngles angles) {
        List<Counts> counts = new ArrayList<>();
        String timed = timed(() -> {
            counts.clear();
            counts.add(open().sample(angles, shots, new SplittableRandom(1)));
            return 0;
        });
        DiagonalCost costs = open().cost();
        double mean = counts.getFirst().entries().stream().mapToDouble(e -> e.count() * costs.at(e.outcome().toLong())).sum() / shots;
        return String.format(Locale.ROOT, "%.15g", mean) + timed.substring(timed.indexOf(' '));
    }

    private String turn(double milliseconds) {
        turnMilliseconds = milliseconds;
        return "0";
    }

    /** Repeats the work for a turn; times are means. */
    private String timed(DoubleSupplier work) {
        long cpu = processorNanos();
        long start = System.nanoTime();
        double result;
        double milliseconds;
        int runs = 0;
        do {
            result = work.getAsDouble();
            runs++;
            milliseconds = (System.nanoTime() - start) / 1e6;
        } while (milliseconds < turnMilliseconds);
        return String.format(Locale.ROOT, "%.15g %.4f %.4f", result, milliseconds / runs, (processorNanos() - cpu) / 1e6 / runs);
    }

    /** Of all our threads; the process's own clock only ticks every 10 ms. */
    static long processorNanos() {
        return Arrays.stream(THREADS.getAllThreadIds()).map(THREADS::getThreadCpuTime).filter(t -> t > 0).sum();
    }

    private String memory(int mebibytes, int threads) {
        arrays = new double[threads][(int) (mebibytes * (long) (1 << 17) / threads)];
        sweepers = new Workers(threads);
        for (int round = 0; round < 3; round++) { // the first touches it, and the compiler has done its work
            sweep();
        }
        return "0";
    }

    /** Reads and writes every double. */
    private double sweep() {
        sweepers.run(arrays.length, t -> {
            double[] array = arrays[t];
            for (int i = 0; i < array.length; i++) {
                array[i] = array[i] * 0.5 + 1;
            }
        });
        double check = Arrays.stream(arrays).mapToDouble(array -> array[array.length - 1]).sum();
        if (!(check > 0)) {
            throw new IllegalStateException("the sweep went wrong");
        }
        return check;
    }
}
