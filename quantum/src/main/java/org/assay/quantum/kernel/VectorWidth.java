package org.assay.quantum.kernel;

import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** How wide the vectors of all kernels are: what the machine prefers, or what a system property asks for. */
final class VectorWidth {

    /**
     * System property: 128, 256 or 512 bits, or {@code other}, which is 512 where the machine prefers less and otherwise
     * 256; for tests of kernels on widths that the machine does not have. What the processor cannot do is then done on
     * objects, some hundred times slower.
     */
    static final String BITS = "assay.vectorBits";

    private static final VectorShape SHAPE = shape();

    static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, SHAPE);

    static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, SHAPE);

    private VectorWidth() {}

    private static VectorShape shape() {
        String asked = System.getProperty(BITS, "");
        VectorShape preferred = VectorShape.preferredShape();
        return switch (asked) {
            case "" -> preferred;
            case "128", "256", "512" -> VectorShape.forBitSize(Integer.parseInt(asked));
            case "other" -> preferred == VectorShape.S_512_BIT ? VectorShape.S_256_BIT : VectorShape.S_512_BIT;
            default -> throw new IllegalArgumentException(
                    "system property %s is '%s', but must be 128, 256, 512 or 'other'".formatted(BITS, asked));
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
