package org.assay.quantum.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.assay.quantum.kernel.KernelCall.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Lets 4 x 4 matrices take in what costs nothing more with them: gates on one of their qubits before or
 * after, and matrices on the same pair. Then each hands on to those behind it, as gates on single qubits,
 * what brings it to a {@link PairForm}, with fewer entries to multiply by.
 */
final class TwoQubitFusion {

    private final List<@Nullable KernelCall> out = new ArrayList<>();
    private final int[] last = new int[64];

    private TwoQubitFusion() {
        Arrays.fill(last, -1);
    }

    /** @param lanes the bits below it are in the lanes of a vector */
    static List<KernelCall> fuse(List<KernelCall> calls, long lanes) {
        if (calls.stream().noneMatch(TwoQubitFusion::isPlain)) {
            return calls;
        }
        TwoQubitFusion fusion = new TwoQubitFusion();
        calls.forEach(fusion::add);
        List<KernelCall> fused = new ArrayList<>(fusion.out.stream().filter(Objects::nonNull).toList());
        handOn(fused, lanes);
        return fused;
    }

    private static boolean isPlain(@Nullable KernelCall call) {
        return call != null && call.kind() == Kind.GENERAL2 && (call.on() | call.off()) == 0;
    }

    private void add(KernelCall call) {
        double[] matrix = OneQubitFusion.matrix(call);
        if (matrix != null) {
            long target = OneQubitFusion.target(call);
            int place = last[Long.numberOfTrailingZeros(target)];
            if (place >= 0 && isPlain(out.get(place))) {
                out.set(place, product(call, out.get(place)));
                return;
            }
        } else if (isPlain(call)) {
            KernelCall whole = takingIn(takingIn(call, call.a()), call.b());
            int place = last[Long.numberOfTrailingZeros(call.a())];
            KernelCall before = place < 0 ? null : out.get(place);
            if (before != null && isPlain(before) && before.a() == call.a() && before.b() == call.b()
                    && last[Long.numberOfTrailingZeros(call.b())] == place) {
                out.set(place, product(whole, before));
            } else {
                append(whole);
            }
            return;
        }
        append(call);
    }

    private void append(KernelCall call) {
        for (long bits = call.mixes() | call.reads(); bits != 0; bits &= bits - 1) {
            last[Long.numberOfTrailingZeros(bits)] = out.size();
        }
        out.add(call);
    }

    /** With the gate on this qubit before it, if there is one. */
    private KernelCall takingIn(KernelCall call, long bit) {
        int place = last[Long.numberOfTrailingZeros(bit)];
        KernelCall before = place < 0 ? null : out.get(place);
        if (before == null || OneQubitFusion.matrix(before) == null) {
            return call;
        }
        out.set(place, null);
        return product(call, before);
    }

    /** Both as one matrix on the pair of the one that is on a pair. */
    private static KernelCall product(KernelCall later, KernelCall earlier) {
        KernelCall pair = isPlain(later) ? later : earlier;
        return onPair(later, pair).times(onPair(earlier, pair)).on(pair.a(), pair.b());
    }

    private static PairMatrix onPair(KernelCall call, KernelCall pair) {
        double[] matrix = OneQubitFusion.matrix(call);
        if (matrix == null) {
            return PairMatrix.of(call);
        }
        return OneQubitFusion.target(call) == pair.a() ? PairMatrix.onLow(matrix) : PairMatrix.onHigh(matrix);
    }

    private static void handOn(List<KernelCall> calls, long lanes) {
        int[] next = new int[64];
        Arrays.fill(next, -1);
        int[][] behind = new int[calls.size()][];
        for (int i = calls.size() - 1; i >= 0; i--) {
            KernelCall call = calls.get(i);
            if (isPlain(call)) {
                behind[i] = new int[] {next[Long.numberOfTrailingZeros(call.a())], next[Long.numberOfTrailingZeros(call.b())]};
            }
            for (long bits = call.mixes() | call.reads(); bits != 0; bits &= bits - 1) {
                next[Long.numberOfTrailingZeros(bits)] = i;
            }
        }
        for (int i = 0; i < calls.size(); i++) {
            int[] both = behind[i];
            if (both != null && both[0] >= 0 && both[1] >= 0 && isPlain(calls.get(both[0])) && isPlain(calls.get(both[1]))) {
                KernelCall call = calls.get(i);
                PairMatrix whole = PairMatrix.of(call);
                boolean onLane = call.a() < lanes && call.b() >= lanes;
                if (!onLane || !bringTo(PairForm.LANE, calls, i, both, whole)) {
                    bringTo(PairForm.LOCAL, calls, i, both, whole);
                }
            }
        }
    }

    /** Brings a matrix to this form, and undoes before the two behind it what does that; whether the form can be had. */
    private static boolean bringTo(PairForm form, List<KernelCall> calls, int place, int[] behind, PairMatrix whole) {
        KernelCall call = calls.get(place);
        PairForm.Gates gates = form.gates(whole);
        Optional<PairMatrix> rest = form.after(gates, whole);
        if (rest.isPresent()) {
            calls.set(place, rest.get().on(call.a(), call.b()));
            handOn(calls, behind[0], call.a(), gates.low());
            handOn(calls, behind[1], call.b(), gates.high());
        }
        return rest.isPresent();
    }

    /** Undoes a gate before the call at a place. */
    private static void handOn(List<KernelCall> calls, int place, long bit, double[] gate) {
        KernelCall call = calls.get(place);
        double[] inverse = PairMatrix.adjoint(gate);
        PairMatrix undo = call.a() == bit ? PairMatrix.onLow(inverse) : PairMatrix.onHigh(inverse);
        calls.set(place, PairMatrix.of(call).times(undo).on(call.a(), call.b()));
    }
}
