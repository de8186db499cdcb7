package org.assay.classical.learning.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assay.classical.machine.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MatrixKernelsTest {

    private static final int[] ROWS = {1, 2, 3, 4, 7, 8, 9, 16, 19};
    private static final int[] INNER = {1, 2, 5, 16, 33};
    private static final int[] COLUMNS = {16, 32, 48};

    static Stream<MatrixKernels> everyKernel() {
        return Stream.of(MatrixKernels.scalar(), MatrixKernels.fastest());
    }

    /** A product with its factors, at offsets and with rows further apart than they need to be. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Job(int rows, int inner, int columns, boolean transposed, boolean add, float[] a, float[] b, float[] c) {

        static Job random(int rows, int inner, int columns, boolean transposed, boolean add) {
            var random = new SplittableRandom(rows * 1000L + inner * 10L + columns);
            return new Job(rows, inner, columns, transposed, add,
                    floats(random, 3 + (rows + 2) * (inner + 2)),
                    floats(random, 5 + inner * (columns + 1)),
                    floats(random, 7 + rows * (columns + 3)));
        }

        private static float[] floats(SplittableRandom random, int size) {
            float[] floats = new float[size];
            for (int i = 0; i < size; i++) {
                floats[i] = (float) random.nextDouble(-1, 1);
            }
            return floats;
        }

        int aRow() {
            return transposed ? 1 : inner + 2;
        }

        int aInner() {
            return transposed ? rows + 2 : 1;
        }

        float[] by(MatrixKernels kernels) {
            float[] result = c.clone();
            kernels.multiply(
                    rows, inner, columns, a, 3, aRow(), aInner(), b, 5, columns + 1, result, 7, columns + 3, add);
            return result;
        }

        double[] byDefinition() {
            double[] result = new double[c.length];
            for (int i = 0; i < c.length; i++) {
                result[i] = c[i];
            }
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    double sum = add ? c[7 + i * (columns + 3) + j] : 0;
                    for (int k = 0; k < inner; k++) {
                        sum += (double) a[3 + i * aRow() + k * aInner()] * b[5 + k * (columns + 1) + j];
                    }
                    result[7 + i * (columns + 3) + j] = sum;
                }
            }
            return result;
        }
    }

    private static Stream<Job> jobs() {
        return Arrays.stream(ROWS).boxed().flatMap(rows -> Arrays.stream(INNER).boxed().flatMap(inner ->
                Arrays.stream(COLUMNS).boxed().flatMap(columns -> Stream.of(
                        Job.random(rows, inner, columns, false, false),
                        Job.random(rows, inner, columns, true, false),
                        Job.random(rows, inner, columns, false, true),
                        Job.random(rows, inner, columns, true, true)))));
    }

    @ParameterizedTest
    @MethodSource("everyKernel")
    void everyShapeIsMultipliedAndNothingElseIsTouched(MatrixKernels kernels) {
        jobs().forEach(job -> {
            float[] result = job.by(kernels);
            double[] expected = job.byDefinition();
            for (int i = 0; i < result.length; i++) {
                assertThat((double) result[i]).as("%s entry %d", job, i).isCloseTo(expected[i], within(1e-5));
            }
        });
    }

    @Test
    void allKernelsAgreeToTheBit() {
        jobs().forEach(job -> assertThat(job.by(MatrixKernels.fastest())).as("%s", job).containsExactly(job.by(MatrixKernels.scalar())));
    }

    @Test
    void theVectorKernelsAreTakenWhereTheyAreWorthIt() {
        assertThat(MatrixKernels.fastest()).isInstanceOf(Vectors.EXIST ? VectorKernels.class : ScalarKernels.class);
        assertThat(MatrixKernels.forJob(1e3)).isSameAs(MatrixKernels.scalar());
        assertThat(MatrixKernels.forJob(1e12)).isSameAs(MatrixKernels.fastest());
    }

    /** In a virtual machine of its own, because this one has the module. */
    @Test
    void withoutTheVectorModuleTheScalarKernelsServe() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), KernelName.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).isEqualTo("ScalarKernels");
    }

    /** Prints which kernels are the fastest here. */
    static final class KernelName {

        private KernelName() {}

        @SuppressWarnings("SystemOut") // read by the test
        public static void main(String... unused) {
            System.out.print(MatrixKernels.fastest().getClass().getSimpleName());
        }
    }

    @Test
    void paddingRoundsUp() {
        assertThat(MatrixKernels.padded(1)).isEqualTo(16);
        assertThat(MatrixKernels.padded(16)).isEqualTo(16);
        assertThat(MatrixKernels.padded(17)).isEqualTo(32);
    }
}
