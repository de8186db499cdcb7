package org.assay.benchmarks.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.assay.quantum.circuit.Axis;
import org.assay.quantum.circuit.CircuitBuilder;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.kernel.KernelProvider;
import org.assay.quantum.kernel.Precision;
import org.assay.quantum.simulate.LargeState;
import org.assay.quantum.simulate.StateVector;
import org.assay.quantum.simulate.StateVectorSimulator;
import org.jspecify.annotations.Nullable;

/**
 * Our side of the runner for general circuits: reads a request a line, answers each with a line of numbers.
 *
 * <pre>
 * circuit N PRECISION FILE   -> gates        (a gate a line: h q, cx a b, rx q angle, ry q angle, cp a b angle, u4 a b m...)
 * run REPEATS                -> milliseconds processor-milliseconds (from |0...0> each time)
 * shots SHOTS                -> milliseconds processor-milliseconds (a run and its shots)
 * passes                     -> passes over the whole memory that a run in double precision amounts to, 0 where the state stays in cache
 * state FILE                 -> 0            (writes real and imaginary parts in turn)
 * </pre>
 */
public final class CircuitWorker {

    private static final int LEAST_LARGE = 13;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final StateVectorSimulator simulator = new StateVectorSimulator();
    private Circuit circuit = Circuit.builder(0).build();
    private List<Operation.Apply> gates = List.of();
    private StateVector state = StateVector.zero(0);
    private @Nullable LargeState large;

    private CircuitWorker() {}

    public static void main(String[] args) throws IOException {
        KernelProvider.warmUp();
        CircuitWorker worker = new CircuitWorker();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(worker.answer(line.split(" ")));
        }
    }

    private String answer(String[] words) throws IOException {
        return switch (words[0]) {
            case "circuit" -> circuit(Integer.parseInt(words[1]), Precision.valueOf(words[2].toUpperCase(Locale.ROOT)), Path.of(words[3]));
            case "run" -> timed(() -> run(Integer.parseInt(words[1])));
            case "shots" -> timed(() -> {
                run(1);
                int shots = Integer.parseInt(words[1]);
                if (large == null) {
                    state.sample(shots, new SplittableRandom(1));
                } else {
                    large.sample(shots, new SplittableRandom(1));
                }
            });
            case "passes" -> Long.toString(Math.round(simulator.plan(circuit).wholePasses()));
            case "state" -> write(Path.of(words[1]));
            default -> throw new IllegalArgumentException("unknown request '%s'".formatted(words[0]));
        };
    }

    private String circuit(int qubits, Precision precision, Path file) throws IOException {
        CircuitBuilder builder = Circuit.builder(qubits);
        for (String line : Files.readAllLines(file)) {
            add(line.split(" "), builder);
        }
        circuit = builder.build();
        gates = circuit.operations().stream().map(o -> (Operation.Apply) o).toList();
        if (qubits >= LEAST_LARGE && LargeState.isSupported()) {
            large = LargeState.zero(qubits, precision);
        } else {
            state = StateVector.zero(qubits);
        }
        return Integer.toString(gates.size());
    }

    private static void add(String[] words, CircuitBuilder builder) {
        int first = Integer.parseInt(words[1]);
        switch (words[0]) {
            case "h" -> builder.h(first);
            case "cx" -> builder.cx(first, Integer.parseInt(words[2]));
            case "rx" -> builder.gate(new Gate.Rotation(Axis.X, Double.parseDouble(words[2])), first);
            case "ry" -> builder.gate(new Gate.Rotation(Axis.Y, Double.parseDouble(words[2])), first);
            case "cp" -> builder.cp(Double.parseDouble(words[3]), first, Integer.parseInt(words[2]));
            case "u4" -> builder.gate(new Gate.Unitary("u4", matrix(words)), first, Integer.parseInt(words[2]));
            default -> throw new IllegalArgumentException("unknown gate '%s'".formatted(words[0]));
        }
    }

    private static ComplexMatrix matrix(String[] words) {
        Complex[][] rows = new Complex[4][4];
        for (int k = 0; k < 16; k++) {
            rows[k / 4][k % 4] = new Complex(Double.parseDouble(words[3 + 2 * k]), Double.parseDouble(words[4 + 2 * k]));
        }
        return ComplexMatrix.of(rows);
    }

    private void run(int repeats) {
        for (int repeat = 0; repeat < repeats; repeat++) {
            if (large != null) {
                large.reset();
                simulator.apply(gates, large);
            } else {
                Arrays.fill(state.re(), 0);
                Arrays.fill(state.im(), 0);
                state.re()[0] = 1;
                simulator.apply(gates, state);
            }
        }
    }

    private String write(Path file) {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16).order(ByteOrder.nativeOrder());
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            long size = large == null ? state.size() : large.size();
            for (long i = 0; i < size; i++) {
                Complex amplitude = large == null ? state.amplitude(i) : large.amplitude(i);
                buffer.putDouble(amplitude.re()).putDouble(amplitude.im());
                if (!buffer.hasRemaining() || i == size - 1) {
                    out.write(buffer.flip());
                    buffer.clear();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "0";
    }

    private static String timed(Runnable work) {
        long cpu = processorNanos();
        long start = System.nanoTime();
        work.run();
        double milliseconds = (System.nanoTime() - start) / 1e6;
        return String.format(Locale.ROOT, "%.5f %.5f", milliseconds, (processorNanos() - cpu) / 1e6);
    }

    /** Of all our threads; the process's own clock only ticks every 10 ms. */
    private static long processorNanos() {
        return Arrays.stream(THREADS.getAllThreadIds()).map(THREADS::getThreadCpuTime).filter(t -> t > 0).sum();
    }
}
