package org.assay.quantum.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Loops on vectors must be small enough for HotSpot's first compiler to count in, or else they may never reach its second.
 *
 * <p>Where much waits to be compiled, a method is first compiled without counters, then with them, and then for good.
 * The second step has so many virtual registers, and each load or store of a vector, inlined, takes many. One loop
 * over a whole row, with 64 of them, was "out of virtual registers" there (JDK 25) and ran from then on thirty times as
 * slow: now and then, where single precision came after double; one with 55 was refused as well. Whoever needs more
 * than here runs all loops with {@code -XX:+PrintCompilation} and the thresholds of tier 4 out of reach, and sees
 * whether any is skipped.
 */
class KernelSizeTest {

    /** The most that is known to compile, also where each access is checked, as it is without native access. */
    private static final int MOST_ACCESSES = 41;

    private static final List<Class<?>> KERNELS = List.of(
            DoubleTileKernels.class, FloatTileKernels.class, PairTileKernels.class,
            DoubleAdjointKernels.class, FloatAdjointKernels.class, PairAdjointKernels.class,
            DoubleLevelKernels.class, FloatLevelKernels.class, PairLevelKernels.class,
            DoublePatternKernels.class, FloatPatternKernels.class, DoubleCostKernels.class,
            DoubleCellKernels.class, FloatCellKernels.class);

    @ParameterizedTest
    @FieldSource("KERNELS")
    void noMethodIsTooLargeToBeCounted(Class<?> kernels) throws IOException {
        Map<String, Long> tooLarge = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(kernels.getResourceAsStream(kernels.getSimpleName() + ".class"))) {
            for (var method : ClassFile.of().parse(in.readAllBytes()).methods()) {
                long accesses = method.code().map(KernelSizeTest::vectorAccesses).orElse(0L);
                if (accesses > MOST_ACCESSES) {
                    tooLarge.put(method.methodName().stringValue(), accesses);
                }
            }
        }
        assertThat(tooLarge).isEmpty();
    }

    private static long vectorAccesses(CodeModel code) {
        return code.elementStream()
                .filter(e -> e instanceof InvokeInstruction call && call.name().stringValue().matches("(from|into)(MemorySegment|Array)"))
                .count();
    }
}
