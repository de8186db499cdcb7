package org.assay.quantum.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assay.quantum.kernel.KernelCall.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassSchedulerTest {

    private static KernelCall hadamard(int qubit) {
        double root = Math.sqrt(0.5);
        return KernelCall.of(Kind.REAL, 1L << qubit, 0, 0, 0, root, root, root, -root);
    }

    private static KernelCall cnot(int control, int target) {
        return KernelCall.of(Kind.FLIP, 1L << target, 0, 1L << control, 0);
    }

    private static List<KernelCall> layersWithChains(int qubits, int layers) {
        List<KernelCall> out = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            for (int q = 0; q < qubits; q++) {
                out.add(hadamard(q));
            }
            for (int q = 0; q + 1 < qubits; q++) {
                out.add(cnot(q, q + 1));
            }
        }
        return out;
    }

    private static List<KernelCall> random(int qubits, int count, Random random) {
        List<KernelCall> out = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int a = random.nextInt(qubits);
            int b = (a + 1 + random.nextInt(qubits - 1)) % qubits;
            out.add(switch (random.nextInt(5)) {
                case 0 -> hadamard(a);
                case 1 -> cnot(a, b);
                case 2 -> KernelCall.of(Kind.ROTATE_PARITY, 1L << a | 1L << b, 0, 0, 0, 0.8, 0.6);
                case 3 -> KernelCall.of(Kind.SCALE, 0, 0, 1L << a, 1L << b, 0.8, 0.6);
                default -> KernelCall.of(Kind.SWAP, 1L << a, 1L << b, 0, 0);
            });
        }
        return out;
    }

    private static boolean commute(KernelCall a, KernelCall b) {
        return (a.mixes() & (b.mixes() | b.reads()) | b.mixes() & a.reads()) == 0;
    }

    private static void requireSound(int qubits, List<KernelCall> calls, List<Pass> passes) {
        Map<KernelCall, Integer> places = new HashMap<>();
        for (Pass pass : passes) {
            for (KernelCall call : pass.calls()) {
                assertThat(call.mixes() & ~pass.local()).as("bits that %s mixes and the tiles do not hold", call).isZero();
                assertThat(places.put(call, places.size())).as("an earlier place of %s", call).isNull();
            }
            assertThat(Long.bitCount(pass.local())).as("bits of a tile").isBetween(1, Math.min(qubits, 16));
        }
        assertThat(places).hasSize(calls.size());
        for (int i = 0; i < calls.size(); i++) {
            for (int j = i + 1; j < calls.size(); j++) {
                if (!commute(calls.get(i), calls.get(j))) {
                    assertThat(places.get(calls.get(i))).as("%s before %s", calls.get(i), calls.get(j)).isLessThan(places.get(calls.get(j)));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 16, 20, 25, 30, 45, 63})
    void callsAreTakenOnceAndKeepTheirOrderWhereItMatters(int qubits) {
        for (long seed = 1; seed <= 6; seed++) {
            List<KernelCall> calls = random(qubits, 300, new Random(seed));
            for (Precision precision : Precision.values()) {
                requireSound(qubits, calls, PassScheduler.schedule(qubits, calls, precision));
            }
        }
        List<KernelCall> chains = layersWithChains(qubits, 6);
        requireSound(qubits, chains, PassScheduler.schedule(qubits, chains, Precision.DOUBLE));
    }

    /** Tiles of 14 qubits, of which 4 are the lowest: layer by layer, as the order of the gates suggests, two passes each. */
    @Test
    void oneWayThroughMemoryTakesManyLayersWithTheirChains() {
        assertThat(PassScheduler.schedule(24, layersWithChains(24, 4), Precision.DOUBLE)).hasSizeLessThanOrEqualTo(3);
        assertThat(PassScheduler.schedule(28, layersWithChains(28, 4), Precision.DOUBLE)).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void nothingTakesNoPass() {
        assertThat(PassScheduler.schedule(20, List.of(), Precision.DOUBLE)).isEmpty();
    }
}
