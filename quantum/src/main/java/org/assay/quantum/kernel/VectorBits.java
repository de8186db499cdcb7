package org.assay.quantum.kernel;

import java.util.Set;

/** The width of vectors that a system property asks for, which can be read where there is no Vector API. */
public final class VectorBits {

    /**
     * System property: 128, 256 or 512 bits, or {@code other}, which is 512 where the machine prefers less and otherwise
     * 256; for tests of kernels on widths that the machine does not have. What the processor cannot do is then done on
     * objects, some hundred times slower.
     */
    public static final String PROPERTY = "assay.vectorBits";

    static final String OTHER = "other";

    private static final Set<String> NUMBERS = Set.of("128", "256", "512");

    private VectorBits() {}

    /**
     * What the property says, or nothing, for what the machine prefers.
     *
     * @throws IllegalArgumentException if it is neither a width nor {@code other}
     */
    public static String askedFor() {
        String asked = System.getProperty(PROPERTY, "");
        if (!asked.isEmpty() && !asked.equals(OTHER) && !NUMBERS.contains(asked)) {
            throw new IllegalArgumentException(
                    "system property %s is '%s', but must be 128, 256, 512 or '%s'".formatted(PROPERTY, asked, OTHER));
        }
        return asked;
    }
}
