package org.assay.comparison.resource.tolerant;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an algorithm asks of perfect qubits, under the names that resource estimators use.
 *
 * @param numQubits        algorithm qubits, at least 1
 * @param tCount           T gates
 * @param rotationCount    rotations by arbitrary angles
 * @param rotationDepth    layers that hold at least one such rotation; at most their count
 * @param cczCount         CCZ and Toffoli gates
 * @param ccixCount        CCiX gates
 * @param measurementCount one-qubit measurements
 */
public record LogicalCounts(long numQubits, long tCount, long rotationCount, long rotationDepth, long cczCount,
        long ccixCount, long measurementCount) {

    /** Above this the arithmetic of an estimate would leave 64 bits. */
    public static final long MOST = 1_000_000_000_000_000L;

    public LogicalCounts {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("numQubits", numQubits);
        counts.put("tCount", tCount);
        counts.put("rotationCount", rotationCount);
        counts.put("rotationDepth", rotationDepth);
        counts.put("cczCount", cczCount);
        counts.put("ccixCount", ccixCount);
        counts.put("measurementCount", measurementCount);
        counts.forEach((name, count) -> {
            if (count < 0 || count > MOST) {
                throw new IllegalArgumentException("%s is %d, but must lie within 0..10^15".formatted(name, count));
            }
        });
        if (numQubits < 1) {
            throw new IllegalArgumentException("numQubits is 0, but an algorithm needs at least one qubit");
        }
    }

    /** Three-qubit gates of either kind. */
    public long toffoliCount() {
        return cczCount + ccixCount;
    }

    /** Whether anything needs magic states. */
    public boolean needsMagic() {
        return tCount > 0 || toffoliCount() > 0 || rotationCount > 0;
    }

    /** Tiles of the fast block layout (Beverland et al., app. D). */
    public long logicalQubits() {
        return DataBlock.FAST.tiles(numQubits);
    }

    /** T gates once every rotation is made of so many. */
    public long tAfterSynthesis(long tPerRotation) {
        return tCount + Math.multiplyExact(tPerRotation, rotationCount);
    }
}
