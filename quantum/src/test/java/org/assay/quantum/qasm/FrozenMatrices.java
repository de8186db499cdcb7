package org.assay.quantum.qasm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assay.quantum.circuit.Complex;
import org.assay.quantum.circuit.ComplexMatrix;

/** Matrices that other programs computed, from files under {@code src/test/resources/qasm}. */
record FrozenMatrices(String name, int angles, int qubits, ComplexMatrix matrix) {

    static final Path FOLDER = Path.of("src", "test", "resources", "qasm");
    private static final double[] ANGLES = {0.3, -1.1, 2.5, 0.7};

    static List<FrozenMatrices> in(String file) {
        List<FrozenMatrices> all = new ArrayList<>();
        String[] head = {};
        Complex[][] rows = {};
        for (String line : lines(file)) {
            String[] fields = line.split(" ");
            if (fields.length == 3) {
                add(all, head, rows);
                head = fields;
                rows = zeros(1 << Integer.parseInt(fields[2]));
            } else {
                rows[Integer.parseInt(fields[0])][Integer.parseInt(fields[1])] =
                        new Complex(Double.parseDouble(fields[2]), Double.parseDouble(fields[3]));
            }
        }
        add(all, head, rows);
        return all;
    }

    static List<String> lines(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file)).stream().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(List<FrozenMatrices> all, String[] head, Complex[][] rows) {
        if (head.length == 3) {
            all.add(new FrozenMatrices(
                    head[0], Integer.parseInt(head[1]), Integer.parseInt(head[2]), ComplexMatrix.of(rows)));
        }
    }

    private static Complex[][] zeros(int size) {
        Complex[][] rows = new Complex[size][size];
        Arrays.stream(rows).forEach(row -> Arrays.fill(row, Complex.ZERO));
        return rows;
    }

    /** {@code name(angles) q[first],q[first+1],...;} */
    String call(int first) {
        String list = Arrays.stream(ANGLES).limit(angles).mapToObj(Double::toString).collect(Collectors.joining(","));
        String operands = IntStream.range(first, first + qubits).mapToObj("q[%d]"::formatted).collect(Collectors.joining(","));
        return name + (angles == 0 ? "" : "(" + list + ")") + " " + operands + ";";
    }

    @Override
    public String toString() {
        return name;
    }
}
