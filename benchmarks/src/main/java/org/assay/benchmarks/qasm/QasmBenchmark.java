package org.assay.benchmarks.qasm;

import java.util.concurrent.TimeUnit;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.qasm.QasmReader;
import org.assay.quantum.qasm.QasmVersion;
import org.assay.quantum.qasm.QasmWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A file of 200,000 gates, read and written. The goal is under one second to read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class QasmBenchmark {

    private static final int GATES = 200_000;
    private static final int QUBITS = 20;

    private String text = "";
    private Circuit circuit = Circuit.builder(0).build();

    @Setup
    public void prepare() {
        StringBuilder out = new StringBuilder("OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[%d];\n".formatted(QUBITS));
        for (int i = 0; i < GATES / 4; i++) {
            int a = i % QUBITS;
            int b = (i + 7) % QUBITS;
            out.append("h q[%d];\ncx q[%d],q[%d];\nrz(%s) q[%d];\ncu1(3*pi/%d) q[%d],q[%d];\n"
                    .formatted(a, a, b, i * 0.0001, b, 1 + i % 8, b, a));
        }
        text = out.toString();
        circuit = read();
        boolean isWhole = circuit.operations().size() == GATES && circuit.counts().of("cp") == GATES / 4;
        if (!isWhole || !QasmReader.read(write(), "again").circuit().operations().equals(circuit.operations())) {
            throw new IllegalStateException("what is timed is wrong: %s".formatted(circuit.counts()));
        }
    }

    @Benchmark
    public Circuit read() {
        return QasmReader.read(text, "benchmark").circuit();
    }

    @Benchmark
    public String write() {
        return QasmWriter.write(circuit, QasmVersion.V2);
    }
}
