package org.assay.benchmarks.learning;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.linear.BlockRealMatrix;
import org.assay.classical.learning.kernel.MatrixKernels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The products that training 784-128-10 in batches of 32 spends its time on, by our kernels in single
 * precision and by Commons Math in double, which has no single.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx2g"})
public class MatrixBenchmark {

    /** The first layer forward, and the gradient of its weights. */
    public enum Product {
        FORWARD(32, 784),
        GRADIENT(784, 32);

        private final int rows;
        private final int inner;

        Product(int rows, int inner) {
            this.rows = rows;
            this.inner = inner;
        }
    }

    private static final int COLUMNS = 128;

    @Param
    public Product product = Product.FORWARD;

    private float[] a = {};
    private float[] b = {};
    private float[] c = {};
    private BlockRealMatrix wideA = new BlockRealMatrix(1, 1);
    private BlockRealMatrix wideB = new BlockRealMatrix(1, 1);

    @Setup
    public void prepare() {
        var random = new SplittableRandom(1);
        a = floats(random, product.rows * product.inner);
        b = floats(random, product.inner * COLUMNS);
        c = new float[product.rows * COLUMNS];
        wideA = wide(a, product.rows, product.inner);
        wideB = wide(b, product.inner, COLUMNS);
        check(MatrixKernels.fastest());
        check(MatrixKernels.scalar());
    }

    private static float[] floats(SplittableRandom random, int size) {
        float[] floats = new float[size];
        for (int i = 0; i < size; i++) {
            floats[i] = (float) random.nextDouble(-1, 1);
        }
        return floats;
    }

    private static BlockRealMatrix wide(float[] values, int rows, int columns) {
        BlockRealMatrix matrix = new BlockRealMatrix(rows, columns);
        for (int i = 0; i < values.length; i++) {
            matrix.setEntry(i / columns, i % columns, values[i]);
        }
        return matrix;
    }

    private void check(MatrixKernels kernels) {
        multiply(kernels);
        BlockRealMatrix expected = wideA.multiply(wideB);
        for (int i = 0; i < c.length; i++) {
            double exact = expected.getEntry(i / COLUMNS, i % COLUMNS);
            if (Math.abs(c[i] - exact) > 1e-4) {
                throw new IllegalStateException("entry %d is %s, but must be %s".formatted(i, c[i], exact));
            }
        }
    }

    private float[] multiply(MatrixKernels kernels) {
        int inner = product.inner;
        kernels.multiply(product.rows, inner, COLUMNS, a, 0, inner, 1, b, 0, COLUMNS, c, 0, COLUMNS, false);
        return c;
    }

    private long flops() {
        return 2L * product.rows * product.inner * COLUMNS;
    }

    @Benchmark
    public float[] fastest(OperationRate rate) {
        rate.flops += flops();
        return multiply(MatrixKernels.fastest());
    }

    @Benchmark
    public float[] scalar(OperationRate rate) {
        rate.flops += flops();
        return multiply(MatrixKernels.scalar());
    }

    @Benchmark
    public BlockRealMatrix commonsMath(OperationRate rate) {
        rate.flops += flops();
        return wideA.multiply(wideB);
    }
}
