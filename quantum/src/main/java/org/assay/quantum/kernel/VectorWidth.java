package org.assay.quantum.kernel;

import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** How wide the vectors of all kernels are: what the machine prefers, or what {@link VectorBits} asks for. */
final class VectorWidth {

    private static final VectorShape SHAPE = shape();

    static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, SHAPE);

    static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, SHAPE);

    private VectorWidth() {}

    private static VectorShape shape() {
        VectorShape preferred = VectorShape.preferredShape();
        String asked = VectorBits.askedFor();
        return switch (asked) {
            case "" -> preferred;
            case VectorBits.OTHER -> preferred == VectorShape.S_512_BIT ? VectorShape.S_256_BIT : VectorShape.S_512_BIT;
            default -> VectorShape.forBitSize(Integer.parseInt(asked));
        };
    }

    /** Whether vectors are wider than the processor's. */
    static boolean isEmulated() {
        return SHAPE.vectorBitSize() > VectorShape.preferredShape().vectorBitSize();
    }

    /** As in {@code 512-bit vectors}. */
    static String description() {
        return SHAPE.vectorBitSize() + "-bit vectors" + (isEmulated() ? ", emulated" : "");
    }
}
