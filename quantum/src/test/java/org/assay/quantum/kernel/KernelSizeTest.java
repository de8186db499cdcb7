package org.assay.quantum.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Loops on vectors must be small enough for HotSpot's first compiler to count in, or else they may never reach its second.
 *
 * <p>Where much waits to be compiled, a method is first compiled without counters, then with them, and then for good. A
 * row's loops in one method of 3925 bytes had "out of virtual registers in LIR generator" at the second step, and ran
 * from then on thirty times as slow: now and then, where single precision came after double.
 */
class KernelSizeTest {

    /** The largest that is known to compile, in single precision at 512 bits, has 2562 bytes. */
    private static final int MOST_BYTES = 2600;

    private static final List<Class<?>> KERNELS = List.of(
            DoubleTileKernels.class, FloatTileKernels.class, PairTileKernels.class,
            DoubleAdjointKernels.class, FloatAdjointKernels.class, PairAdjointKernels.class,
            DoubleLevelKernels.class, FloatLevelKernels.class, PairLevelKernels.class,
            DoublePatternKernels.class, FloatPatternKernels.class, DoubleCostKernels.class,
            DoubleCellKernels.class, FloatCellKernels.class, VectorKernels.class);

    @ParameterizedTest
    @FieldSource("KERNELS")
    void noMethodIsTooLargeToBeCounted(Class<?> kernels) throws IOException {
        Map<String, Integer> tooLarge = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(kernels.getResourceAsStream(kernels.getSimpleName() + ".class"))) {
            for (var method : ClassFile.of().parse(in.readAllBytes()).methods()) {
                int bytes = method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
                if (bytes > MOST_BYTES) {
                    tooLarge.put(method.methodName().stringValue(), bytes);
                }
            }
        }
        assertThat(tooLarge).isEmpty();
    }
}
